using System;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;

namespace GenesysWrapup.Core.WorkLists;

/// <summary>Why a work list cannot be used.</summary>
internal static class ListFailures
{
    public static Failure NoName(string? name) => new(
        FailureId.InvalidValue,
        FailureCategory.InvalidArgument,
        $"-WorkList '{ShortText.Line(name)}' cannot be a list's name.",
        "Give up to 100 letters, digits, dots, hyphens and underscores.")
    { EndsCommand = true };

    public static Failure Unreachable(string broker, Exception? cause) => Of(
        FailureId.BrokerUnreachable,
        FailureCategory.ConnectionError,
        $"The broker {broker} cannot be reached, or the connection was lost{Said(cause)}.",
        "Check the address and the network, and that the broker is running. Rows that were confirmed stay in the list.",
        broker).With(copy => copy.Exception = cause);

    public static Failure Refused(string broker, Exception cause) => Of(
        FailureId.BrokerRefused,
        FailureCategory.PermissionDenied,
        $"The broker {broker} refused{Said(cause)}.",
        "Check -Credential, the virtual host in -Broker, and that this user may configure, write and read the list's queues there.",
        broker).With(copy => copy.Exception = cause);

    public static Failure Untrusted(string broker, Exception cause) => Of(
        FailureId.BrokerRefused,
        FailureCategory.AuthenticationError,
        $"The certificate of the broker {broker} is not trusted here, so nothing was sent{Said(cause)}.",
        "Use the name that the certificate is for, and add its issuer to this machine's trusted authorities.",
        broker).With(copy => copy.Exception = cause);

    public static Failure NotTaken(string broker, Exception cause) => Of(
        FailureId.BrokerNotTaking,
        FailureCategory.LimitsExceeded,
        $"The broker {broker} did not take a message{Said(cause)}.",
        "See the queue's length limits and the broker's alarms; then send the rows that were not accepted again.",
        broker).With(copy => (copy.EndsCommand, copy.Exception) = (false, cause));

    public static Failure OtherSettings(string broker, string queue, Exception cause) => Of(
        FailureId.WorkListUnusable,
        FailureCategory.InvalidData,
        $"The queue '{queue}' is on the broker {broker} already, with other settings{Said(cause)}.",
        "Choose another name with -WorkList, or delete that queue when it is empty. The broker has to be RabbitMQ 3.10 or later.",
        queue).With(copy => copy.Exception = cause);

    public static Failure OfLaterVersion(WorkListName list, int? version) => Of(
        FailureId.WorkListUnusable,
        FailureCategory.InvalidData,
        $"The list '{list}' has rows of version {version}, and this module knows version {WorkRow.CurrentVersion}.",
        "Update the module on this machine; the rows stay in the list.",
        list.Waiting);

    public static Failure OfOtherOrganization(WorkListName list, string? theirs, string? ours) => Of(
        FailureId.WorkListOfOtherOrganization,
        FailureCategory.InvalidArgument,
        $"The list '{list}' has rows of organization {ShortText.Line(theirs)}, and this session is one of {ours}.",
        "Connect to the organization that the list belongs to, or name another list with -WorkList. The rows stay in the list.",
        list.Waiting);

    public static Failure NotFound(WorkListName list, string broker) => Of(
        FailureId.WorkListNotFound,
        FailureCategory.ObjectNotFound,
        $"There is no list '{list}' on the broker {broker}.",
        "Check -WorkList and the virtual host in -Broker; Send-WrapupRequest makes a list with its first row.",
        list.Waiting);

    public static Failure UnknownOrganization(WorkListName list) => Of(
        FailureId.WorkListOfOtherOrganization,
        FailureCategory.InvalidArgument,
        $"The list '{list}' cannot be used, since the platform did not tell this session its organization.",
        "Connect again; where it stays so, set the codes without a list, with Set-ParticipantWrapup.",
        list.Waiting);

    /// <summary>Whose a session is, which a list has to know.</summary>
    public static string OrganizationOf(GenesysSession session, WorkListName list) =>
        session.OrganizationId ?? throw new GenesysException(UnknownOrganization(list));

    private static Failure Of(string id, FailureCategory category, string message, string nextStep, object target) =>
        new(id, category, message, nextStep) { Target = target, EndsCommand = true };

    private static string Said(Exception? cause)
    {
        while (cause is { InnerException: { } inner })
        {
            cause = inner;
        }

        return cause is null ? string.Empty : $": {ShortText.Line(cause.Message, 300).TrimEnd('.')}";
    }
}

using System;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;

namespace GenesysWrapup.Core.Bulk;

/// <summary>Why a journal cannot be used. Without its journal a run does not begin, or does not go on.</summary>
internal static class JournalFailures
{
    public static Failure InUse(string path) => Of(
        FailureId.JournalInUse,
        FailureCategory.ResourceUnavailable,
        path,
        "is in use by another run",
        "Wait until that run has ended, or give this one a journal of its own with -Journal.");

    public static Failure OfOtherOrganization(string path, string? organization, GenesysSession session) => Of(
        FailureId.JournalOfOtherOrganization,
        FailureCategory.InvalidArgument,
        path,
        $"belongs to organization {organization}, and this session is one of {session.OrganizationId} ({session.OrganizationName})",
        "Connect to the organization that the journal belongs to, or give this run a journal of its own with -Journal.");

    public static Failure UnknownOrganization(string path) => Of(
        FailureId.JournalOfOtherOrganization,
        FailureCategory.InvalidArgument,
        path,
        "cannot be used, since the platform did not tell this session its organization",
        "Connect again; where it stays so, run without -Journal.");

    public static Failure NotAJournal(string path) => Of(
        FailureId.NotAJournal,
        FailureCategory.InvalidData,
        path,
        "is no journal of this module, and is left as it is",
        "Check the path: a journal is a file of its own, which the first run makes.");

    public static Failure OfLaterVersion(string path, int? version) => Of(
        FailureId.NotAJournal,
        FailureCategory.InvalidData,
        path,
        $"is of version {version}, and this module knows version {JournalHeader.CurrentVersion}",
        "Update the module, or give this run a journal of its own with -Journal.");

    public static Failure Broken(string path, long line) => Of(
        FailureId.NotAJournal,
        FailureCategory.InvalidData,
        path,
        $"cannot be read in line {line}, and lines follow it, so that no run was cut off there",
        "Take the line out if somebody changed the file; its row is then done again.");

    public static Failure NotFound(string path) => Of(
        FailureId.JournalNotFound,
        FailureCategory.ObjectNotFound,
        path,
        "was not found",
        "Check the path that was given to -Journal of Set-ParticipantWrapup.").With(copy => copy.EndsCommand = false);

    public static Failure Unusable(string path, Exception exception) => Of(
        FailureId.JournalUnusable,
        FailureCategory.ResourceUnavailable,
        path,
        $"cannot be used: {exception.Message.TrimEnd('.')}",
        "See that its folder is there, may be written to and has room. What is in the journal is done; the next run does the rest.").With(
            copy => copy.Exception = exception);

    private static Failure Of(string id, FailureCategory category, string path, string what, string nextStep) =>
        new(id, category, $"The journal '{path}' {what}.", nextStep) { Target = path, EndsCommand = true };
}

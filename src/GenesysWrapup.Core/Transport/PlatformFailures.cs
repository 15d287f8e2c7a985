using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Transport;

/// <summary>Turns a failed call, with an answer or without, into the exception that everything else works with.</summary>
internal sealed class PlatformFailures(TimeProvider clock, AnswerReader reader, Uri api)
{
    private readonly WireText _text = reader.Text;

    private const string SeeAccess = "Test-SessionAccess shows what this token may do.";

    public PlatformException From(ApiCall call, CallContext context, HttpResponseMessage answer, byte[] body)
    {
        int status = (int)answer.StatusCode;
        Operation operation = call.Operation;
        WireError? error = PlatformError.Read(body, reader);
        TimeSpan? retryAfter = AnswerHeaders.RetryAfter(answer, clock.GetUtcNow());
        string? words = error is null ? null : _text.Said(PlatformError.Describe(error));
        string said = words ?? (body.Length == 0
            ? "The answer had no body."
            : "The answer was not the platform's own error (a proxy or gateway may have written it).");
        string code = error?.Code is { } errorCode ? $" {errorCode}" : string.Empty;
        string? correlation = AnswerHeaders.CorrelationId(answer, _text) ?? error?.ContextId;
        string happened = status >= 500 ? "failed with" : "was refused with";
        (string id, FailureCategory category, string nextStep) = Kind(status, operation, error?.Code, retryAfter, answer, correlation);
        var failure = new Failure(
            id,
            category,
            $"{operation.Method} {PathOf(call)} {happened} {status}{code}: {said}{Correlated(correlation)}",
            nextStep)
        {
            EndsCommand = status == 401,
        };
        return new PlatformException(failure)
        {
            StatusCode = status,
            ErrorCode = error?.Code,
            PlatformMessage = words,
            CorrelationId = correlation,
            Method = operation.Method,
            Path = PathOf(call),
            Operation = operation.Name,
            RetryAfter = retryAfter,
            RequiredPermissions = status == 403 ? operation.Permit.Permissions : [],
            ResponseBody = _text.Body(body),
            MayHaveTakenEffect = !call.Repeatable && (status == 409 || status >= 500),
            Attempts = context.Attempts,
        };
    }

    public PlatformException From(ApiCall call, CallContext context, WireFault fault)
    {
        string path = $"{call.Operation.Method} {PathOf(call)}";
        bool open = !call.Repeatable && fault.MayHaveArrived;
        string mayHave = open ? " It may have taken effect." : string.Empty;
        Failure failure = fault.Kind switch
        {
            WireFaultKind.TimedOut => new Failure(
                FailureId.Timeout, FailureCategory.OperationTimeout, $"{path} got {fault.Message}.{mayHave}",
                open ? "Read the state back before repeating it." : "Try again; check the network and the proxy if it stays."),
            WireFaultKind.AnswerTooLarge => new Failure(
                FailureId.AnswerTooLarge, FailureCategory.InvalidData, $"{path}: {fault.Message}.",
                "Ask for less at once: a shorter period, a smaller page."),
            WireFaultKind.NotConnected => new Failure(
                FailureId.Unreachable, FailureCategory.ResourceUnavailable,
                $"{path}: no connection with {api.Host}: {fault.Message}",
                "Check the region, the network and the proxy."),
            _ => new Failure(
                FailureId.Unreachable, FailureCategory.ResourceUnavailable,
                $"{path}: the connection with {api.Host} broke: {fault.Message}{mayHave}",
                open ? "Read the state back before repeating it." : "Try again; check the network and the proxy if it stays."),
        };
        return new PlatformException(failure.With(copy => copy.Exception = fault))
        {
            Method = call.Operation.Method,
            Path = PathOf(call),
            Operation = call.Operation.Name,
            MayHaveTakenEffect = open,
            Attempts = context.Attempts,
        };
    }

    public PlatformException Unreadable(ApiCall call, CallContext context, HttpResponseMessage answer, byte[] body, Exception reason)
    {
        string? correlation = AnswerHeaders.CorrelationId(answer, _text);
        string kind = answer.Content?.Headers.ContentType?.MediaType ?? "no type";
        var failure = new Failure(
            FailureId.UnreadableAnswer,
            FailureCategory.InvalidData,
            $"{call.Operation.Method} {PathOf(call)} was answered with {(int)answer.StatusCode}, but the answer cannot be read " +
            $"({kind}, {body.Length} bytes).{Correlated(correlation)}",
            "If a proxy or gateway stands between, check that it passes JSON through; otherwise try again.")
        {
            Exception = _text.Harmless(reason),
        };
        return new PlatformException(failure)
        {
            StatusCode = (int)answer.StatusCode,
            CorrelationId = correlation,
            Method = call.Operation.Method,
            Path = PathOf(call),
            Operation = call.Operation.Name,
            ResponseBody = _text.Body(body),
            MayHaveTakenEffect = !call.Repeatable,
            Attempts = context.Attempts,
        };
    }

    /// <summary>A write would go to whatever an answer names, so an answer about anything else than was asked for is not used.</summary>
    public PlatformException NotThisOne(ApiCall call, CallContext context, HttpResponseMessage answer, string id)
    {
        string asked = call.PathValues.Last();
        string? correlation = AnswerHeaders.CorrelationId(answer, _text);
        var failure = new Failure(
            FailureId.UnreadableAnswer,
            FailureCategory.InvalidData,
            $"{call.Operation.Method} {PathOf(call)} asked for {asked}, but the answer ({(int)answer.StatusCode}) is about " +
            $"'{ShortText.Line(id)}'. It was not used, and nothing was written.{Correlated(correlation)}",
            "Try again. If it stays, check the proxy or gateway between here and the platform: it may mix up answers.")
        {
            Target = asked,
        };
        return new PlatformException(failure)
        {
            StatusCode = (int)answer.StatusCode,
            CorrelationId = correlation,
            Method = call.Operation.Method,
            Path = PathOf(call),
            Operation = call.Operation.Name,
            Attempts = context.Attempts,
        };
    }

    /// <summary>A path would lead elsewhere than its operation says. Nothing was sent.</summary>
    public PlatformException NotAnId(ApiCall call)
    {
        string wrong = call.PathValues.First(static value => !PlatformId.IsPathSegment(value)) ?? string.Empty;
        var failure = new Failure(
            FailureId.UnreadableAnswer,
            FailureCategory.InvalidData,
            $"{call.Operation} was not sent: '{ShortText.Line(_text.Said(wrong))}' cannot be an id in its path.",
            "If the id came from an answer of the platform, check what stands between here and it; otherwise correct the id.");
        return new PlatformException(failure) { Method = call.Operation.Method, Operation = call.Operation.Name, Attempts = 0 };
    }

    /// <summary>A listing that does not come to its end.</summary>
    public static PlatformException Endless(ApiCall call, string wrong, string? correlation) => new(new Failure(
        FailureId.UnreadableAnswer,
        FailureCategory.InvalidData,
        $"The listing {call.Operation.Method} {PathOf(call)} does not come to an end: {wrong}. It was not used, since what it leaves out " +
        $"would look absent.{Correlated(correlation)}",
        "Try again. If it stays, check the proxy or gateway between here and the platform: it may answer every page from one copy."))
    {
        StatusCode = 200,
        CorrelationId = correlation,
        Method = call.Operation.Method,
        Path = PathOf(call),
        Operation = call.Operation.Name,
    };

    /// <summary>For whoever still holds a session that was closed.</summary>
    public static PlatformException Disconnected(Exception? cause = null) => new(Closed("The session was disconnected.", cause));

    /// <summary>The session was closed while a call was under way.</summary>
    public static PlatformException Disconnected(ApiCall call, CallContext context, Exception cause)
    {
        if (context.Attempts == 0)
        {
            return Disconnected(cause);
        }

        bool open = !call.Repeatable;
        string mayHave = open ? " It may have taken effect." : string.Empty;
        string path = $"{call.Operation.Method} {PathOf(call)}";
        return new PlatformException(Closed($"The session was disconnected while {path} was under way.{mayHave}", cause))
        {
            Method = call.Operation.Method,
            Path = PathOf(call),
            Operation = call.Operation.Name,
            MayHaveTakenEffect = open,
            Attempts = context.Attempts,
        };
    }

    private static Failure Closed(string message, Exception? cause) => new(
        FailureId.NotConnected, FailureCategory.ConnectionError, message, "Run Connect-GenesysCloud again.")
    { Exception = cause is PlatformException ? null : cause, EndsCommand = true };

    private static string PathOf(ApiCall call) => call.Operation.PathFor(call.PathValues);

    private static string Correlated(string? id) => id is null ? string.Empty : $" (correlation id {id})";

    private (string Id, FailureCategory Category, string NextStep) Kind(
        int status, Operation operation, string? code, TimeSpan? retryAfter, HttpResponseMessage answer, string? correlation) =>
        status switch
    {
        < 200 or 304 => (FailureId.UnreadableAnswer, FailureCategory.InvalidData,
            "If a proxy or gateway stands between, check that it passes requests through; otherwise try again."),
        407 => (FailureId.Unreachable, FailureCategory.ResourceUnavailable,
            "The proxy asks who is there. Give its credentials to the account that runs this, or use a way without the proxy."),
        >= 300 and < 400 => (FailureId.Redirected, FailureCategory.InvalidOperation,
            $"Redirects are not followed, since the token is only for {api.Host}{Towards(answer)}. Check the region or the base address."),
        401 => (FailureId.TokenRejected, FailureCategory.AuthenticationError,
            "Connect again. If it stays, the client was disabled, its secret changed, or it belongs to another region."),
        403 => (FailureId.PermissionDenied, FailureCategory.PermissionDenied, ForbiddenStep(operation, KnownErrors.Find(code))),
        404 => (FailureId.NotFound, FailureCategory.ObjectNotFound,
            $"Check the ids, and that they belong to the organization of this session ({api.Host})."),
        408 => (FailureId.Timeout, FailureCategory.OperationTimeout, "Try again; the request did not reach the platform in time."),
        409 => (FailureId.Conflict, FailureCategory.ResourceExists, "Read the current state before trying again."),
        429 => (FailureId.Throttled, FailureCategory.LimitsExceeded, retryAfter is { } wait
            ? $"Try again after {SpokenTime.Of(wait)}; the error's RetryAfter has it."
            : "Try again later, with fewer calls a minute."),
        >= 500 => (FailureId.ServiceUnavailable, FailureCategory.ResourceUnavailable, retryAfter is { } wait
            ? $"Try again after {SpokenTime.Of(wait)}; the error's RetryAfter has it."
            : "Try again later. " + (correlation is null
                ? "The answer has no correlation id; give the vendor's support the time and the call if it stays."
                : $"Give the vendor's support the correlation id {correlation} if it stays.")),
        _ => (FailureId.BadRequest, FailureCategory.InvalidArgument, BadRequestStep(KnownErrors.Find(code))),
    };

    private static string Towards(HttpResponseMessage answer) =>
        answer.Headers.Location is { IsAbsoluteUri: true } location ? $" (it pointed to {location.Host})" : string.Empty;

    /// <summary>Where the code says more than its status, the catalogue's step is the right one.</summary>
    private static string BadRequestStep(KnownError? known) => known is null || known == KnownErrors.BadRequest
        ? "The platform's words say what it did not accept."
        : known.NextStep;

    /// <summary>What a role gives is asked for by the operation's own permissions; anything else has its step in the catalogue.</summary>
    private static string ForbiddenStep(Operation operation, KnownError? known)
    {
        IReadOnlyList<string> permissions = operation.Permit.Permissions;
        if (known is not null && (!known.LacksPermission || permissions.Count == 0))
        {
            return known.NextStep;
        }

        if (permissions.Count == 0)
        {
            return "The operation lists no permission of its own; check divisions, OAuth scopes and the state of the object. " + SeeAccess;
        }

        // The first is that of the wrap-up. That any one suffices for what is in the body is not published.
        string needed = permissions.Count == 1 ? permissions[0]
            : operation.Permit.Rule != PermissionRule.Any ? $"all of {string.Join(", ", permissions)}"
            : $"{permissions[0]} (or try {string.Join(" or ", permissions.Skip(1))}, which the contract lists besides)";
        return $"Grant {needed} to a role of the OAuth client (client credentials) or of the user, in the division of the object. "
            + SeeAccess;
    }
}

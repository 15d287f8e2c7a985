using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>What came of one target: the outcome, in words, and the failure where the outcome is a failing one.</summary>
internal sealed record WriteVerdict(string Outcome, string Message, string? NextStep = null)
{
    private const string NoActiveConversations = "conversation.error.participant.no.active.conversations";

    public string? FindingId { get; init; }

    /// <summary>Null where nothing failed. Its target is set when it is reported.</summary>
    public Failure? Failure { get; private init; }

    /// <summary>What somebody should know although nothing failed.</summary>
    public string? Warning { get; init; }

    /// <summary>The platform's own answer, where it refused.</summary>
    public PlatformException? Answer => Failure?.Exception as PlatformException;

    /// <summary>Whether the same may succeed later as it is: what failed was the moment, the service or the network.</summary>
    public bool CanRetry => Outcome switch
    {
        WrapupOutcome.NotReady => true,
        WrapupOutcome.Unverified or WrapupOutcome.Different or WrapupOutcome.Set or WrapupOutcome.AlreadySet =>
            Outcome == WrapupOutcome.Unverified && Failure is not null,
        _ => Failure is { Id: FailureId.Timeout or FailureId.Unreachable or FailureId.ServiceUnavailable or FailureId.Throttled
            or FailureId.TokenRejected or FailureId.NotConnected or FailureId.Conflict or FailureId.TokenEndpointThrottled }
            || Answer is { StatusCode: 408 or 409 or 429 or >= 500 },
    };

    /// <summary>A failing outcome.</summary>
    public static WriteVerdict Failing(string outcome, Failure failure) =>
        new(outcome, failure.Message, failure.NextStep) { FindingId = failure.FindingId, Failure = failure };

    /// <summary>What kept the target from being found, or the route from being chosen.</summary>
    public static WriteVerdict Of(Failure failure) => Failing(OutcomeOf(failure), failure);

    /// <summary>The same with more words.</summary>
    public WriteVerdict Adding(string words) => words.Length == 0 ? this
        : Failure is null ? this with { Message = Message + words }
        : Failing(Outcome, Failure.With(copy => copy.Message = Failure.Message + words)) with { Warning = Warning };

    /// <summary>The same, by somebody who found out why.</summary>
    public WriteVerdict Because(RefusalReason reason) => Failing(Outcome, Failure!.With(copy =>
    {
        copy.Message = $"{Message} {reason.Message}";
        copy.NextStep = reason.NextStep;
        copy.FindingId = reason.FindingId;
    }));

    /// <summary>The outcome that a refused write has.</summary>
    public static string OutcomeOf(PlatformException trouble) => trouble.StatusCode switch
    {
        400 when trouble.ErrorCode == NoActiveConversations => WrapupOutcome.TooLate,
        404 => WrapupOutcome.NotFound,
        408 or 429 => WrapupOutcome.Failed,
        >= 400 and < 500 => WrapupOutcome.Refused,
        _ => WrapupOutcome.Failed,
    };

    /// <summary>The id of the error that a refused write gives. What merely failed keeps the id of what failed.</summary>
    public static string FailureIdOf(PlatformException trouble) => OutcomeOf(trouble) switch
    {
        WrapupOutcome.TooLate => FailureId.TooLate,
        WrapupOutcome.NotFound => FailureId.NotFound,
        WrapupOutcome.Refused => FailureId.Refused,
        _ => trouble.Failure.Id,
    };

    private static string OutcomeOf(Failure failure) => failure.Id switch
    {
        FailureId.Ambiguous or FailureId.WrapupCodeAmbiguous => WrapupOutcome.Ambiguous,
        FailureId.ConversationNotFound or FailureId.ParticipantNotFound or FailureId.WrapupCodeNotFound or FailureId.WrongKindOfId or
            FailureId.NotFound => WrapupOutcome.NotFound,
        FailureId.Refused or FailureId.PermissionDenied => WrapupOutcome.Refused,
        FailureId.WaitTimedOut => WrapupOutcome.NotReady,
        _ => WrapupOutcome.Failed,
    };
}

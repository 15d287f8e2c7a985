using System;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform.Errors;
using static System.FormattableString;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>Step 6: what is told about one target: always a result, and an error beside it where the outcome is a failing one.</summary>
internal sealed record TargetOutcome(WrapupResult Result, Failure? Failure)
{
    private const string NoActiveConversations = "conversation.error.participant.no.active.conversations";

    /// <summary>An outcome as it was wanted, or at least without anything having failed.</summary>
    public static TargetOutcome Of(WrapupResult result, WrapupOutcome outcome, string message, string? nextStep = null) =>
        new(result with { Outcome = outcome, Message = message, NextStep = nextStep }, null);

    /// <summary>A failing outcome. The error's target is the result, so that piping it repeats the attempt.</summary>
    public static TargetOutcome Failed(WrapupResult result, WrapupOutcome outcome, Failure failure)
    {
        var platform = failure.Exception as PlatformException;
        WrapupResult told = result with
        {
            Outcome = outcome,
            Message = failure.Message,
            NextStep = failure.NextStep,
            FindingId = failure.FindingId,
            ErrorCode = platform?.ErrorCode,
            StatusCode = platform?.StatusCode,
        };
        return new TargetOutcome(told, failure with { Target = told });
    }

    /// <summary>What kept the target from being found, or the way from being chosen.</summary>
    public static TargetOutcome Failed(WrapupResult result, Failure failure) => Failed(result, OutcomeOf(failure), failure);

    /// <summary>The engine itself did not write.</summary>
    public static TargetOutcome Held(WrapupResult result, Hold hold) => hold.Outcome == WrapupOutcome.Skipped
        ? new TargetOutcome(Of(result, hold.Outcome, hold.Message, hold.NextStep).Result with { FindingId = hold.FindingId }, null)
        : Failed(result, hold.Outcome, new Failure(hold.Outcome.ToString(), CategoryOf(hold.Outcome), hold.Message, hold.NextStep) { FindingId = hold.FindingId });

    /// <summary>The platform did not take it, or the way to it failed.</summary>
    /// <param name="reason">What was found out about a refusal that does not tell its reason.</param>
    public static TargetOutcome NotTaken(WrapupResult result, WrapupTarget target, WantedWrapup wanted, PlatformException trouble, Hold? reason)
    {
        WrapupOutcome outcome = OutcomeOf(trouble);
        string words = (trouble.PlatformMessage ?? trouble.Failure.Message).TrimEnd('.');
        string answer = trouble.Answered;
        string message = outcome switch
        {
            WrapupOutcome.TooLate =>
                $"The platform does not take {wanted.Title} for {target.Agent} any more: {words} ({answer}). {State(target, result)}",
            WrapupOutcome.NotFound =>
                $"The platform no longer finds {target.Agent} in conversation {target.Participant.ConversationId}: {words} ({answer}).",
            WrapupOutcome.Refused =>
                $"The platform refused {wanted.Title} for {target.Agent}: {words} ({answer}). {State(target, result)}",
            _ => $"{wanted.Title} could not be set for {target.Agent}: {words} ({answer}).",
        };
        message = reason is null ? message : $"{message.TrimEnd()} {reason.Message}";
        string nextStep = outcome == WrapupOutcome.TooLate
            ? "Nothing published says how long a code is taken after the end. Set codes during after-call work; for later notes use Set-ParticipantAttribute or a store of your own."
            : reason?.NextStep ?? NextStepOf(trouble, target);
        string id = outcome == WrapupOutcome.Failed ? trouble.Failure.Id : outcome.ToString();
        FailureCategory category = outcome is WrapupOutcome.TooLate ? CategoryOf(outcome) : trouble.Failure.Category;
        string? finding = outcome == WrapupOutcome.TooLate ? FindingIds.StateEnded : reason?.FindingId ?? trouble.Failure.FindingId;
        return Failed(result, outcome, new Failure(id, category, message.TrimEnd(), nextStep) { FindingId = finding, Exception = trouble });
    }

    /// <summary>What the read-back saw after the write had been accepted, or had ended unclearly.</summary>
    public static TargetOutcome Seen(
        WrapupResult result, WrapupTarget target, WantedWrapup wanted, Standing? before, Sighting seen, TimeSpan waited, PlatformException? unclear = null)
    {
        string sent = unclear is null
            ? $"{wanted.Title} was accepted for {target.Agent}"
            : $"{wanted.Title} was sent for {target.Agent} without a clear answer ({unclear.Failure.Message.TrimEnd('.')})";
        if (seen.Found)
        {
            string replaced = before is null || wanted.HasCode(before.Code) ? string.Empty : $"; it replaced '{before.CodeName ?? before.Code}'";
            string counted = wanted.DifferingDuration(seen.Last!) is { } duration ? $"; {duration}" : string.Empty;
            return Of(result, WrapupOutcome.Set, Invariant($"{wanted.Title} is on {target.Agent}, seen after {waited.TotalSeconds:0.0} s{replaced}{counted}."));
        }

        if (seen.IsSomebodyElses(wanted, before))
        {
            return Failed(result, WrapupOutcome.Different, new Failure(
                FailureId.Different,
                CategoryOf(WrapupOutcome.Different),
                $"{sent}, but '{result.AssignedCodeName ?? result.AssignedCode}' is there: somebody else set it meanwhile.",
                "Ask who is right. To replace it, repeat the command.")
            { FindingId = FindingIds.WriteDifferent });
        }

        if (seen.Differing is { } differing)
        {
            return Failed(result, WrapupOutcome.Unverified, new Failure(
                FailureId.Unverified,
                FailureCategory.InvalidData,
                $"{sent} and its code is there, but {differing}.",
                "Get-ParticipantWrapup shows what is there. What the platform takes as notes and tags is not published: give less, or keep the rest with Set-ParticipantAttribute.")
            { FindingId = FindingIds.WriteUnverified });
        }

        string saw = seen.Trouble is { } trouble
            ? $"it could not be read back: {trouble.Failure.Message.TrimEnd('.')}"
            : Invariant($"was not there within {waited.TotalSeconds:0.#} s") + (seen.Last?.Code is null ? string.Empty : $"; '{result.AssignedCodeName ?? result.AssignedCode}' still is");
        return Failed(result, WrapupOutcome.Unverified, new Failure(
            FailureId.Unverified,
            CategoryOf(WrapupOutcome.Unverified),
            $"{sent}, but {saw}.",
            "Look again with Get-ParticipantWrapup, or give it longer with -VerifyTimeout. If it never comes, the other level may be the organization's: see -Level.")
        { FindingId = FindingIds.WriteUnverified, Exception = seen.Trouble });
    }

    public static WrapupOutcome OutcomeOf(Failure failure) => failure.Id switch
    {
        FailureId.Ambiguous or FailureId.WrapupCodeAmbiguous => WrapupOutcome.Ambiguous,
        FailureId.ConversationNotFound or FailureId.ParticipantNotFound or FailureId.WrapupCodeNotFound or FailureId.WrongKindOfId or FailureId.NotFound =>
            WrapupOutcome.NotFound,
        FailureId.Refused or FailureId.PermissionDenied => WrapupOutcome.Refused,
        _ => WrapupOutcome.Failed,
    };

    public static WrapupOutcome OutcomeOf(PlatformException trouble) => trouble.StatusCode switch
    {
        400 when trouble.ErrorCode == NoActiveConversations => WrapupOutcome.TooLate,
        404 => WrapupOutcome.NotFound,
        408 or 429 => WrapupOutcome.Failed,
        >= 400 and < 500 => WrapupOutcome.Refused,
        _ => WrapupOutcome.Failed,
    };

    private static FailureCategory CategoryOf(WrapupOutcome outcome) => outcome switch
    {
        WrapupOutcome.Unverified => FailureCategory.OperationTimeout,
        WrapupOutcome.Different => FailureCategory.ResourceExists,
        WrapupOutcome.NotReady => FailureCategory.ResourceUnavailable,
        _ => FailureCategory.InvalidOperation,
    };

    /// <summary>What to do about a code of the platform is known; what it leaves open is for the checks that cost more.</summary>
    private static string NextStepOf(PlatformException trouble, WrapupTarget target)
    {
        if (trouble.StatusCode != 400)
        {
            return trouble.Failure.NextStep;
        }

        return KnownErrors.Find(trouble.ErrorCode) is { Gate: not Gate.Request } known
            ? known.NextStep
            : $"Test-ParticipantWrapup {target.Participant.ConversationId} -Detailed tells what could speak against it.";
    }

    private static string State(WrapupTarget target, WrapupResult result)
    {
        bool changed = result.AssignedCode is not null && result.AssignedCode != result.PreviousCode;
        if (changed)
        {
            return $"Meanwhile '{result.AssignedCodeName ?? result.AssignedCode}' is there.";
        }

        return target.Participant.WrapupStatus is { Length: > 0 } status ? $"Last read: {status}." : string.Empty;
    }
}

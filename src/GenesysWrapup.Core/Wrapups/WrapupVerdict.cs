using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform.Errors;
using static System.FormattableString;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>
/// What a write came to: from the attempt, how the write ended and what was seen afterwards, to the outcome and its failure. It asks and
/// writes nothing, so that every combination is one row of a test.
/// </summary>
internal static class WrapupVerdict
{
    public static WriteVerdict Of(WrapupAttempt attempt, WriteEnd<AssignedWrapup> end) => end switch
    {
        { Trouble: null, Look: null } => NotLookedFor(attempt),
        { Trouble: null, Look: { } look } => Seen(attempt, end, look),
        { Trouble.StatusCode: 400 or 409 or 429, Look.Finds: Finds.Everything } when !attempt.Wanted.HasCode(attempt.Before?.Code) =>
            SetBySomebody(attempt, end.Look.Seen!),
        { Trouble.MayHaveTakenEffect: true, Look: { Finds: not Finds.Nothing } look } => Seen(attempt, end, look),
        { Trouble: { } trouble } => NotTaken(attempt, end, trouble),
    };

    private static WriteVerdict NotLookedFor(WrapupAttempt attempt) => new(
        WrapupOutcome.Unverified,
        $"{attempt.Wanted.Title} was accepted for {attempt.Agent}; it was not read back (-NoVerify).",
        "Get-ParticipantWrapup shows what is there.");

    private static WriteVerdict SetBySomebody(WrapupAttempt attempt, AssignedWrapup seen) => new(
        WrapupOutcome.AlreadySet,
        $"{attempt.Wanted.Title} is on {attempt.Agent}: somebody set it at the same moment.")
    { Warning = DurationWarning(attempt, seen) };

    /// <summary>Somebody looked after the write was accepted, or after it had ended without a clear answer.</summary>
    private static WriteVerdict Seen(WrapupAttempt attempt, WriteEnd<AssignedWrapup> end, Look<AssignedWrapup> look)
    {
        string sent = end.Trouble is null
            ? $"{attempt.Wanted.Title} was accepted for {attempt.Agent}"
            : $"{attempt.Wanted.Title} was sent for {attempt.Agent} without a clear answer ({end.Trouble.Failure.Message.TrimEnd('.')})";
        WriteVerdict verdict = look switch
        {
            { Finds: Finds.Everything } => Set(attempt, end, look.Seen!),
            { Finds: Finds.SomebodyElses } => Different(sent, look.Seen!),
            { Difference: { } difference } => Altered(sent, difference),
            { Trouble: { } trouble } => Unverified(sent, $"it could not be read back: {trouble.Failure.Message.TrimEnd('.')}", trouble),
            _ => Unverified(
                sent,
                Invariant($"it did not appear within {end.Took.TotalSeconds:0.#} s") +
                    (look.Seen?.Title is { } title ? $"; '{title}' is still there" : string.Empty),
                null),
        };
        return verdict.Adding(end.Again);
    }

    private static WriteVerdict Set(WrapupAttempt attempt, WriteEnd<AssignedWrapup> end, AssignedWrapup seen)
    {
        string replaced = attempt.Before is { } before && !attempt.Wanted.HasCode(before.Code)
            ? $"; it replaced '{before.Title}'"
            : string.Empty;
        string counted = attempt.Wanted.DifferingDuration(seen) is { } duration ? $"; {duration}" : string.Empty;
        string seenBy = end.Look!.ByEvent ? "told by the platform's event" : "seen";
        return new WriteVerdict(
            WrapupOutcome.Set,
            Invariant($"{attempt.Wanted.Title} is on {attempt.Agent}, {seenBy} after {end.Took.TotalSeconds:0.0} s{replaced}{counted}."))
        { Warning = DurationWarning(attempt, seen) };
    }

    private static WriteVerdict Different(string sent, AssignedWrapup seen) => WriteVerdict.Failing(
        WrapupOutcome.Different,
        new Failure(
            FailureId.Different,
            FailureCategory.ResourceExists,
            $"{sent}, but '{seen.Title}' is there: somebody else set it in the meantime.",
            "Find out which of the two is right. To replace it, repeat the command.")
        { FindingId = FindingIds.WriteDifferent });

    private static WriteVerdict Altered(string sent, string difference) => WriteVerdict.Failing(
        WrapupOutcome.Unverified,
        new Failure(
            FailureId.Unverified,
            FailureCategory.InvalidData,
            $"{sent} and its code is there, but {difference}.",
            "Get-ParticipantWrapup shows what is there. What the platform accepts as notes and tags is not published: send less, or keep " +
            "the rest with Set-ParticipantAttribute.")
        { FindingId = FindingIds.WriteUnverified });

    private static WriteVerdict Unverified(string sent, string why, PlatformException? unread) => WriteVerdict.Failing(
        WrapupOutcome.Unverified,
        new Failure(
            FailureId.Unverified,
            FailureCategory.OperationTimeout,
            $"{sent}, but {why}.",
            "Look again with Get-ParticipantWrapup, or allow more time with -VerifyTimeout. If it never appears, the organization may " +
            "use the other level: see -Level.")
        { FindingId = FindingIds.WriteUnverified, Exception = unread });

    /// <summary>The platform did not take it, or the request never came through.</summary>
    private static WriteVerdict NotTaken(WrapupAttempt attempt, WriteEnd<AssignedWrapup> end, PlatformException trouble)
    {
        Look<AssignedWrapup>? look = end.Look;
        string outcome = WriteVerdict.OutcomeOf(trouble);
        string answer = $"{(trouble.PlatformMessage ?? trouble.Failure.Message).TrimEnd('.')} ({trouble.Answered})";
        string message = outcome switch
        {
            WrapupOutcome.TooLate when MayHaveJustHungUp(attempt) =>
                $"The platform found nothing open of {attempt.Agent} to put {attempt.Wanted.Title} on: {answer}.{State(attempt, look)} " +
                "Somebody may have hung up since.",
            WrapupOutcome.TooLate =>
                $"The platform no longer accepts {attempt.Wanted.Title} for {attempt.Agent}: {answer}.{State(attempt, look)}",
            WrapupOutcome.NotFound when KnownErrors.Find(trouble.ErrorCode) == KnownErrors.NotConversationParticipant =>
                $"The platform did not take {attempt.Wanted.Title} for {attempt.Agent} in conversation {attempt.ConversationId}: " +
                $"{answer}. " +
                "Either it no longer finds the participant, or it means the user of this session.",
            WrapupOutcome.NotFound =>
                $"The platform no longer finds {attempt.Agent} in conversation {attempt.ConversationId}: {answer}.",
            WrapupOutcome.Refused =>
                $"The platform refused {attempt.Wanted.Title} for {attempt.Agent}: {answer}.{State(attempt, look)}",
            _ => $"{attempt.Wanted.Title} could not be set for {attempt.Agent}: {answer}.",
        };
        message += end.Again + OnlyOnce(attempt, trouble);
        bool isTooLate = outcome == WrapupOutcome.TooLate;
        return WriteVerdict.Failing(
            outcome,
            new Failure(
                WriteVerdict.FailureIdOf(trouble),
                isTooLate ? FailureCategory.InvalidOperation : trouble.Failure.Category,
                message,
                isTooLate
                    ? (MayHaveJustHungUp(attempt) ? "Run the command again: it reads the state anew." : WhenTooLate)
                    : NextStepOf(attempt, trouble))
            {
                FindingId = isTooLate ? FindingIds.StateEnded : trouble.Failure.FindingId,
                Exception = trouble,
            });
    }

    /// <summary>Why an unclear write was not repeated, where another would have been.</summary>
    private static string OnlyOnce(WrapupAttempt attempt, PlatformException trouble) =>
        trouble.MayHaveTakenEffect && attempt.Target.Dialed
            ? " It was not sent again: a campaign dialed this conversation, and what its rules do they could do twice."
            : string.Empty;

    /// <summary>The state that was read says that a code could be set; it may have changed before the write arrived.</summary>
    private static bool MayHaveJustHungUp(WrapupAttempt attempt) =>
        attempt.Target.Participant.WrapupState is WrapupState.Connected or WrapupState.Pending;

    private const string WhenTooLate =
        "How long after the end the platform accepts a code is not published. Set codes during after-call work; for later notes use " +
        "Set-ParticipantAttribute or a store of your own.";

    /// <summary>Where the platform's error code is known, so is the remedy. What it leaves open is for the checks that cost more.</summary>
    private static string NextStepOf(WrapupAttempt attempt, PlatformException trouble)
    {
        if (trouble.StatusCode != 400)
        {
            return trouble.Failure.NextStep;
        }

        if (trouble.ErrorCode == KnownErrors.NotAUser.Code)
        {
            return "The platform wants a user for this: connect with Connect-GenesysCloud -Interactive, and write as that user.";
        }

        return KnownErrors.Find(trouble.ErrorCode) is { Gate: not Gate.Request } known
            ? known.NextStep
            : $"Test-ParticipantWrapup {attempt.ConversationId} -Detailed shows what could stand in the way.";
    }

    private static string State(WrapupAttempt attempt, Look<AssignedWrapup>? look)
    {
        if (look?.Seen is { Code: { } code } seen && code != attempt.Before?.Code)
        {
            return $" '{seen.Title}' is there now.";
        }

        return attempt.Target.Participant.WrapupStatus is { Length: > 0 } status ? $" Last read: {status}." : string.Empty;
    }

    private static string? DurationWarning(WrapupAttempt attempt, AssignedWrapup seen) =>
        attempt.Wanted.DifferingDuration(seen) is { } duration ? $"{attempt.Wanted.Title} is on {attempt.Agent}, but {duration}." : null;
}

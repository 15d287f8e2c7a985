using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>
/// Step 3: the cheap checks, from what has been read anyway. -Force writes anyway. Whether an ended conversation still accepts a code is
/// known to the platform alone, so nothing is held back for that.
/// </summary>
internal static class Precheck
{
    /// <summary>Why the engine would rather not write; null where nothing speaks against it.</summary>
    public static WriteVerdict? Of(WrapupAttempt attempt)
    {
        ConversationParticipant participant = attempt.Target.Participant;
        string status = participant.WrapupStatus ?? participant.WrapupState;
        return participant.WrapupState switch
        {
            // A provisional wrap-up is what an agent saves while talking.
            WrapupState.Connected when !attempt.Request.Provisional => WriteVerdict.Failing(
                WrapupOutcome.NotReady,
                new Failure(
                    FailureId.NotReady,
                    FailureCategory.ResourceUnavailable,
                    $"{attempt.Agent} has not left the conversation ({status}); a code set now may be replaced by the agent's own choice.",
                    "Try again when the agent has hung up, save it with -Provisional, or write now with -Force.")
                { FindingId = FindingIds.StateConnected }),
            WrapupState.TimedOut => WriteVerdict.Failing(
                WrapupOutcome.TooLate,
                new Failure(
                    FailureId.TooLate,
                    FailureCategory.InvalidOperation,
                    $"The time to set a code for {attempt.Agent} has passed: {status}.",
                    "Try to replace the platform's time-out code with -Force; whether the platform accepts that is not known.")
                { FindingId = FindingIds.StateTimedOut }),
            WrapupState.Skipped => WriteVerdict.Failing(
                WrapupOutcome.AgentSkipped,
                new Failure(
                    FailureId.AgentSkipped,
                    FailureCategory.InvalidOperation,
                    $"{attempt.Agent} skipped wrap-up, so nothing was written ({status}).",
                    "Write anyway with -Force.")
                { FindingId = FindingIds.StateSkipped }),
            WrapupState.Coded when attempt.Before is { } system && SystemWrapupCode.IsOne(system.Code) => WriteVerdict.Failing(
                WrapupOutcome.Different,
                new Failure(
                    FailureId.Different,
                    FailureCategory.ResourceExists,
                    $"The platform's own code {system.Code} is on {attempt.Agent}; no agent chose it, and nothing was written.",
                    "Leave it, or replace it with -Force; whether the platform accepts that is not known.")
                { FindingId = FindingIds.WriteDifferent }),
            _ when attempt.Request.Wait is not null && attempt.Before is { } chosen => WriteVerdict.Failing(
                WrapupOutcome.Different,
                new Failure(
                    FailureId.Different,
                    FailureCategory.ResourceExists,
                    $"'{chosen.Title}' is on {attempt.Agent} already: whoever chose it was faster, and nothing was written.",
                    "Leave it, or replace it with -Force.")
                { FindingId = FindingIds.WriteDifferent }),
            _ => null,
        };
    }

    /// <summary>What somebody should know before a code is replaced; null where there is nothing to say.</summary>
    public static string? WarningOf(WrapupAttempt attempt) =>
        attempt.Target.Dialed && attempt.Before is { } before && !attempt.Wanted.HasCode(before.Code)
            ? $"Conversation {attempt.ConversationId} was dialed by a campaign and already has the code '{before.Title}': " +
              "wrap-up rules and mappings run on the first code only, so the campaign will not react to the new one."
            : null;
}


using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform.Errors;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>Why the engine would rather not write, and what that makes of the result. -Force writes all the same.</summary>
internal sealed record Hold(WrapupOutcome Outcome, string Message, string NextStep, string FindingId);

/// <summary>
/// Step 3: the cheap checks, from what has been read anyway. Whether an ended conversation still takes a code only the platform
/// knows, so nothing is held back for that.
/// </summary>
internal static class Precheck
{
    public static Hold? Of(WrapupTarget target, WrapupRequest request)
    {
        if (request.Force)
        {
            return null;
        }

        string status = target.Participant.WrapupStatus ?? target.Participant.WrapupState.ToString();
        return target.Participant.WrapupState switch
        {
            // A provisional wrap-up is what an agent saves while talking.
            WrapupState.Connected when !request.Provisional => new Hold(
                WrapupOutcome.NotReady,
                $"{target.Agent} is still in the conversation ({status}); a code set now would be replaced by the agent's own choice.",
                "Try again when the agent has hung up, save it with -Provisional, or write now with -Force.",
                FindingIds.StateConnected),
            WrapupState.TimedOut => new Hold(
                WrapupOutcome.TooLate,
                $"The time for the code of {target.Agent} has passed: {status}.",
                "Try to replace the platform's time-out code with -Force; whether it takes that is not known.",
                FindingIds.StateTimedOut),
            WrapupState.Skipped => new Hold(
                WrapupOutcome.Skipped,
                $"{target.Agent} skipped wrap-up, so nothing was written ({status}).",
                "Write all the same with -Force.",
                FindingIds.StateSkipped),
            _ => null,
        };
    }

    /// <summary>What somebody should know before a code is replaced; null where there is nothing to say.</summary>
    public static string? WarningOf(WrapupTarget target, Standing? previous, WantedWrapup wanted) =>
        target.Dialed && previous is not null && !wanted.HasCode(previous.Code)
            ? $"Conversation {target.Participant.ConversationId} was dialed by a campaign and has the code '{previous.CodeName ?? previous.Code}' already: " +
              "wrap-up rules and mappings run on the first code only, so the campaign will not react to the new one."
            : null;
}

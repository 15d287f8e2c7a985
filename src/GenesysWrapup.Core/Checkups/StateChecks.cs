
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;

namespace GenesysWrapup.Core.Checkups;

/// <summary>Is it the right moment? From the conversation that was read anyway.</summary>
internal static class StateChecks
{
    public static void Run(FindingList findings, ConversationParticipant agent)
    {
        string seen = $"{agent.WrapupState}: {agent.WrapupStatus}";
        string set = $"Set-ParticipantWrapup {agent.ConversationId} -ParticipantId {agent.ParticipantId} -WrapupCode <code> -Force";
        switch (agent.WrapupState)
        {
            case WrapupState.Pending:
                findings.Pass(FindingIds.StatePending, "After-call work runs and waits for a code.", seen, Basis.Captured);
                Deadline(findings, agent);
                break;
            case WrapupState.CodedInAfterCallWork:
                findings.Pass(FindingIds.StateCoded, "A code is there, and after-call work goes on, so that it may still be changed.", seen);
                Deadline(findings, agent);
                break;
            case WrapupState.Connected:
                findings.Add(Advice.Fail(
                    FindingIds.StateConnected,
                    "The agent is still in the conversation. A code set now is replaced by the one the agent chooses afterwards.",
                    "Try again when the agent has hung up, save it with -Provisional, or write now with -Force.",
                    Basis.Documented,
                    evidence: seen,
                    command: set));
                break;
            case WrapupState.TimedOut:
                findings.Add(Advice.Fail(
                    FindingIds.StateTimedOut,
                    "After-call work lapsed and the platform put its own time-out code there. Whether that may be replaced is not published.",
                    "Try to replace it with -Force; what the platform answers is the truth.",
                    Basis.Captured,
                    evidence: seen,
                    command: set));
                break;
            case WrapupState.Skipped:
                findings.Add(Advice.Fail(
                    FindingIds.StateSkipped,
                    "The agent skipped wrap-up, so nothing waits for a code, and the command leaves it so by default.",
                    "Write all the same with -Force.",
                    Basis.Documented,
                    evidence: seen,
                    command: set));
                break;
            case WrapupState.Coded:
                findings.Undecided(Advice.Unknown(
                    FindingIds.StateEnded,
                    "After-call work is over and a code is there. Whether the platform replaces it after the end, and for how long, is not published.",
                    "Try it: Set-ParticipantWrapup writes, reads back, and reports what is there.",
                    Basis.Unknown,
                    evidence: seen));
                break;
            case WrapupState.EndedUncoded:
                findings.Undecided(Advice.Unknown(
                    FindingIds.StateEnded,
                    "It ended without a code, and nothing waits for one. How long after the end the platform takes a code is not published.",
                    "Try it: Set-ParticipantWrapup writes, reads back, and reports what is there.",
                    Basis.Unknown,
                    evidence: seen));
                break;
            default:
                findings.Undecided(Advice.Unknown(
                    FindingIds.StatePending,
                    "The platform did not say where the participant stands with its after-call work.",
                    "See what happened with Get-ConversationTimeline, then try Set-ParticipantWrapup.",
                    Basis.Unknown,
                    evidence: seen,
                    command: $"Get-ConversationTimeline {agent.ConversationId}"));
                break;
        }
    }

    private static void Deadline(FindingList findings, ConversationParticipant agent)
    {
        if (agent.WrapupDeadline is not { } deadline)
        {
            findings.Pass(FindingIds.StateDeadline, "There is no time limit on this after-call work.", agent.WrapupPrompt, Basis.Inferred);
            return;
        }

        findings.Pass(
            FindingIds.StateDeadline,
            "The time for a code runs out at its deadline; then the platform puts its own time-out code there.",
            $"{deadline:yyyy-MM-dd HH:mm:ss} UTC ({agent.WrapupPrompt})",
            Basis.Captured);
    }
}

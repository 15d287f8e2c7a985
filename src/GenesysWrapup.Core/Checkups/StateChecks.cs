using GenesysWrapup.Conversations;
using GenesysWrapup.Diagnosis;
using GenesysWrapup.Platform;

namespace GenesysWrapup.Checkups;

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
                findings.Add(new Finding
                {
                    FindingId = FindingIds.StateConnected,
                    Status = FindingStatus.Fail,
                    Message = "The agent is still in the conversation. A code set now is replaced by the one the agent chooses afterwards.",
                    Evidence = seen,
                    Remedy = "Try again when the agent has hung up, save it with -Provisional, or write now with -Force.",
                    Command = set,
                    Basis = Basis.Documented,
                });
                break;
            case WrapupState.TimedOut:
                findings.Add(new Finding
                {
                    FindingId = FindingIds.StateTimedOut,
                    Status = FindingStatus.Fail,
                    Message = "After-call work lapsed and the platform put its own time-out code there. Whether that may be replaced is not published.",
                    Evidence = seen,
                    Remedy = "Try to replace it with -Force; what the platform answers is the truth.",
                    Command = set,
                    Basis = Basis.Captured,
                });
                break;
            case WrapupState.Skipped:
                findings.Add(new Finding
                {
                    FindingId = FindingIds.StateSkipped,
                    Status = FindingStatus.Fail,
                    Message = "The agent skipped wrap-up, so nothing waits for a code, and the command leaves it so by default.",
                    Evidence = seen,
                    Remedy = "Write all the same with -Force.",
                    Command = set,
                    Basis = Basis.Documented,
                });
                break;
            case WrapupState.Coded:
                findings.Undecided(new Finding
                {
                    FindingId = FindingIds.StateEnded,
                    Status = FindingStatus.Unknown,
                    Message = "After-call work is over and a code is there. Whether the platform replaces it after the end, and for how long, is not published.",
                    Evidence = seen,
                    Remedy = "Try it: Set-ParticipantWrapup writes, reads back, and reports what is there.",
                    Basis = Basis.Unknown,
                });
                break;
            case WrapupState.EndedUncoded:
                findings.Undecided(new Finding
                {
                    FindingId = FindingIds.StateEnded,
                    Status = FindingStatus.Unknown,
                    Message = "It ended without a code, and nothing waits for one. How long after the end the platform takes a code is not published.",
                    Evidence = seen,
                    Remedy = "Try it: Set-ParticipantWrapup writes, reads back, and reports what is there.",
                    Basis = Basis.Unknown,
                });
                break;
            default:
                findings.Undecided(new Finding
                {
                    FindingId = FindingIds.StatePending,
                    Status = FindingStatus.Unknown,
                    Message = "The platform did not say where the participant stands with its after-call work.",
                    Evidence = seen,
                    Remedy = "See what happened with Get-ConversationTimeline, then try Set-ParticipantWrapup.",
                    Command = $"Get-ConversationTimeline {agent.ConversationId}",
                    Basis = Basis.Unknown,
                });
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

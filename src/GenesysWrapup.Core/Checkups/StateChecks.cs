using System;
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
                findings.Pass(FindingIds.StatePending, "After-call work is running and awaits a code.", Basis.Captured, seen);
                Deadline(findings, agent);
                break;
            case WrapupState.CodedInAfterCallWork:
                findings.Pass(
                    FindingIds.StateCoded,
                    "A code is there, and after-call work is still running, so it can change.",
                    Basis.Inferred,
                    seen);
                Deadline(findings, agent);
                break;
            case WrapupState.Connected:
                findings.Add(Advice.Fail(
                    FindingIds.StateConnected,
                    "The agent has not left the conversation. A code set now may be replaced by the one that the agent chooses.",
                    "Try again when the agent has hung up, save it with -Provisional, or write now with -Force.",
                    Basis.Inferred,
                    evidence: seen,
                    command: set));
                break;
            case WrapupState.TimedOut:
                findings.Add(Advice.Fail(
                    FindingIds.StateTimedOut,
                    "After-call work lapsed and the platform set its own time-out code. Whether that can be replaced is not published.",
                    "Try to replace it with -Force; the platform may refuse.",
                    Basis.Captured,
                    evidence: seen,
                    command: set));
                break;
            case WrapupState.Skipped:
                findings.Add(Advice.Fail(
                    FindingIds.StateSkipped,
                    "The agent skipped wrap-up, so no code is awaited, and by default the command leaves it at that.",
                    "Write anyway with -Force.",
                    Basis.Documented,
                    evidence: seen,
                    command: set));
                break;
            case WrapupState.Coded when SystemWrapupCode.IsOne(agent.AssignedCode):
                findings.Add(Advice.Fail(
                    FindingIds.WriteDifferent,
                    "The platform's own code is there, which no agent chose, and by default the command leaves it.",
                    "Replace it with -Force; whether the platform accepts that is not known.",
                    Basis.Captured,
                    evidence: agent.AssignedCode,
                    command: set));
                break;
            case WrapupState.Coded:
                findings.Undecided(Advice.Unknown(
                    FindingIds.StateEnded,
                    "After-call work is over and a code is there. Whether the platform still replaces it is not published.",
                    "Try it: Set-ParticipantWrapup writes, reads back, and reports what is there.",
                    Basis.Unknown,
                    evidence: seen));
                break;
            case WrapupState.EndedUncoded:
                findings.Undecided(Advice.Unknown(
                    FindingIds.StateEnded,
                    "It ended without a code, and none is awaited. How long after the end the platform accepts a code is not published.",
                    "Try it: Set-ParticipantWrapup writes, reads back, and reports what is there.",
                    Basis.Unknown,
                    evidence: seen));
                break;
            default:
                findings.Undecided(Advice.Unknown(
                    FindingIds.StatePending,
                    "The platform did not say what state the participant's after-call work is in.",
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
            bool timed = WrapupJudgement.IsTimed(agent.WrapupPrompt);
            findings.Pass(
                FindingIds.StateDeadline,
                timed
                    ? "This after-call work has a time limit; when it began, or how long it is, was not said."
                    : "This after-call work has no time limit.",
                timed ? Basis.Unknown : Basis.Inferred,
                agent.WrapupPrompt);
            return;
        }

        findings.Pass(
            FindingIds.StateDeadline,
            "The time for a code ends at its deadline; then the platform sets its own time-out code.",
            string.Equals(agent.WrapupPrompt, "agentRequested", StringComparison.OrdinalIgnoreCase) ? Basis.Inferred : Basis.Documented,
            $"{deadline:yyyy-MM-dd HH:mm:ss} UTC ({agent.WrapupPrompt})");
    }
}

using System;
using System.Linq;
using GenesysWrapup.Core.Analytics;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Missing;

/// <summary>What an agent's session means for a missing code: the reason, what it was judged from, and how that is known.</summary>
internal sealed record MissingJudgement(string Reason, string Explanation, Basis Basis)
{
    private static readonly string[] s_mandatory = ["MANDATORY", "MANDATORY_TIMEOUT", "MANDATORY_FORCED_TIMEOUT"];

    /// <summary>Null while the agent is still connected: nothing can be missing yet.</summary>
    /// <param name="session">What analytics shows.</param>
    /// <param name="queue">Its queue as it is set now; null where there is none or it could not be read.</param>
    public static MissingJudgement? Of(AgentSession session, RoutingQueue? queue)
    {
        if (session.Code is { } code)
        {
            return OfCode(code);
        }

        if (session.Skipped)
        {
            return new(MissingReason.Skipped, "Analytics marks that the agent skipped after-call work.", Basis.Documented);
        }

        if (session.IsAwaiting)
        {
            return new(MissingReason.Awaiting, "After-call work has begun, has no code, and has not ended.", Basis.Inferred);
        }

        return session.IsConnected ? null : session.HasWrapup ? AfterWork(queue) : WithoutWork(session, queue);
    }

    private static MissingJudgement OfCode(string code)
    {
        if (Same(code, SystemWrapupCode.Timeout))
        {
            return new(MissingReason.TimedOut, "The platform put its time-out code there.", Basis.Captured);
        }

        if (Same(code, SystemWrapupCode.Default))
        {
            return new(
                MissingReason.DefaultCode, "'Default Wrap-up Code' is there; whether an agent chose it cannot be told.", Basis.Captured);
        }

        return SystemWrapupCode.IsOne(code)
            ? new(MissingReason.SystemCode, $"The platform's own code {code} is there.", Basis.Documented)
            : new(MissingReason.Coded, "A code is there.", Basis.Documented);
    }

    /// <summary>A wrap-up segment without a code. In an optional queue the agent may leave it so.</summary>
    private static MissingJudgement AfterWork(RoutingQueue? queue) => Same(queue?.AcwMode, "OPTIONAL")
        ? new(
            MissingReason.NotRequired,
            "After-call work ended without a code; as the queue is set now, a code is optional.",
            Basis.Inferred)
        : new(MissingReason.NeverCoded, "After-call work ended without a code.", Basis.Inferred);

    /// <summary>No wrap-up segment at all: only the queue can tell whether one should be there.</summary>
    private static MissingJudgement WithoutWork(AgentSession session, RoutingQueue? queue)
    {
        if (session.QueueId is null)
        {
            return new(MissingReason.NotRequired, "After-call work never began; no queue asked for a code.", Basis.Inferred);
        }

        if (queue?.AcwMode is not { } mode)
        {
            return new(
                MissingReason.NeverCoded,
                "After-call work never began; whether the queue asks for a code could not be read.",
                Basis.Unknown);
        }

        return s_mandatory.Contains(mode, StringComparer.OrdinalIgnoreCase)
            ? new(MissingReason.NeverCoded, $"After-call work never began, although the queue is set to {mode} now.", Basis.Inferred)
            : new(MissingReason.NotRequired, $"After-call work never began; the queue is set to {mode} now.", Basis.Inferred);
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

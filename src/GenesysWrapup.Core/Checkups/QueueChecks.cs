using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Sessions;

namespace GenesysWrapup.Core.Checkups;

/// <summary>What the queue asks for after a call. It explains why a code is awaited or not; it never stops a write.</summary>
internal sealed class QueueChecks(GenesysSession session)
{
    /// <returns>The queue where it could be read, for the checks of the code.</returns>
    public async Task<RoutingQueue?> RunAsync(TargetCheckup checkup, CancellationToken stop)
    {
        FindingList findings = checkup.Findings;
        ConversationParticipant agent = checkup.Agent;
        if (agent.QueueId is not { } queueId)
        {
            findings.Pass(
                FindingIds.StateMode,
                "The participant has no queue, so no queue's after-call mode applies.",
                Basis.Inferred,
                agent.WrapupPrompt);
            return null;
        }

        RoutingQueue? queue = null;
        try
        {
            queue = await QueueDirectory.Of(session).ReadAsync(queueId, checkup.Tally, stop).ConfigureAwait(false);
        }
        catch (GenesysException refused) when (!refused.Failure.EndsCommand)
        {
            findings.Unknown(
                FindingIds.StateMode,
                "The queue could not be read, so its after-call mode is known from the participant only.",
                $"Grant {string.Join(" or ", Operations.GetRoutingQueue.Permit.Permissions)} to see it; the write does not need it.",
                $"queue {agent.QueueName ?? queueId}; participant: {agent.WrapupPrompt ?? "not said"}");
        }

        Mode(findings, agent, queue);
        return queue;
    }

    private static void Mode(FindingList findings, ConversationParticipant agent, RoutingQueue? queue)
    {
        // The queue's mode may have changed since; what the participant says holds for this conversation.
        string ofQueue = queue?.AcwMode ?? agent.WrapupPrompt ?? string.Empty;
        bool differs = agent.WrapupPrompt is { } prompt && Sentence(prompt) != Sentence(ofQueue);
        string mode = differs ? agent.WrapupPrompt! : ofQueue;
        string evidence = $"queue {queue?.Name ?? agent.QueueName ?? agent.QueueId}: {(ofQueue.Length > 0 ? ofQueue : "not said")}" +
            (queue?.AcwTimeout is { } limit ? $", {SpokenTime.Of(limit)}" : string.Empty) +
            (differs ? $"; participant: {mode}" : string.Empty);
        bool waits = agent.WrapupState is WrapupState.Pending or WrapupState.CodedInAfterCallWork;
        if (waits || agent.WrapupState == WrapupState.Connected)
        {
            if (mode.Length > 0)
            {
                findings.Pass(FindingIds.StateMode, Sentence(mode), BasisOf(mode), evidence);
            }

            return;
        }

        if (IsOptional(mode))
        {
            findings.Add(Advice.Warn(
                FindingIds.StateMode,
                Sentence(mode) + " No code is awaited now.",
                "Set the code anyway, or choose a mandatory mode for the queue.",
                BasisOf(mode),
                evidence: evidence));
        }
        else if (Is(mode, "AGENT_REQUESTED", "agentRequested"))
        {
            findings.Add(Advice.Warn(
                FindingIds.StateMode,
                Sentence(mode) + " No code is awaited now.",
                "Ask for after-call work while the call is connected, or choose another mode for the queue.",
                BasisOf(mode),
                evidence: evidence));
        }
        else if (mode.Length > 0)
        {
            findings.Pass(FindingIds.StateMode, Sentence(mode), BasisOf(mode), evidence);
        }
    }

    /// <summary>That optional after-call work begins at all is seen in events only; the modes themselves are documented.</summary>
    private static Basis BasisOf(string mode) => IsOptional(mode) ? Basis.Captured : Basis.Documented;

    private static string Sentence(string mode) => mode switch
    {
        _ when Is(mode, "MANDATORY", "mandatory") => "The queue requires a code and waits for it without limit.",
        _ when Is(mode, "MANDATORY_TIMEOUT", "timeout") => "The queue requires a code and waits for it for a limited time.",
        _ when Is(mode, "MANDATORY_FORCED_TIMEOUT", "forcedTimeout") =>
            "The queue keeps the agent in after-call work until its time is up.",
        _ when IsOptional(mode) => "The queue lets the agent leave without a code; after-call work may still begin.",
        _ when Is(mode, "AGENT_REQUESTED", "agentRequested") =>
            "On this queue there is after-call work only if the agent asked for it during the call.",
        _ => "The queue has an after-call mode that this module does not know.",
    };

    private static bool IsOptional(string mode) => Is(mode, "OPTIONAL", "optional");

    private static bool Is(string mode, string ofQueue, string ofParticipant) =>
        string.Equals(mode, ofQueue, StringComparison.OrdinalIgnoreCase) ||
        string.Equals(mode, ofParticipant, StringComparison.OrdinalIgnoreCase);
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Conversations;

/// <summary>Which participants of a conversation are wanted. Agents and users, unless others are asked for.</summary>
internal sealed record ParticipantFilter
{
    private static readonly string[] s_agents = ["agent", "user"];

    public IReadOnlyCollection<string>? Purposes { get; init; }

    /// <summary>By user id or by name.</summary>
    public IReadOnlyCollection<string>? Agents { get; init; }

    /// <summary>Only those who are in after-call work without a code.</summary>
    public bool AwaitingWrapup { get; init; }

    /// <summary>Customers, flows, queues and unanswered rings as well.</summary>
    public bool Everyone { get; init; }

    public bool Wants(ConversationParticipant participant) =>
        IsOneOf(participant.Purpose, Purposes ?? (Everyone ? null : s_agents)) &&
        (Agents is null || Agents.Any(agent => AgentChoice.Is(agent, participant.UserId, participant.UserName))) &&
        (!AwaitingWrapup || participant.WrapupState == WrapupState.Pending);

    private static bool IsOneOf(string? value, IEnumerable<string>? wanted) =>
        wanted is null || wanted.Contains(value, StringComparer.OrdinalIgnoreCase);
}

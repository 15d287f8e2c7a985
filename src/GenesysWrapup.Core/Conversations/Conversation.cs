using System;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Conversations;

/// <summary>One conversation, as people ask about it.</summary>
public sealed class Conversation
{
    public required string ConversationId { get; init; }
    public DateTime? StartTime { get; init; }
    public DateTime? EndTime { get; init; }

    /// <summary>Active or Ended. The platform's own state field is never filled on reading.</summary>
    public required string State { get; init; }

    /// <summary>The media that occur in it, by their singular names.</summary>
    public ItemList<string> MediaType { get; init; } = [];

    public string? QueueName { get; init; }

    /// <summary>Names of the agents who were connected, in order.</summary>
    public ItemList<string> Agents { get; init; } = [];

    /// <summary>How many agents' participants wait for a code now.</summary>
    public int AwaitingWrapup { get; init; }

    public ItemList<string> DivisionId { get; init; } = [];

    public ItemList<ConversationParticipant> Participants { get; init; } = [];

    public override string ToString() => $"{MediaType} {ConversationId}: {State}";
}

using System;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Search;

/// <summary>
/// A conversation that was found, as analytics tells it or as it is now. It has no user's or participant's id on purpose: piped onwards,
/// the participant is found by what is true then.
/// </summary>
public sealed record FoundConversation
{
    public required string ConversationId { get; init; }
    public DateTime? StartTime { get; init; }
    public DateTime? EndTime { get; init; }

    /// <summary>Active or Ended.</summary>
    public required string State { get; init; }

    /// <summary>The agents' media, by their singular names.</summary>
    public ItemList<string> MediaType { get; init; } = [];

    public string? QueueName { get; init; }

    /// <summary>Names of the agents who were connected, in order.</summary>
    public ItemList<string> Agents { get; init; } = [];

    /// <summary>How many of the agents that were asked for wait for a code.</summary>
    public int AwaitingWrapup { get; init; }

    /// <summary>Ids of the codes that are there.</summary>
    public ItemList<string> AssignedCode { get; init; } = [];

    /// <summary>
    /// Live: when it was read. A job: up to when its data is complete. A query: when it was asked; how far it is behind is not published.
    /// </summary>
    public DateTime? DataAsOf { get; init; }

    /// <summary>Query, Job or Live.</summary>
    public required string DataSource { get; init; }

    public override string ToString() => $"{MediaType} {ConversationId}: {State}";
}

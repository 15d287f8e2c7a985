using System;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Search;

/// <summary>
/// A conversation that was found, as analytics tells it or as it is now. It has no user's or participant's id on purpose: piped onwards,
/// the participant is found by what is true then.
/// </summary>
public sealed class FoundConversation
{
    public required string ConversationId { get; set; }
    public DateTime? StartTime { get; set; }
    public DateTime? EndTime { get; set; }

    /// <summary>Active or Ended.</summary>
    public required string State { get; set; }

    /// <summary>The agents' media, by their singular names.</summary>
    public ItemList<string> MediaType { get; set; } = [];

    public string? QueueName { get; set; }

    /// <summary>Names of the agents who were connected, in order.</summary>
    public ItemList<string> Agents { get; set; } = [];

    /// <summary>How many of the agents that were asked for wait for a code.</summary>
    public int AwaitingWrapup { get; set; }

    /// <summary>Ids of the codes that are there.</summary>
    public ItemList<string> AssignedCode { get; set; } = [];

    /// <summary>
    /// Live: when it was read. A job: up to when its data is complete. A query: when it was asked; how far it is behind is not published.
    /// </summary>
    public DateTime? DataAsOf { get; set; }

    /// <summary>Query, Job or Live.</summary>
    public required string DataSource { get; set; }

    public override string ToString() => $"{MediaType} {ConversationId}: {State}";
}

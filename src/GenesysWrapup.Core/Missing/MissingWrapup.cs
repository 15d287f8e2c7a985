using System;

namespace GenesysWrapup.Core.Missing;

/// <summary>
/// One agent's side of a conversation, with what analytics says about its code. The ids bind into the cmdlets that set one; what is there
/// is AssignedCode, never WrapupCode.
/// </summary>
public sealed record MissingWrapup
{
    public required string ConversationId { get; init; }
    public required string ParticipantId { get; init; }

    /// <summary>The communication; analytics calls it a session.</summary>
    public required string CommunicationId { get; init; }

    public required string UserId { get; init; }

    /// <summary>The person's name; the id where it could not be read.</summary>
    public required string UserName { get; init; }

    public string? QueueId { get; init; }

    /// <summary>The queue's name; the id where it could not be read.</summary>
    public string? QueueName { get; init; }

    public string? MediaType { get; init; }

    /// <summary>One of <see cref="MissingReason"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>What the reason was judged from.</summary>
    public required string Explanation { get; init; }

    /// <summary>How it is known that this means what the reason says: Documented, Captured, Inferred or Unknown.</summary>
    public required string Basis { get; init; }

    public string? AssignedCode { get; init; }

    /// <summary>Its name, where the session knows it.</summary>
    public string? AssignedCodeName { get; init; }

    public string? AssignedNotes { get; init; }

    public DateTime? StartTime { get; init; }

    /// <summary>When the agent's side ended; after-call work comes after it.</summary>
    public DateTime? EndTime { get; init; }

    public DateTime? AfterCallWorkStart { get; init; }
    public DateTime? AfterCallWorkEnd { get; init; }
    public DateTime? ConversationEnd { get; init; }

    /// <summary>A job: up to when its data is complete. A query: when it was asked; how far it is behind is not published.</summary>
    public DateTime? DataAsOf { get; init; }

    /// <summary>Query or Job.</summary>
    public required string DataSource { get; init; }

    public override string ToString() => $"{Reason}: {UserName}, {ConversationId}";
}

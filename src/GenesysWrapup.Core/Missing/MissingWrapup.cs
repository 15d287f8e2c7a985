using System;

namespace GenesysWrapup.Core.Missing;

/// <summary>
/// One agent's side of a conversation, with what analytics says about its code. The ids bind into the cmdlets that set one; what is there
/// is AssignedCode, never WrapupCode.
/// </summary>
public sealed class MissingWrapup
{
    public required string ConversationId { get; set; }
    public required string ParticipantId { get; set; }

    /// <summary>The communication; analytics calls it a session.</summary>
    public required string CommunicationId { get; set; }

    public required string UserId { get; set; }

    /// <summary>The person's name; the id where it could not be read.</summary>
    public required string UserName { get; set; }

    public string? QueueId { get; set; }

    /// <summary>The queue's name; the id where it could not be read.</summary>
    public string? QueueName { get; set; }

    public string? MediaType { get; set; }

    /// <summary>One of <see cref="MissingReason"/>.</summary>
    public required string Reason { get; set; }

    /// <summary>What the reason was judged from.</summary>
    public required string Explanation { get; set; }

    /// <summary>How it is known that this means what the reason says: Documented, Captured, Inferred or Unknown.</summary>
    public required string Basis { get; set; }

    public string? AssignedCode { get; set; }

    /// <summary>Its name, where the session knows it.</summary>
    public string? AssignedCodeName { get; set; }

    public string? AssignedNotes { get; set; }

    public DateTime? StartTime { get; set; }

    /// <summary>When the agent's side ended; after-call work comes after it.</summary>
    public DateTime? EndTime { get; set; }

    public DateTime? AfterCallWorkStart { get; set; }
    public DateTime? AfterCallWorkEnd { get; set; }
    public DateTime? ConversationEnd { get; set; }

    /// <summary>A job: up to when its data is complete. A query: when it was asked; how far it is behind is not published.</summary>
    public DateTime? DataAsOf { get; set; }

    /// <summary>Query or Job.</summary>
    public required string DataSource { get; set; }

    public override string ToString() => $"{Reason}: {UserName}, {ConversationId}";
}

using System;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>What is on a participant or communication now, as the platform's read-back says it.</summary>
public sealed class ParticipantWrapup
{
    public required string ConversationId { get; set; }
    public required string ParticipantId { get; set; }
    public string? CommunicationId { get; set; }
    public string? UserId { get; set; }
    public string? UserName { get; set; }
    public string? QueueId { get; set; }
    public string? QueueName { get; set; }
    public string? MediaType { get; set; }

    /// <summary>Participant or Communication.</summary>
    public required string Level { get; set; }

    public string? AssignedCode { get; set; }
    public string? AssignedCodeName { get; set; }
    public string? AssignedNotes { get; set; }
    public ItemList<string> AssignedTags { get; set; } = [];
    public int? DurationSeconds { get; set; }
    public DateTime? EndTime { get; set; }
    public bool IsSystemCode { get; set; }

    public override string ToString() => $"{AssignedCodeName ?? AssignedCode ?? "no code"}: {UserName ?? ParticipantId}";
}

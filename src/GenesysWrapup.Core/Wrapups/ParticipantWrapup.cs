using System;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>What is on a participant or communication now, as the platform's read-back says it.</summary>
public sealed record ParticipantWrapup
{
    public required string ConversationId { get; init; }
    public required string ParticipantId { get; init; }
    public string? CommunicationId { get; init; }
    public string? UserId { get; init; }
    public string? UserName { get; init; }
    public string? QueueId { get; init; }
    public string? QueueName { get; init; }
    public string? MediaType { get; init; }

    /// <summary>Participant or Communication.</summary>
    public required string Level { get; init; }

    public string? AssignedCode { get; init; }
    public string? AssignedCodeName { get; init; }
    public string? AssignedNotes { get; init; }
    public ItemList<string> AssignedTags { get; init; } = [];
    public int? DurationSeconds { get; init; }
    public DateTime? EndTime { get; init; }
    public bool IsSystemCode { get; init; }

    public override string ToString() => $"{AssignedCodeName ?? AssignedCode ?? "no code"}: {UserName ?? ParticipantId}";
}

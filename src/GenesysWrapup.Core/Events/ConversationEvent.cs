using System;

namespace GenesysWrapup.Core.Events;

/// <summary>
/// What an event says about a conversation, flat and in one spelling whatever way it came. What was on the participant is AssignedCode,
/// AssignedNotes and AssignedDurationSeconds, never WrapupCode, Notes or DurationSeconds: piped onwards, these would be set anew.
/// </summary>
public sealed class ConversationEvent
{
    /// <summary>When it happened (UTC); null where neither the event nor what it came in says so.</summary>
    public DateTime? Time { get; set; }

    /// <summary>One of <see cref="Events.EventType"/>.</summary>
    public required string EventType { get; set; }

    /// <summary>The platform's name for it; null where the event came without, and then its type is told by its members.</summary>
    public string? Topic { get; set; }

    /// <summary>What it came in: EventBridge, EventGrid, CloudEvents, Notification, Webhook, Analytics; Body where it came bare; Read
    /// where a watch read what its channel could not tell.</summary>
    public required string Source { get; set; }

    public string? ConversationId { get; set; }

    /// <summary>The agent it is about; null where it is about somebody who never has a code, so that the agent is looked for.</summary>
    public string? ParticipantId { get; set; }

    /// <summary>The agent's communication; detail events call it sessionId.</summary>
    public string? CommunicationId { get; set; }

    public string? UserId { get; set; }
    public string? UserName { get; set; }
    public string? QueueId { get; set; }
    public string? Purpose { get; set; }

    /// <summary>As this module names media: call for VOICE.</summary>
    public string? MediaType { get; set; }

    public string? MessageType { get; set; }
    public string? Direction { get; set; }

    /// <summary>The communication's state in the platform's words; only conversation topics tell it.</summary>
    public string? State { get; set; }

    /// <summary>In the spelling of the API: transfer.consult for CONSULT_TRANSFER.</summary>
    public string? DisconnectType { get; set; }

    /// <summary>Where the participant stands, judged as for one that was read; only conversation topics tell enough for it.</summary>
    public string? WrapupState { get; set; }

    /// <summary>When a timed after-call work lapses (UTC), where there is a limit.</summary>
    public DateTime? WrapupDeadline { get; set; }

    public DateTime? AfterCallWorkStart { get; set; }
    public DateTime? AfterCallWorkEnd { get; set; }
    public string? AssignedCode { get; set; }
    public string? AssignedNotes { get; set; }
    public double? AssignedDurationSeconds { get; set; }

    /// <summary>The participant that the event names, whoever it is: also the customer.</summary>
    public string? EventParticipantId { get; set; }

    /// <summary>The delivery's own id, by which a second delivery of the same event is told.</summary>
    public string? EventId { get; set; }

    /// <summary>What the vendor's support asks for.</summary>
    public string? CorrelationId { get; set; }

    /// <summary>What a channel, the system or Event Grid says.</summary>
    public string? Message { get; set; }

    /// <summary>Where Event Grid wants to be answered before it delivers.</summary>
    public string? ValidationUrl { get; set; }

    public override string ToString() => $"{EventType} {ConversationId}".TrimEnd();
}

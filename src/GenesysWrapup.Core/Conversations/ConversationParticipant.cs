using System;

namespace GenesysWrapup.Core.Conversations;

/// <summary>
/// One participant with its wrap-up state. The property names are the pipeline: what is on it now is AssignedCode, never WrapupCode,
/// so that piping a participant onwards does not bind its old code as the new one.
/// </summary>
public sealed record ConversationParticipant
{
    public required string ConversationId { get; init; }
    public required string ParticipantId { get; init; }

    /// <summary>The communication that a code would go to: the one with after-call work, else the one connected last.</summary>
    public string? CommunicationId { get; init; }

    public string? Purpose { get; init; }
    public string? UserId { get; init; }

    /// <summary>The name the platform shows for the participant.</summary>
    public string? UserName { get; init; }

    public string? QueueId { get; init; }
    public string? QueueName { get; init; }
    public string? MediaType { get; init; }

    /// <summary>The communication's state in the platform's words: connected, disconnected, terminated …</summary>
    public string? State { get; init; }

    public DateTime? StartTime { get; init; }
    public DateTime? ConnectedTime { get; init; }
    public DateTime? EndTime { get; init; }

    public string WrapupState { get; init; } = Conversations.WrapupState.Unknown;

    /// <summary>The state in words, with its deadline.</summary>
    public string? WrapupStatus { get; init; }

    /// <summary>When a timed after-call work lapses (UTC), where there is a limit.</summary>
    public DateTime? WrapupDeadline { get; init; }

    public bool WrapupRequired { get; init; }

    /// <summary>The queue's after-call mode in the platform's words: mandatory, optional, timeout, forcedTimeout, agentRequested.</summary>
    public string? WrapupPrompt { get; init; }

    public DateTime? AfterCallWorkStart { get; init; }
    public DateTime? AfterCallWorkEnd { get; init; }

    /// <summary>Id of the code that is on the participant or its communication now.</summary>
    public string? AssignedCode { get; init; }

    /// <summary>Its name, where the session knows it.</summary>
    public string? AssignedCodeName { get; init; }

    public string? AssignedNotes { get; init; }

    /// <summary>Participant or Communication: where the assigned code was found.</summary>
    public string? AssignedLevel { get; init; }

    /// <summary>Monitoring, coaching or barging: present, but nobody's agent.</summary>
    public bool IsSupervising { get; init; }

    /// <summary>An outbound campaign dialed the conversation, as far as it shows that: its rules run on the first code only.</summary>
    public bool DialedByCampaign { get; init; }

    /// <summary>Whether it could ever carry a code: an agent or user with a user id who was connected and did not supervise.</summary>
    public bool CanBeWrappedUp { get; init; }

    public override string ToString() => $"{UserName ?? UserId ?? ParticipantId} ({Purpose}): {WrapupStatus ?? WrapupState}";
}

using System;

namespace GenesysWrapup.Core.Conversations;

/// <summary>
/// One participant with its wrap-up state. The property names are the pipeline: what is on it now is AssignedCode, never WrapupCode,
/// so that piping a participant onwards does not bind its old code as the new one.
/// </summary>
public sealed class ConversationParticipant
{
    public required string ConversationId { get; set; }
    public required string ParticipantId { get; set; }

    /// <summary>The communication that a code would go to: the one with after-call work, else the one connected last.</summary>
    public string? CommunicationId { get; set; }

    public string? Purpose { get; set; }
    public string? UserId { get; set; }

    /// <summary>The name the platform shows for the participant.</summary>
    public string? UserName { get; set; }

    public string? QueueId { get; set; }
    public string? QueueName { get; set; }
    public string? MediaType { get; set; }

    /// <summary>The communication's state in the platform's words: connected, disconnected, terminated …</summary>
    public string? State { get; set; }

    public DateTime? StartTime { get; set; }
    public DateTime? ConnectedTime { get; set; }
    public DateTime? EndTime { get; set; }

    public string WrapupState { get; set; } = Conversations.WrapupState.Unknown;

    /// <summary>The state in words, with its deadline.</summary>
    public string? WrapupStatus { get; set; }

    /// <summary>When a timed after-call work lapses (UTC), where there is a limit.</summary>
    public DateTime? WrapupDeadline { get; set; }

    public bool WrapupRequired { get; set; }

    /// <summary>The queue's after-call mode in the platform's words: mandatory, optional, timeout, forcedTimeout, agentRequested.</summary>
    public string? WrapupPrompt { get; set; }

    public DateTime? AfterCallWorkStart { get; set; }
    public DateTime? AfterCallWorkEnd { get; set; }

    /// <summary>Id of the code that is on the participant or its communication now.</summary>
    public string? AssignedCode { get; set; }

    /// <summary>Its name, where the session knows it.</summary>
    public string? AssignedCodeName { get; set; }

    public string? AssignedNotes { get; set; }

    /// <summary>Participant or Communication: where the assigned code was found.</summary>
    public string? AssignedLevel { get; set; }

    /// <summary>Monitoring, coaching or barging: present, but nobody's agent.</summary>
    public bool IsSupervising { get; set; }

    /// <summary>An outbound campaign dialed the conversation, as far as it shows that: its rules run on the first code only.</summary>
    public bool DialedByCampaign { get; set; }

    /// <summary>Whether it could ever carry a code: an agent or user with a user id who was connected and did not supervise.</summary>
    public bool CanBeWrappedUp { get; set; }

    public override string ToString() => $"{UserName ?? UserId ?? ParticipantId} ({Purpose}): {WrapupStatus ?? WrapupState}";
}

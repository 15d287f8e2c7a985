using System;

namespace GenesysWrapup.Core.Conversations;

/// <summary>Whether a code could be written to a participant at a moment of its conversation.</summary>
public static class WriteWindow
{
    /// <summary>Nobody who could have a code.</summary>
    public const string None = nameof(None);

    /// <summary>Still connected: the agent's own choice may replace what is written now.</summary>
    public const string TooEarly = nameof(TooEarly);

    /// <summary>After-call work runs.</summary>
    public const string Right = nameof(Right);

    /// <summary>After-call work is over. Whether the platform still takes a code is not published: it may refuse.</summary>
    public const string TooLate = nameof(TooLate);

    /// <summary>The agent's part ended and no after-call work was seen.</summary>
    public const string Unknown = nameof(Unknown);
}

/// <summary>One thing that happened to one participant.</summary>
public sealed class TimelineEvent
{
    public DateTime Time { get; set; }

    /// <summary>
    /// Ring, Connect, Hold, Resume, Consult, Monitor, Transfer, HangUp, AfterCallWorkBegun, AfterCallWorkEnded, AfterCallWorkLapsed,
    /// CodeSet, Skipped, Now.
    /// </summary>
    public required string Event { get; set; }

    /// <summary>Who it happened to, by name.</summary>
    public string? UserName { get; set; }
    public string? Purpose { get; set; }

    /// <summary>In words.</summary>
    public required string Description { get; set; }

    /// <summary>From this moment on, until this participant's next row.</summary>
    public string WriteWindow { get; set; } = Conversations.WriteWindow.None;
    public string? MediaType { get; set; }

    /// <summary>Participant, Communication or both: where the after-call work or the code was found.</summary>
    public string? Level { get; set; }
    public string? AssignedCode { get; set; }
    public string? AssignedCodeName { get; set; }
    public required string ConversationId { get; set; }
    public required string ParticipantId { get; set; }
    public string? CommunicationId { get; set; }
    public string? UserId { get; set; }
    public string? QueueName { get; set; }

    public override string ToString() => $"{Time:u} {UserName ?? Purpose}: {Description}";
}

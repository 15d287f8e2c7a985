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
public sealed record TimelineEvent
{
    public DateTime Time { get; init; }

    /// <summary>
    /// Ring, Connect, Hold, Resume, Consult, Monitor, Transfer, HangUp, AfterCallWorkBegun, AfterCallWorkEnded, AfterCallWorkLapsed,
    /// CodeSet, Skipped, Now.
    /// </summary>
    public required string Event { get; init; }

    /// <summary>Who it happened to, by name.</summary>
    public string? UserName { get; init; }
    public string? Purpose { get; init; }

    /// <summary>In words.</summary>
    public required string Description { get; init; }

    /// <summary>From this moment on, until this participant's next row.</summary>
    public string WriteWindow { get; init; } = Conversations.WriteWindow.None;
    public string? MediaType { get; init; }

    /// <summary>Participant, Communication or both: where the after-call work or the code was found.</summary>
    public string? Level { get; init; }
    public string? AssignedCode { get; init; }
    public string? AssignedCodeName { get; init; }
    public required string ConversationId { get; init; }
    public required string ParticipantId { get; init; }
    public string? CommunicationId { get; init; }
    public string? UserId { get; init; }
    public string? QueueName { get; init; }

    public override string ToString() => $"{Time:u} {UserName ?? Purpose}: {Description}";
}

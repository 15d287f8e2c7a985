using System;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>What happened to one target. Flat and simple-typed, so that it survives CSV, JSON and remoting.</summary>
public sealed record WrapupResult
{
    public required string Outcome { get; init; }
    public required string ConversationId { get; init; }
    public string? ParticipantId { get; init; }
    public string? CommunicationId { get; init; }
    public string? UserId { get; init; }
    public string? UserName { get; init; }
    public string? QueueId { get; init; }
    public string? QueueName { get; init; }
    public string? MediaType { get; init; }

    /// <summary>What was asked for, as it was given: an id or a name. Also the input when the result is piped to repeat it.</summary>
    public string? WrapupCode { get; init; }
    public string? RequestedCode { get; init; }
    public string? RequestedCodeName { get; init; }
    public string? PreviousCode { get; init; }
    public string? PreviousCodeName { get; init; }

    /// <summary>What is there now, as far as it was seen.</summary>
    public string? AssignedCode { get; init; }
    public string? AssignedCodeName { get; init; }
    public string? Notes { get; init; }

    /// <summary>The tags that were asked for, separated by semicolons, as -Tag takes them.</summary>
    public string? Tag { get; init; }
    public int? DurationSeconds { get; init; }

    /// <summary>It was to be saved for later, not to finish; also the input when the result is piped to repeat it.</summary>
    public bool Provisional { get; init; }

    /// <summary>Participant or Communication.</summary>
    public string? Level { get; init; }
    public string? LevelReason { get; init; }

    /// <summary>The operation that wrote, for example PATCH /api/v2/conversations/{conversationId}/participants/{participantId}.</summary>
    public string? Route { get; init; }

    /// <summary>One sentence on the outcome.</summary>
    public string? Message { get; init; }
    public string? NextStep { get; init; }

    /// <summary>The stable id of the finding behind a failing outcome.</summary>
    public string? FindingId { get; init; }

    /// <summary>The platform's own error code and status, where it refused.</summary>
    public string? ErrorCode { get; init; }
    public int? StatusCode { get; init; }

    /// <summary>Whether the same row may succeed in a later run as it is: what failed was the moment, the service or the network.</summary>
    public bool CanRetry { get; init; }

    /// <summary>The row's number, from 1, where it came from a list; a row of an earlier run's results keeps its own.</summary>
    public int? Row { get; init; }

    /// <summary>Requests spent on this target, and how many of them were writes.</summary>
    public int Requests { get; init; }
    public int Writes { get; init; }
    public double ElapsedSeconds { get; init; }

    /// <summary>
    /// How long it waited for after-call work, and by what: Notification or Polling. Null where there was nothing to wait for.
    /// </summary>
    public double? WaitedSeconds { get; init; }
    public string? WaitedBy { get; init; }

    /// <summary>What proves that the code is there: ReadBack or Event. Null where nothing does.</summary>
    public string? ProvenBy { get; init; }

    /// <summary>For the vendor's support, separated by blanks.</summary>
    public string? CorrelationId { get; init; }
    public DateTime Time { get; init; }

    public override string ToString() => $"{Outcome}: {Message}";
}

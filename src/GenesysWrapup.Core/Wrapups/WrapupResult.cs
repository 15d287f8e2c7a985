using System;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>What happened to one target. Flat and simple-typed, so that it survives CSV, JSON and remoting.</summary>
public sealed class WrapupResult
{
    public required string Outcome { get; set; }
    public required string ConversationId { get; set; }
    public string? ParticipantId { get; set; }
    public string? CommunicationId { get; set; }
    public string? UserId { get; set; }
    public string? UserName { get; set; }
    public string? QueueId { get; set; }
    public string? QueueName { get; set; }
    public string? MediaType { get; set; }

    /// <summary>What was asked for, as it was given: an id or a name. Also the input when the result is piped to repeat it.</summary>
    public string? WrapupCode { get; set; }
    public string? RequestedCode { get; set; }
    public string? RequestedCodeName { get; set; }
    public string? PreviousCode { get; set; }
    public string? PreviousCodeName { get; set; }

    /// <summary>What is there now, as far as it was seen.</summary>
    public string? AssignedCode { get; set; }
    public string? AssignedCodeName { get; set; }
    public string? Notes { get; set; }

    /// <summary>The tags that were asked for, separated by semicolons, as -Tag takes them.</summary>
    public string? Tag { get; set; }
    public int? DurationSeconds { get; set; }

    /// <summary>It was to be saved for later, not to finish; also the input when the result is piped to repeat it.</summary>
    public bool Provisional { get; set; }

    /// <summary>Participant or Communication.</summary>
    public string? Level { get; set; }
    public string? LevelReason { get; set; }

    /// <summary>The operation that wrote, for example PATCH /api/v2/conversations/{conversationId}/participants/{participantId}.</summary>
    public string? Route { get; set; }

    /// <summary>One sentence on the outcome.</summary>
    public string? Message { get; set; }
    public string? NextStep { get; set; }

    /// <summary>The stable id of the finding behind a failing outcome.</summary>
    public string? FindingId { get; set; }

    /// <summary>The platform's own error code and status, where it refused.</summary>
    public string? ErrorCode { get; set; }
    public int? StatusCode { get; set; }

    /// <summary>Whether the same row may succeed in a later run as it is: what failed was the moment, the service or the network.</summary>
    public bool CanRetry { get; set; }

    /// <summary>The row's number, from 1, where it came from a list; a row of an earlier run's results keeps its own.</summary>
    public int? Row { get; set; }

    /// <summary>Requests spent on this target, and how many of them were writes.</summary>
    public int Requests { get; set; }
    public int Writes { get; set; }
    public double ElapsedSeconds { get; set; }

    /// <summary>
    /// How long it waited for after-call work, and by what: Notification or Polling. Null where there was nothing to wait for.
    /// </summary>
    public double? WaitedSeconds { get; set; }
    public string? WaitedBy { get; set; }

    /// <summary>What proves that the code is there: ReadBack or Event. Null where nothing does.</summary>
    public string? ProvenBy { get; set; }

    /// <summary>For the vendor's support, separated by blanks.</summary>
    public string? CorrelationId { get; set; }
    public DateTime Time { get; set; }

    public override string ToString() => $"{Outcome}: {Message}";
}

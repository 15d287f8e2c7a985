using System;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Metrics;

/// <summary>What came of one batch.</summary>
public sealed record SendResult
{
    /// <summary>One of <see cref="SendOutcome"/>.</summary>
    public required string Outcome { get; init; }

    /// <summary>How many events it had.</summary>
    public int Events { get; init; }

    /// <summary>How many of them the sink has taken, by its own answer.</summary>
    public int Accepted { get; init; }

    /// <summary>How many were sent before, and not again; only a work list knows.</summary>
    public int Repeated { get; init; }

    public int Dropped => Outcome == SendOutcome.NotConfirmed ? 0 : Events - Accepted - Repeated;

    /// <summary>Why, in the sink's words where it has some.</summary>
    public string? DroppedBecause { get; init; }

    /// <summary>The fields that were cut or left out, because the sink takes no more.</summary>
    public string? Shortened { get; init; }

    /// <summary>The body's size before it was compressed.</summary>
    public long Bytes { get; init; }

    /// <summary>Its size on the wire.</summary>
    public long SentBytes { get; init; }

    public required string Sink { get; init; }
    public required string Format { get; init; }

    /// <summary>In every event of the batch, so that a query finds them.</summary>
    public string? BatchId { get; init; }

    /// <summary>The sink's own id of the call.</summary>
    public string? RequestId { get; init; }

    public int? StatusCode { get; init; }

    /// <summary>What finds the events in the sink; for New Relic also what it could not read of them.</summary>
    public string? Query { get; init; }

    /// <summary>One sentence on the outcome.</summary>
    public string? Message { get; init; }
    public string? NextStep { get; init; }
    public string? FindingId { get; init; }

    /// <summary>The times of its first and its last event.</summary>
    public DateTime? From { get; init; }
    public DateTime? To { get; init; }

    public DateTime Time { get; init; }
    public int Attempts { get; init; }
    public double ElapsedSeconds { get; init; }

    /// <summary>The rows that the sink has not taken, as they came in; pipe the result to send them again.</summary>
    public ItemList<object> NotAccepted { get; init; } = [];

    public override string ToString() => $"{Outcome}: {Message}";
}

using System;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Metrics;

/// <summary>What came of one batch.</summary>
public sealed class SendResult
{
    /// <summary>One of <see cref="SendOutcome"/>.</summary>
    public required string Outcome { get; set; }

    /// <summary>How many events it had.</summary>
    public int Events { get; set; }

    /// <summary>How many of them the sink has taken, by its own answer.</summary>
    public int Accepted { get; set; }

    /// <summary>How many were sent before, and not again; only a work list knows.</summary>
    public int Repeated { get; set; }

    public int Dropped => Outcome == SendOutcome.NotConfirmed ? 0 : Events - Accepted - Repeated;

    /// <summary>Why, in the sink's words where it has some.</summary>
    public string? DroppedBecause { get; set; }

    /// <summary>The fields that were cut or left out, because the sink takes no more.</summary>
    public string? Shortened { get; set; }

    /// <summary>The body's size before it was compressed.</summary>
    public long Bytes { get; set; }

    /// <summary>Its size on the wire.</summary>
    public long SentBytes { get; set; }

    public required string Sink { get; set; }
    public required string Format { get; set; }

    /// <summary>In every event of the batch, so that a query finds them.</summary>
    public string? BatchId { get; set; }

    /// <summary>The sink's own id of the call.</summary>
    public string? RequestId { get; set; }

    public int? StatusCode { get; set; }

    /// <summary>What finds the events in the sink; for New Relic also what it could not read of them.</summary>
    public string? Query { get; set; }

    /// <summary>One sentence on the outcome.</summary>
    public string? Message { get; set; }
    public string? NextStep { get; set; }
    public string? FindingId { get; set; }

    /// <summary>The times of its first and its last event.</summary>
    public DateTime? From { get; set; }
    public DateTime? To { get; set; }

    public DateTime Time { get; set; }
    public int Attempts { get; set; }
    public double ElapsedSeconds { get; set; }

    /// <summary>The rows that the sink has not taken, as they came in; pipe the result to send them again.</summary>
    public ItemList<object> NotAccepted { get; set; } = [];

    public override string ToString() => $"{Outcome}: {Message}";
}

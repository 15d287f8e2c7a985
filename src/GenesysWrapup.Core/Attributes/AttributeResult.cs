using System;

namespace GenesysWrapup.Core.Attributes;

/// <summary>What happened to the attributes of one participant. Flat and simple-typed, as the result of a code is.</summary>
public sealed class AttributeResult
{
    /// <summary>Set, AlreadySet, Unverified, Different, Refused, TooLate, NotFound, Ambiguous, Failed or NotConfirmed.</summary>
    public required string Outcome { get; init; }
    public required string ConversationId { get; init; }
    public string? ParticipantId { get; init; }
    public string? UserId { get; init; }
    public string? UserName { get; init; }
    public string? Purpose { get; init; }

    /// <summary>What was asked for, as a JSON object; -Attribute takes it, so that piping the result repeats it.</summary>
    public string? Attribute { get; init; }

    /// <summary>What the same names held before, as a JSON object; names that were not there are not in it.</summary>
    public string? PreviousAttribute { get; init; }

    /// <summary>What the same names hold now, as far as it was seen.</summary>
    public string? AssignedAttribute { get; init; }

    /// <summary>One sentence on the outcome.</summary>
    public string? Message { get; init; }
    public string? NextStep { get; init; }
    public string? FindingId { get; init; }
    public string? ErrorCode { get; init; }
    public int? StatusCode { get; init; }
    public int Requests { get; init; }
    public int Writes { get; init; }
    public double ElapsedSeconds { get; init; }
    public string? CorrelationId { get; init; }
    public DateTime Time { get; init; }

    public override string ToString() => $"{Outcome}: {Message}";
}

using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Findings;

/// <summary>Can the code be set? Or: why was it refused?</summary>
public static class Verdict
{
    public const string Unknown = nameof(Unknown);
    public const string Yes = nameof(Yes);
    public const string No = nameof(No);
}

/// <summary>The answer for one target or one error: the verdict first, then why.</summary>
public sealed record WrapupDiagnosis
{
    public required string Verdict { get; init; }

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }
    public string? NextStep { get; init; }
    public string? ConversationId { get; init; }
    public string? ParticipantId { get; init; }
    public string? CommunicationId { get; init; }
    public string? UserId { get; init; }
    public string? UserName { get; init; }
    public string? WrapupCode { get; init; }

    /// <summary>The finding that decides, if one does.</summary>
    public string? FindingId { get; init; }

    /// <summary>Which gate an error failed at: Session, Scope, Permission, Division, Id, State, Code, Request, Limit, Platform.</summary>
    public string? Gate { get; init; }

    public int? StatusCode { get; init; }
    public string? ErrorCode { get; init; }

    /// <summary>For the vendor's support.</summary>
    public string? CorrelationId { get; init; }
    public ItemList<Finding> Findings { get; init; } = [];

    /// <summary>How many requests the diagnosis made.</summary>
    public int Requests { get; init; }

    /// <summary>Whether its view shows every finding, or only what failed and a count of the rest.</summary>
    public bool Detailed { get; init; }

    public override string ToString() => $"{Verdict}: {Summary}";
}

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
public sealed class WrapupDiagnosis
{
    public required string Verdict { get; set; }

    /// <summary>One sentence.</summary>
    public required string Summary { get; set; }
    public string? NextStep { get; set; }
    public string? ConversationId { get; set; }
    public string? ParticipantId { get; set; }
    public string? CommunicationId { get; set; }
    public string? UserId { get; set; }
    public string? UserName { get; set; }
    public string? WrapupCode { get; set; }

    /// <summary>The finding that decides, if one does.</summary>
    public string? FindingId { get; set; }

    /// <summary>Which gate an error failed at: Session, Scope, Permission, Division, Id, State, Code, Request, Limit, Platform.</summary>
    public string? Gate { get; set; }

    public int? StatusCode { get; set; }
    public string? ErrorCode { get; set; }

    /// <summary>For the vendor's support.</summary>
    public string? CorrelationId { get; set; }
    public ItemList<Finding> Findings { get; set; } = [];

    /// <summary>How many requests the diagnosis made.</summary>
    public int Requests { get; set; }

    /// <summary>Whether its view shows every finding, or only what failed and a count of the rest.</summary>
    public bool Detailed { get; set; }

    public override string ToString() => $"{Verdict}: {Summary}";
}

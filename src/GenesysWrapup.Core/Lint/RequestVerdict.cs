using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Lint;

/// <summary>What one call is worth: whether it exists and does what its writer wants, and the command that does it.</summary>
public sealed class RequestVerdict
{
    /// <summary>
    /// What it is about: Call, Claims (scopes, states and packages that the text names), Error (an answer of the platform that the text
    /// reports) or Answer (what to run, after all else).
    /// </summary>
    public required string About { get; init; }

    /// <summary>The call as it was written, in short.</summary>
    public required string Call { get; init; }

    /// <summary>Pass, Warning, Fail or Unknown: the worst of the findings.</summary>
    public required string Status { get; init; }

    /// <summary>One sentence: what is wrong, or that the call is right.</summary>
    public required string Summary { get; init; }

    /// <summary>What to do; empty when nothing needs doing.</summary>
    public string? Remedy { get; init; }

    /// <summary>The finding that decides, where one does.</summary>
    public string? FindingId { get; init; }

    /// <summary>The platform's operation that the call is, where it is one.</summary>
    public string? Operation { get; init; }

    /// <summary>The line of this module that does what the call wants.</summary>
    public string? Command { get; init; }

    /// <summary>How the call is written: curl, JavaScript, Python, prose, …; null where it was given in parts.</summary>
    public string? Dialect { get; init; }

    /// <summary>The line of the text on which the call begins.</summary>
    public int? Line { get; init; }

    public ItemList<Finding> Findings { get; init; } = [];

    public override string ToString() => $"{Status}: {Call}: {Summary}";
}

namespace GenesysWrapup.Core.Findings;

/// <summary>What a check found.</summary>
public static class FindingStatus
{
    public const string Pass = nameof(Pass);
    public const string Warning = nameof(Warning);
    public const string Fail = nameof(Fail);

    /// <summary>It could not be read, and it is not guessed.</summary>
    public const string Unknown = nameof(Unknown);
}

/// <summary>
/// One statement about why something works or does not: what was seen, why it matters, what to do, and how that is known.
/// </summary>
public sealed class Finding
{
    /// <summary>Stable, for scripts: for example Access.Permission, State.TimedOut, Request.UnknownResource.</summary>
    public required string FindingId { get; init; }

    public required string Status { get; init; }

    /// <summary>What was found, in one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What was seen, with values.</summary>
    public string? Evidence { get; init; }

    /// <summary>What to do; empty when nothing needs doing.</summary>
    public string? Remedy { get; init; }

    /// <summary>The command to type, where one of this module does it.</summary>
    public string? Command { get; init; }

    /// <summary>How it is known.</summary>
    public required string Basis { get; init; }

    public override string ToString() => $"{Status} {FindingId}: {Message}";
}

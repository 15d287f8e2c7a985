using System.Collections.Generic;

namespace GenesysWrapup.Core.Platform.Errors;

/// <summary>One error code of the platform: when it says it, and what we make of it.</summary>
/// <param name="Code">The code in the error's body.</param>
/// <param name="Status">The HTTP status that the contract declares it under.</param>
/// <param name="Text">The platform's text, with its own %s placeholders.</param>
/// <param name="Gate">What was not right.</param>
/// <param name="FindingId">The finding it amounts to.</param>
/// <param name="Cause">What it means, in our words.</param>
/// <param name="NextStep">What to do.</param>
internal sealed record KnownError(string Code, int Status, string Text, Gate Gate, string FindingId, string Cause, string NextStep)
{
    /// <summary>How sure the cause is. The code's existence is documented; when it fires mostly is not.</summary>
    public Basis Basis { get; init; } = Basis.Documented;

    /// <summary>Other statuses it is declared under.</summary>
    public IReadOnlyList<int> OtherStatuses { get; init; } = [];

    /// <summary>The line to type, where a command does the next step.</summary>
    public string? Command { get; init; }
}

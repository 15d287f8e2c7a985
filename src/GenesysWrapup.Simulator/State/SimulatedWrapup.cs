using System;
using System.Collections.Generic;

namespace GenesysWrapup.Simulator.State;

/// <summary>A code that is on a participant or a communication.</summary>
internal sealed record SimulatedWrapup(string Code)
{
    public string Notes { get; init; } = string.Empty;

    public IReadOnlyList<string> Tags { get; init; } = [];

    public int DurationSeconds { get; init; }

    public DateTimeOffset EndTime { get; init; }

    /// <summary>When the platform took it; analytics shows it from then on, with its delay.</summary>
    public DateTimeOffset SetAt { get; init; }

    /// <summary>Somebody set it by a request, and not at the agent's desktop.</summary>
    public bool ByRequest { get; init; }

    /// <summary>Saved for later, without ending any work.</summary>
    public bool Provisional { get; init; }
}

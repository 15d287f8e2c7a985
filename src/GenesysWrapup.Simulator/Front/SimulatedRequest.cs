using System;

namespace GenesysWrapup.Simulator.Front;

/// <summary>One request that the simulated platform received.</summary>
public sealed record SimulatedRequest(DateTime Time, string Method, string Path, string? Operation)
{
    /// <summary>What the caller was answered; 0 where the connection was cut.</summary>
    public int Status { get; init; }

    /// <summary>Whether the platform carried it out, whatever it answered.</summary>
    public bool Processed { get; init; }

    public string CorrelationId { get; init; } = "";

    public override string ToString() => $"{Status} {Method} {Path}";
}

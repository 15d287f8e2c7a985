using System;

namespace GenesysWrapup.Simulator.Front;

/// <summary>One request that the simulated platform received.</summary>
public sealed class SimulatedRequest(DateTime time, string method, string path, string? operation)
{
    public DateTime Time { get; } = time;

    public string Method { get; } = method;

    public string Path { get; } = path;

    /// <summary>The operation's name; null where the platform has none.</summary>
    public string? Operation { get; } = operation;

    /// <summary>What the caller was answered; 0 where the connection was cut.</summary>
    public int Status { get; internal set; }

    /// <summary>Whether the platform carried it out, whatever it answered.</summary>
    public bool Processed { get; internal set; }

    public string CorrelationId { get; internal set; } = "";

    public override string ToString() => $"{Status} {Method} {Path}";
}

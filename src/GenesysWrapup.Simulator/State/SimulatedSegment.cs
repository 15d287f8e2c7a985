using System;

namespace GenesysWrapup.Simulator.State;

/// <summary>A stretch of a communication: ringing, talking, on hold. Live reads list it once it has ended.</summary>
internal sealed class SimulatedSegment(string type, DateTimeOffset start)
{
    public const string Alert = "Alert";
    public const string Interact = "Interact";
    public const string Hold = "Hold";
    public const string Scheduled = "Scheduled";
    public const string Monitoring = "Monitoring";
    public const string Coaching = "Coaching";
    public const string Barging = "Barging";
    public const string Disconnect = "Disconnect";

    public string Type { get; } = type;

    public DateTimeOffset Start { get; } = start;

    public DateTimeOffset? End { get; private set; }

    /// <summary>The type of the segment that followed, or that there was none.</summary>
    public string? HowEnded { get; private set; }

    public string? DisconnectType { get; private set; }

    public void Close(DateTimeOffset at, string howEnded, string? disconnectType = null)
    {
        End = at;
        HowEnded = howEnded;
        DisconnectType = disconnectType;
    }
}

using System;

namespace GenesysWrapup.Simulator.State;

/// <summary>The after-call work of one communication.</summary>
internal sealed class SimulatedAfterCallWork
{
    public const string NotApplicable = "notApplicable";
    public const string Pending = "pending";
    public const string Skipped = "skipped";
    public const string Complete = "complete";

    public string? State { get; set; }

    public DateTimeOffset? Start { get; set; }

    public DateTimeOffset? End { get; set; }

    public bool IsPending => State == Pending;

    public void Begin(DateTimeOffset at)
    {
        State = Pending;
        Start = at;
    }

    public void Finish(DateTimeOffset at, string state = Complete)
    {
        State = state;
        End = at;
    }
}

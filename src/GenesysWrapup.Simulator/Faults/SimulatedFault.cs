using System;

namespace GenesysWrapup.Simulator.Faults;

/// <summary>A planned fault as people see it: what goes wrong for which requests, how often it did, and how often it still will.</summary>
public sealed class SimulatedFault
{
    internal SimulatedFault(int id, Fault fault, int hits)
    {
        FaultId = id;
        Operation = fault.Operation;
        Status = fault.Status;
        ErrorCode = fault.ErrorCode;
        RetryAfter = fault.RetryAfter;
        Body = fault.Body;
        Delay = fault.Delay;
        Cut = fault.Cut.ToString();
        AfterProcessing = fault.AfterProcessing;
        Truncate = fault.Truncate;
        Chance = fault.Chance;
        Hits = hits;
        Left = fault.Count == 0 ? null : fault.Count - hits;
    }

    public int FaultId { get; }

    public string Operation { get; }

    public int? Status { get; }

    public string? ErrorCode { get; }

    public string? RetryAfter { get; }

    public string? Body { get; }

    public TimeSpan Delay { get; }

    public string Cut { get; }

    public bool AfterProcessing { get; }

    public bool Truncate { get; }

    public double Chance { get; }

    /// <summary>How many requests it has hit.</summary>
    public int Hits { get; }

    /// <summary>How many more it will hit; null where it goes on.</summary>
    public int? Left { get; }

    public override string ToString() => $"fault {FaultId} on {Operation}";
}

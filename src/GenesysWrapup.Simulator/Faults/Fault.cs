using System;

namespace GenesysWrapup.Simulator.Faults;

/// <summary>When a connection breaks.</summary>
public enum FaultCut
{
    None,

    /// <summary>The request never took effect.</summary>
    BeforeProcessing,

    /// <summary>The request took effect and the caller never learns it.</summary>
    AfterProcessing,
}

/// <summary>Something that is made to go wrong on purpose.</summary>
internal sealed record Fault
{
    /// <summary>Which operations: a name, or method and path, with * and ? as wildcards.</summary>
    public string Operation { get; init; } = "*";

    /// <summary>The status to answer instead of the platform's.</summary>
    public int? Status { get; init; }

    /// <summary>The error code that comes with the status; the platform's usual one unless given.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The Retry-After header, sent as given: seconds, a date, or nonsense.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>A body to send as given instead of the platform's error, such as a proxy's HTML page.</summary>
    public string? Body { get; init; }

    /// <summary>How long the answer is held back, on the simulator's clock.</summary>
    public TimeSpan Delay { get; init; }

    public FaultCut Cut { get; init; }

    /// <summary>Lets the request take effect before the status is answered or the delay begins.</summary>
    public bool AfterProcessing { get; init; }

    /// <summary>Promises the whole answer and sends half of it.</summary>
    public bool Truncate { get; init; }

    /// <summary>For how many requests; 0 for all.</summary>
    public int Count { get; init; }

    /// <summary>The probability that it happens to a matching request, from 0 to 1.</summary>
    public double Chance { get; init; } = 1;
}

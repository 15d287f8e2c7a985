using System;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Metrics;

/// <summary>
/// What one call to a sink may hold. The help page about_GenesysWrapup_Metrics lists the same, and a test compares them.
/// </summary>
/// <param name="MaxBytes">The largest body, before it is compressed.</param>
/// <param name="MaxEvents">The most events in a body.</param>
/// <param name="Basis">Where these two are from; Unknown where the vendor publishes none and the module keeps to its own.</param>
internal sealed record SinkLimits(int MaxBytes, int MaxEvents, Basis Basis)
{
    /// <summary>The largest single event.</summary>
    public int MaxEventBytes { get; init; } = MaxBytes;

    /// <summary>How old an event may be; null where no age is published.</summary>
    public TimeSpan? OldestEvent { get; init; }

    /// <summary>The longest text in characters; longer ones are cut.</summary>
    public int? LongestValue { get; init; }

    public int? MostFields { get; init; }

    public int? LongestName { get; init; }
}

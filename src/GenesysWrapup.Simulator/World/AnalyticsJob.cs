using System;

namespace GenesysWrapup.Simulator.World;

/// <summary>An asynchronous query of the conversation details.</summary>
internal sealed record AnalyticsJob(string Id, AnalyticsQuery Query, DateTimeOffset Submitted, DateTimeOffset Completes, DateTimeOffset Expires)
{
    public bool Cancelled { get; set; }

    public string StateAt(DateTimeOffset now) =>
        Cancelled ? "CANCELLED" : now >= Expires ? "EXPIRED" : now >= Completes ? "FULFILLED" : "PENDING";
}

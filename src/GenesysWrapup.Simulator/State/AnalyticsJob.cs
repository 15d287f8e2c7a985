using System;
using System.Text.Json.Nodes;

namespace GenesysWrapup.Simulator.State;

/// <summary>An asynchronous query of the conversation details, kept as it was submitted.</summary>
internal sealed record AnalyticsJob(string Id, JsonObject Query, DateTimeOffset Submitted, DateTimeOffset Completes, DateTimeOffset Expires)
{
    public bool Cancelled { get; set; }

    public string StateAt(DateTimeOffset now) =>
        Cancelled ? "CANCELLED" : now >= Expires ? "EXPIRED" : now >= Completes ? "FULFILLED" : "PENDING";
}

using System;
using System.Text.Json.Nodes;

namespace GenesysWrapup.Simulator.State;

/// <summary>An asynchronous query of the conversation details, kept as it was submitted.</summary>
internal sealed record AnalyticsJob(
    string Id,
    JsonObject Query,
    DateTimeOffset Submitted,
    DateTimeOffset Begins,
    DateTimeOffset Completes,
    DateTimeOffset Expires)
{
    public const string Fulfilled = "FULFILLED";
    public const string Failed = "FAILED";
    private const string Cancelled = "CANCELLED";

    /// <summary>How it ends when its time has come.</summary>
    public string End { get; init; } = Fulfilled;

    private bool _cancelled;

    public void Cancel() => _cancelled = true;

    public bool HasEndedAt(DateTimeOffset now) => _cancelled || now >= Completes;

    public string StateAt(DateTimeOffset now) =>
        _cancelled ? Cancelled
        : now < Begins ? "QUEUED"
        : now < Completes ? "PENDING"
        : now >= Expires ? "EXPIRED"
        : End;
}

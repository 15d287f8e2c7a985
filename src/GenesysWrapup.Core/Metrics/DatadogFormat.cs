using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Rows;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Metrics;

/// <summary>Log entries of Datadog: an array of flat objects with the members that Datadog sorts logs by.</summary>
internal sealed class DatadogFormat : IEventFormat
{
    public string Name => "Datadog";

    public string Title => "Datadog";

    public SinkLimits Limits { get; } = new(MaxBytes: 5_000_000, MaxEvents: 1_000, Basis.Documented)
    {
        MaxEventBytes = 1_000_000,
        OldestEvent = TimeSpan.FromHours(18),
    };

    public bool TakesGzip => true;

    public (string Before, string Between, string After) Frame => ("[", ",", "]");

    public string? UsualPath => "/api/v2/logs";

    public string KeyAdvice => "It takes an API key (not an application key) of the site that the address names.";

    public (string Name, string Value) KeyHeader(string key) => ("DD-API-KEY", key);

    public ShapedEvent Shape(FlatRow row, EventOptions options, bool ownTime)
    {
        var json = new JsonObject
        {
            ["ddsource"] = options.EventType.ToLowerInvariant(),
            ["service"] = "genesys-wrapup",
            ["status"] = row.State == CodeState.Missing ? "warning" : "info",
        };
        if (ownTime && row.Time is { } time)
        {
            json["timestamp"] = time.ToUnixTimeMilliseconds();
        }

        return new ShapedEvent(json, EventFields.Write(row, json, options, Limits));
    }

    public SinkReceipt Read(HttpResponseMessage answer, string body) => new(AnswerHeaders.RequestId(answer, "dd-request-id"));

    public string? Query(Uri address, EventOptions options, string? requestId) =>
        $"source:{options.EventType.ToLowerInvariant()} @{EventFields.BatchId}:{options.BatchId}";
}

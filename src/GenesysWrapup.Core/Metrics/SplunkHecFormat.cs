using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Rows;

namespace GenesysWrapup.Core.Metrics;

/// <summary>Splunk's HTTP Event Collector: objects one after the other, each with its event inside.</summary>
internal sealed class SplunkHecFormat : IEventFormat
{
    private const double MillisecondsPerSecond = 1_000;

    public string Name => "SplunkHec";

    public string Title => "Splunk";

    /// <summary>Each server sets its own; these are small enough for the smallest default seen.</summary>
    public SinkLimits Limits { get; } = new(MaxBytes: 800_000, MaxEvents: 1_000, Basis.Unknown);

    /// <summary>Whether a server takes it depends on the server.</summary>
    public bool TakesGzip => false;

    public (string Before, string Between, string After) Frame => (string.Empty, "\n", string.Empty);

    public string? UsualPath => "/services/collector/event";

    public string KeyAdvice => "It takes the token of an HTTP Event Collector input that is enabled.";

    public (string Name, string Value) KeyHeader(string key) => ("Authorization", "Splunk " + key);

    public ShapedEvent Shape(FlatRow row, EventOptions options, bool ownTime)
    {
        var inner = new JsonObject();
        var json = new JsonObject();
        if (ownTime && row.Time is { } time)
        {
            json["time"] = time.ToUnixTimeMilliseconds() / MillisecondsPerSecond;
        }

        json["source"] = options.EventType;
        json["sourcetype"] = "_json";
        json["event"] = inner;
        return new ShapedEvent(json, EventFields.Write(row, inner, options, Limits));
    }

    public SinkReceipt Read(HttpResponseMessage answer, string body) => new(AnswerText.Member(body, "ackId"));

    public string? Query(Uri address, EventOptions options, string? requestId) =>
        $"source=\"{options.EventType}\" {EventFields.BatchId}=\"{options.BatchId}\"";
}

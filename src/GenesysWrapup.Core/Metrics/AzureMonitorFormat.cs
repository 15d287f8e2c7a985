using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Rows;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Metrics;

/// <summary>Rows for the Logs Ingestion API of Azure Monitor: flat, each with TimeGenerated.</summary>
internal sealed class AzureMonitorFormat : IEventFormat
{
    private static readonly Regex s_stream = new(
        "/streams/(?:Custom-)?(?<table>[A-Za-z0-9_]+)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public string Name => "AzureMonitor";

    public string Title => "Azure Monitor";

    /// <summary>Only the size is published; 1 MiB holds for the body before it is compressed.</summary>
    public SinkLimits Limits { get; } = new(MaxBytes: 1_048_576, MaxEvents: 1_000, Basis.Documented);

    public bool TakesGzip => true;

    public (string Before, string Between, string After) Frame => ("[", ",", "]");

    /// <summary>It has the rule and the stream in it.</summary>
    public string? UsualPath => null;

    public string KeyAdvice =>
        "It takes a token for https://monitor.azure.com of an identity that has the role Monitoring Metrics Publisher " +
        "on the data collection rule.";

    public (string Name, string Value) KeyHeader(string key) => ("Authorization", "Bearer " + key);

    public ShapedEvent Shape(FlatRow row, EventOptions options, bool ownTime)
    {
        var json = new JsonObject
        {
            ["TimeGenerated"] = FlatRow.Iso(row.Time is { } time && ownTime ? time : options.Now),
            ["Source"] = options.EventType,
        };
        return new ShapedEvent(json, EventFields.Write(row, json, options, Limits));
    }

    public SinkReceipt Read(HttpResponseMessage answer, string body) => new(AnswerHeaders.RequestId(answer, "x-ms-request-id"));

    public string? Query(Uri address, EventOptions options, string? requestId) =>
        s_stream.Match(address.AbsolutePath) is { Success: true } stream
            ? $"{stream.Groups["table"].Value} | where {EventFields.BatchId} == '{options.BatchId}'"
            : null;
}

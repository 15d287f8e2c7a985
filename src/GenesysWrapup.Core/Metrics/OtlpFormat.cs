using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Rows;

namespace GenesysWrapup.Core.Metrics;

/// <summary>Log records of OpenTelemetry over HTTP with JSON; the answer may say that only some were taken.</summary>
internal sealed class OtlpFormat : IEventFormat
{
    private const long NanosecondsPerMillisecond = 1_000_000;

    public string Name => "Otlp";

    public string Title => "OpenTelemetry";

    /// <summary>The protocol sets none; collectors and vendors have their own.</summary>
    public SinkLimits Limits { get; } = new(MaxBytes: 1_000_000, MaxEvents: 500, Basis.Unknown);

    public bool TakesGzip => true;

    public (string Before, string Between, string After) Frame => (
        """{"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"genesys-wrapup"}}]}""" +
        ""","scopeLogs":[{"scope":{"name":"GenesysWrapup"},"logRecords":[""",
        ",",
        "]}]}]}");

    public string? UsualPath => "/v1/logs";

    public string KeyAdvice => "Give the header that the receiver asks for with -Header.";

    public (string Name, string Value) KeyHeader(string key) => ("api-key", key);

    public ShapedEvent Shape(FlatRow row, EventOptions options, bool ownTime)
    {
        var json = new JsonObject();
        if (ownTime && row.Time is { } time)
        {
            // A 64-bit number is a text in the protocol's JSON.
            json["timeUnixNano"] = (time.ToUnixTimeMilliseconds() * NanosecondsPerMillisecond).ToString(CultureInfo.InvariantCulture);
        }

        bool missing = row.State == CodeState.Missing;
        json["severityNumber"] = missing ? 13 : 9;
        json["severityText"] = missing ? "WARN" : "INFO";
        json["body"] = new JsonObject { ["stringValue"] = row.Text("message") ?? $"{row.Kind} {row.State}" };
        var fields = new JsonObject { ["event.name"] = options.EventType };
        IReadOnlyList<string> shortened = EventFields.Write(row, fields, options, Limits);
        var attributes = new JsonArray();
        foreach (KeyValuePair<string, JsonNode?> field in fields)
        {
            attributes.Add((JsonNode)new JsonObject { ["key"] = field.Key, ["value"] = Value(field.Value!.AsValue()) });
        }

        json["attributes"] = attributes;
        return new ShapedEvent(json, shortened);
    }

    public SinkReceipt Read(
        HttpResponseMessage answer,
        string body) => AnswerText.Member(body, "partialSuccess", "rejectedLogRecords") is { } text
        && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int rejected) && rejected > 0
            ? new SinkReceipt(Rejected: rejected, Why: AnswerText.Member(body, "partialSuccess", "errorMessage"))
            : new SinkReceipt();

    public string? Query(Uri address, EventOptions options, string? requestId) => null;

    private static JsonObject Value(JsonValue value) =>
        value.TryGetValue(out bool flag) ? new JsonObject { ["boolValue"] = flag }
        : value.TryGetValue(out long number) ? new JsonObject { ["intValue"] = number.ToString(CultureInfo.InvariantCulture) }
        : value.TryGetValue(out double real) ? new JsonObject { ["doubleValue"] = real }
        : new JsonObject { ["stringValue"] = value.GetValue<string>() };
}

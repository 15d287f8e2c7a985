using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Rows;

namespace GenesysWrapup.Core.Metrics;

/// <summary>
/// Custom events of New Relic's Event API: flat, only texts and numbers. The API answers 200 to anything of the right size and reports
/// what it could not read later, as an event of its own.
/// </summary>
internal sealed class NewRelicFormat : IEventFormat
{
    private const int MostBytes = 1_000_000;

    public string Name => "NewRelic";

    public string Title => "New Relic";

    /// <summary>How many events a call may hold is not published, only its size.</summary>
    public SinkLimits Limits { get; } = new(MostBytes, MaxEvents: 1_000, Basis.Documented)
    {
        OldestEvent = TimeSpan.FromHours(24),
        LongestValue = 4_096,
        MostFields = 255,
        LongestName = 255,
    };

    public bool TakesGzip => true;

    public (string Before, string Between, string After) Frame => ("[", ",", "]");

    /// <summary>It has the account in it.</summary>
    public string? UsualPath => null;

    public string KeyAdvice =>
        "It takes the license key of the account (type INGEST - LICENSE); user, browser and mobile keys are refused. " +
        "For an account in the EU, give -NewRelicRegion EU.";

    public (string Name, string Value) KeyHeader(string key) => ("Api-Key", key);

    public ShapedEvent Shape(FlatRow row, EventOptions options, bool ownTime)
    {
        var json = new JsonObject { ["eventType"] = options.EventType };
        if (ownTime && row.Time is { } time)
        {
            json["timestamp"] = time.ToUnixTimeMilliseconds();
        }

        return new ShapedEvent(json, EventFields.Write(row, json, options, Limits, flagsAsText: true));
    }

    public SinkReceipt Read(HttpResponseMessage answer, string body) => new(AnswerText.Member(body, "uuid"));

    /// <summary>Both the events and what New Relic could not read of them.</summary>
    public string? Query(Uri address, EventOptions options, string? requestId)
    {
        string failed = "newRelicFeature = 'Event API' AND category = 'EventApiException'" +
            (requestId is null ? string.Empty : $" AND requestId = '{requestId}'");
        return $"FROM {options.EventType}, NrIntegrationError SELECT * " +
            $"WHERE {EventFields.BatchId} = '{options.BatchId}' OR ({failed}) SINCE 25 hours ago LIMIT MAX";
    }
}

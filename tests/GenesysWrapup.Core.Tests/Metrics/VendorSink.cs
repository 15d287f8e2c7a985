using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Tests.Metrics;

/// <summary>
/// Sinks with the limits that their vendors document, written down here a second time and not read from the product: what the real one
/// would drop or refuse, this one lists, and a test fails.
/// </summary>
internal sealed class VendorSink(string format, TimeProvider clock) : HttpMessageHandler
{
    public const string Key = "a-license-key-of-the-tests-NRAL";
    private readonly object _gate = new();
    private readonly List<JsonElement> _events = [];
    private readonly List<string> _dropped = [];
    private readonly List<HttpRequestMessage> _requests = [];
    private readonly List<int> _sizes = [];
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What it answers before anything else: a fault, once for each.</summary>
    public Queue<Func<HttpResponseMessage>> First { get; } = new();

    /// <summary>What it answers to a batch that it takes, where that differs from the usual.</summary>
    public string? Answer { get; set; }

    /// <summary>The events that it keeps, in the order in which they came.</summary>
    public IReadOnlyList<JsonElement> Events => Copy(_events);

    /// <summary>What it would have dropped, and why.</summary>
    public IReadOnlyList<string> Dropped => Copy(_dropped);

    public IReadOnlyList<HttpRequestMessage> Requests => Copy(_requests);

    /// <summary>The events of each batch that it took.</summary>
    public IReadOnlyList<int> Sizes => Copy(_sizes);

    /// <summary>Returns when the next batch has come.</summary>
    public Task ArrivedAsync()
    {
        lock (_gate)
        {
            return _arrived.Task;
        }
    }

    public Network AsNetwork() => new(() => this, static (_, _) => throw new WebSocketException("A sink has no sockets."));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        lock (_gate)
        {
            _requests.Add(request);
            if (First.TryDequeue(out Func<HttpResponseMessage>? fault))
            {
                return fault();
            }

            byte[] plain = Unpacked(request, body);
            IReadOnlyList<JsonElement> batch = format switch
            {
                "NewRelic" => NewRelic(request, plain),
                "SplunkHec" => Splunk(request, plain),
                "Datadog" => Datadog(request, plain),
                "AzureMonitor" => Azure(request, plain),
                "Otlp" => Otlp(plain),
                _ => throw new InvalidOperationException($"No vendor's limits are written down for {format}."),
            };
            _events.AddRange(batch);
            _sizes.Add(batch.Count);
            _arrived.TrySetResult();
            _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return Taken();
        }
    }

    private HttpResponseMessage Taken()
    {
        (HttpStatusCode status, string text) = format switch
        {
            "NewRelic" => (HttpStatusCode.OK, """{"success":true,"uuid":"7a1f0a7e-0001-b000-0000-017a5f7b1c11"}"""),
            "SplunkHec" => (HttpStatusCode.OK, """{"text":"Success","code":0}"""),
            "Datadog" => (HttpStatusCode.Accepted, "{}"),
            "AzureMonitor" => (HttpStatusCode.NoContent, string.Empty),
            _ => (HttpStatusCode.OK, "{}"),
        };
        return new HttpResponseMessage(status) { Content = new StringContent(Answer ?? text, Encoding.UTF8, "application/json") };
    }

    private IReadOnlyList<JsonElement> NewRelic(HttpRequestMessage request, byte[] body)
    {
        Want(request.Headers.TryGetValues("Api-Key", out IEnumerable<string>? keys) && keys.Single() == Key, "403: no license key");
        Want(Regex.IsMatch(request.RequestUri!.AbsolutePath, "^/v1/accounts/[0-9]+/events$"), "404: not the path of the Event API");
        Want(body.Length <= 1_000_000, $"413: {body.Length} bytes");
        JsonElement[] events = Array(body);
        foreach (JsonElement one in events)
        {
            JsonProperty[] members = [.. one.EnumerateObject()];
            Want(members.Length <= 255, $"{members.Length} attributes");
            Want(
                members.All(member => member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number),
                "an attribute that is neither text nor number");
            Want(members.All(member => member.Name.Length <= 255), "a name of more than 255 characters");
            Want(
                members.All(member => member.Value.ValueKind != JsonValueKind.String || member.Value.GetString()!.Length <= 4096),
                "a value of more than 4096 characters");
            Want(members.All(member => member.Name is not ("accountId" or "appId") &&
                !member.Name.StartsWith("entity.", StringComparison.Ordinal)), "a reserved name");
            string type = one.GetProperty("eventType").GetString()!;
            Want(Regex.IsMatch(type, "^[A-Za-z0-9:_]{1,255}$") &&
                !type.StartsWith("Metric", StringComparison.Ordinal) &&
                !type.StartsWith("Public_", StringComparison.Ordinal), $"eventType {type}");
            if (one.TryGetProperty("timestamp", out JsonElement time))
            {
                Want(time.TryGetInt64(out long ms) && Age(ms) is { TotalHours: <= 24 and >= -24 }, $"timestamp {time}");
            }
        }

        return events;
    }

    private IReadOnlyList<JsonElement> Datadog(HttpRequestMessage request, byte[] body)
    {
        Want(request.Headers.TryGetValues("DD-API-KEY", out IEnumerable<string>? keys) && keys.Single() == Key, "403: no API key");
        Want(request.RequestUri!.AbsolutePath == "/api/v2/logs", "404: not the path of the intake");
        Want(body.Length <= 5_000_000, $"413: {body.Length} bytes");
        JsonElement[] entries = Array(body);
        Want(entries.Length <= 1000, $"{entries.Length} entries");
        foreach (JsonElement one in entries)
        {
            Want(Encoding.UTF8.GetByteCount(one.GetRawText()) <= 1_000_000, "an entry of more than 1 MB");
            Want(
                !one.TryGetProperty("timestamp", out JsonElement time) || Age(time.GetInt64()).TotalHours <= 18,
                "an entry older than 18 hours");
            Want(
                one.GetProperty("ddsource").GetString()!.Length > 0 && one.GetProperty("service").GetString()!.Length > 0,
                "no source or service");
        }

        return entries;
    }

    private IReadOnlyList<JsonElement> Azure(HttpRequestMessage request, byte[] body)
    {
        Want(request.Headers.Authorization is { Scheme: "Bearer", Parameter: Key }, "401: no token");
        Want(
            Regex.IsMatch(request.RequestUri!.AbsolutePath, "^/dataCollectionRules/[^/]+/streams/[^/]+$"),
            "404: not the path of a stream");
        Want(request.RequestUri.Query.Contains("api-version=2023-01-01", StringComparison.Ordinal), "400: no api-version");
        Want(body.Length <= 1_048_576, $"413: {body.Length} bytes");
        JsonElement[] rows = Array(body);
        foreach (JsonElement one in rows)
        {
            Want(
                one.TryGetProperty("TimeGenerated", out JsonElement time) &&
                DateTimeOffset.TryParse(time.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
                "a row without TimeGenerated");
            Want(
                one.EnumerateObject().All(member => Regex.IsMatch(member.Name, "^[A-Za-z][A-Za-z0-9_]{0,44}$")),
                "a name that no column may have");
        }

        return rows;
    }

    /// <summary>With the smallest size that a server has had by default.</summary>
    private IReadOnlyList<JsonElement> Splunk(HttpRequestMessage request, byte[] body)
    {
        Want(request.Headers.Authorization is { Scheme: "Splunk", Parameter: Key }, "401: no token");
        Want(request.RequestUri!.AbsolutePath == "/services/collector/event", "404: not the path of the collector");
        Want(body.Length <= 800_000, $"413: {body.Length} bytes");
        var events = new List<JsonElement>();
        int at = 0;
        while (at < body.Length)
        {
            var reader = new Utf8JsonReader(body.AsSpan(at));
            JsonElement one = JsonElement.ParseValue(ref reader);
            at += (int)reader.BytesConsumed;
            Want(one.TryGetProperty("event", out JsonElement inner) && inner.ValueKind == JsonValueKind.Object, "code 12: no event");
            Want(
                !one.TryGetProperty("time", out JsonElement time) || time.GetDouble() is > 1e9 and < 1e10,
                "a time that is not in seconds");
            events.Add(inner);
        }

        return events;
    }

    private IReadOnlyList<JsonElement> Otlp(byte[] body)
    {
        JsonElement root = JsonDocument.Parse(body).RootElement;
        JsonElement[] records =
        [
            .. root.GetProperty("resourceLogs")[0].GetProperty("scopeLogs")[0].GetProperty("logRecords").EnumerateArray()
        ];
        foreach (JsonElement one in records)
        {
            Want(
                !one.TryGetProperty("timeUnixNano", out JsonElement time) || Regex.IsMatch(time.GetString()!, "^[0-9]{19}$"),
                "a time that is no text of nanoseconds");
            Want(one.GetProperty("body").TryGetProperty("stringValue", out _), "no body");
            Want(
                one.GetProperty("attributes").EnumerateArray().All(attribute =>
                    attribute.GetProperty("key").GetString()!.Length > 0 &&
                    attribute.GetProperty("value").EnumerateObject().Single() is { } value &&
                    (value.Name is not "intValue" || value.Value.ValueKind == JsonValueKind.String)),
                "an attribute that is none");
        }

        return [.. records.Select(Attributes)];
    }

    /// <summary>A record's attributes as one flat object, to look at like the others.</summary>
    private static JsonElement Attributes(JsonElement record) => JsonSerializer.SerializeToElement(record.GetProperty("attributes")
        .EnumerateArray()
        .ToDictionary(
            one => one.GetProperty("key").GetString()!,
            one => one.GetProperty("value").EnumerateObject().Single().Value.ToString()));

    private TimeSpan Age(long milliseconds) => clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static JsonElement[] Array(byte[] body) => [.. JsonDocument.Parse(body).RootElement.EnumerateArray()];

    private static byte[] Unpacked(HttpRequestMessage request, byte[] body)
    {
        if (!request.Content!.Headers.ContentEncoding.Contains("gzip"))
        {
            return body;
        }

        using var plain = new MemoryStream();
        using var zip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        zip.CopyTo(plain);
        return plain.ToArray();
    }

    private void Want(bool holds, string otherwise)
    {
        if (!holds)
        {
            _dropped.Add(otherwise);
        }
    }

    private List<T> Copy<T>(List<T> list)
    {
        lock (_gate)
        {
            return [.. list];
        }
    }
}

using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Metrics;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Rows;
using GenesysWrapup.Core.Tests.Rows;
using GenesysWrapup.Core.Tests.Transport;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Metrics;

/// <summary>What is each of the other formats' own.</summary>
public sealed class OtherFormatTests
{
    private static readonly DateTimeOffset s_time = new(SampleRows.Missing().AfterCallWorkEnd!.Value);

    [Fact]
    public void Splunk_has_the_event_inside_and_the_time_in_seconds()
    {
        JsonObject json = Shape("SplunkHec");
        Assert.Equal(s_time.ToUnixTimeMilliseconds() / 1000.0, json["time"]!.GetValue<double>());
        Assert.Equal(("GenesysWrapup", "_json"), (json["source"]!.GetValue<string>(), json["sourcetype"]!.GetValue<string>()));
        Assert.Equal("Anna Adler", json["event"]!["userName"]!.GetValue<string>());
    }

    [Fact]
    public void Datadog_has_source_service_status_and_a_message()
    {
        JsonObject json = Shape("Datadog");
        Assert.Equal(
            ("genesyswrapup", "genesys-wrapup", "warning"),
            (json["ddsource"]!.GetValue<string>(), json["service"]!.GetValue<string>(), json["status"]!.GetValue<string>()));
        Assert.Equal("After-call work ended without a code.", json["message"]!.GetValue<string>());
        Assert.Equal(s_time.ToUnixTimeMilliseconds(), json["timestamp"]!.GetValue<long>());
    }

    [Fact]
    public async Task Datadog_takes_nothing_older_than_18_hours()
    {
        using var desk = new SinkDesk("Datadog", new StandingClock());
        await desk.AddAsync(SampleRows.Result().With(copy => copy.Time = SampleRows.Now.AddHours(-19)));
        await desk.EndAsync();
        Assert.Empty(desk.Vendor.Requests);
        Assert.Equal(FailureId.EventRefused, desk.Told.Single().Failure!.Id);
    }

    [Fact]
    public async Task Datadog_takes_no_entry_of_more_than_a_megabyte()
    {
        using var desk = new SinkDesk("Datadog", new StandingClock(), new EventOptions { IncludeNotes = true });
        await desk.AddAsync(SampleRows.Result().With(copy => copy.Notes = new string('n', 1_000_001)));
        await desk.EndAsync();
        Assert.Empty(desk.Vendor.Requests);
        Assert.Equal((SendOutcome.Refused, 1), (desk.Told.Single().Result.Outcome, desk.Told.Single().Result.NotAccepted.Count));
    }

    [Fact]
    public void Azure_has_TimeGenerated_also_where_the_row_has_no_time()
    {
        Assert.Equal(FlatRow.Iso(s_time), Shape("AzureMonitor")["TimeGenerated"]!.GetValue<string>());
        FlatRow timeless = RowReader.Read(SampleRows.Assigned().With(copy => copy.EndTime = null));
        var options = new EventOptions { Now = AutoClock.DefaultStart };
        Assert.Equal(
            "2026-11-02T09:00:00.000Z",
            EventFormats.Of("AzureMonitor").Shape(timeless, options, ownTime: true).Json["TimeGenerated"]!.GetValue<string>());
    }

    [Fact]
    public void Azure_is_asked_for_the_table_of_the_stream()
    {
        string? query = EventFormats.Of("AzureMonitor").Query(
            SinkDesk.AddressOf("AzureMonitor"), new EventOptions { BatchId = "b" }, requestId: null);
        Assert.Equal("Wrapups_CL | where batchId == 'b'", query);
    }

    [Fact]
    public void A_log_record_has_typed_attributes_and_nanoseconds_as_text()
    {
        JsonObject json = Shape("Otlp");
        Assert.Equal($"{s_time.ToUnixTimeMilliseconds()}000000", json["timeUnixNano"]!.GetValue<string>());
        JsonNode Of(string key) => json["attributes"]!.AsArray().Single(one => one!["key"]!.GetValue<string>() == key)!["value"]!;
        Assert.Equal("Support", Of("queueName")["stringValue"]!.GetValue<string>());
        Assert.Equal($"{s_time.ToUnixTimeMilliseconds()}", Of("timeMs")["intValue"]!.GetValue<string>());
        Assert.Equal("WARN", json["severityText"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_a_collector_says_it_left_out_comes_back()
    {
        using var desk = new SinkDesk("Otlp", new StandingClock());
        desk.Vendor.Answer = """{"partialSuccess":{"rejectedLogRecords":"2","errorMessage":"no room"}}""";
        await desk.AddAsync(SampleRows.OfEveryKind());
        await desk.EndAsync();
        (SendResult result, Failure? failure) = desk.Told.Single();
        Assert.Equal((SendOutcome.Partial, 2, 2, "no room"), (result.Outcome, result.Accepted, result.Dropped, result.DroppedBecause));
        Assert.Equal((FailureId.SinkRefused, 4), (failure!.Id, result.NotAccepted.Count));
    }

    private static JsonObject Shape(string format) =>
        EventFormats.Of(format).Shape(RowReader.Read(SampleRows.Missing()), new EventOptions(), ownTime: true).Json;
}

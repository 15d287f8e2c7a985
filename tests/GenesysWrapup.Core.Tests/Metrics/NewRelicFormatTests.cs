using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Metrics;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Rows;
using GenesysWrapup.Core.Tests.Rows;
using GenesysWrapup.Core.Tests.Transport;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Metrics;

/// <summary>Custom events of New Relic.</summary>
public sealed class NewRelicFormatTests
{
    [Fact]
    public void An_event_is_flat_with_its_type_and_its_time()
    {
        JsonObject json = Shape(RowReader.Read(SampleRows.Assigned())).Json;
        Assert.Equal("GenesysWrapup", json["eventType"]!.GetValue<string>());
        Assert.Equal(
            new DateTimeOffset(SampleRows.Assigned().EndTime!.Value).ToUnixTimeMilliseconds(),
            json["timestamp"]!.GetValue<long>());
        Assert.Equal("false", json["isSystemCode"]!.GetValue<string>());
        Assert.All(json, member => Assert.IsAssignableFrom<JsonValue>(member.Value));
    }

    [Fact]
    public async Task Long_values_and_too_many_fields_are_cut_and_told()
    {
        FlatRow flat = RowReader.Read(SampleRows.Result().With(copy => copy.Message = new string('m', 5_000)));
        var members = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in flat.Names)
        {
            members[name] = flat.Value(name);
        }

        for (int number = 0; number < 300; number++)
        {
            members[$"extra{number}"] = number;
        }

        members[new string('n', 300)] = "too long a name";
        using var desk = new SinkDesk("NewRelic", new StandingClock());
        desk.Told.AddRange(await desk.Run.AddAsync(RowReader.Read(members, members), default));
        await desk.EndAsync();
        Assert.Empty(desk.Vendor.Dropped);
        Assert.Equal(255, Assert.Single(desk.Vendor.Events).EnumerateObject().Count());
        string shortened = desk.Told.Single().Result.Shortened!;
        Assert.Contains("message", shortened, StringComparison.Ordinal);
        Assert.Contains("extra299", shortened, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_older_than_a_day_is_refused_before_anything_is_sent()
    {
        using var desk = new SinkDesk("NewRelic", new StandingClock());
        WrapupResult[] old =
        [
            .. Enumerable.Range(1, 3).Select(number => SampleRows.Result(number).With(copy => copy.Time = SampleRows.Now.AddHours(-25)))
        ];
        await desk.AddAsync([.. old, SampleRows.Result()]);
        await desk.EndAsync();
        Assert.Equal(1, Assert.Single(desk.Vendor.Sizes));
        (SendResult result, Failure? failure) = desk.Told.Single(told => told.Result.Outcome == SendOutcome.Refused);
        Assert.Equal((FailureId.EventRefused, 3), (failure!.Id, result.Events));
        Assert.Equal(old, result.NotAccepted);
        Assert.Same(result, failure.Target);
        Assert.Contains("-AllowStale", failure.NextStep, StringComparison.Ordinal);
        Assert.Contains("2026-11-01T08:00:00.000Z", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_AllowStale_the_true_time_goes_along_as_fields()
    {
        using var desk = new SinkDesk("NewRelic", new StandingClock(), new EventOptions { AllowStale = true });
        WrapupResult old = SampleRows.Result().With(copy => copy.Time = SampleRows.Now.AddDays(-9));
        await desk.AddAsync(old);
        await desk.EndAsync();
        Assert.Empty(desk.Vendor.Dropped);
        JsonElement sent = Assert.Single(desk.Vendor.Events);
        Assert.False(sent.TryGetProperty("timestamp", out _));
        Assert.Equal(new DateTimeOffset(old.Time).ToUnixTimeMilliseconds(), sent.GetProperty("timeMs").GetInt64());
        Assert.Equal("2026-10-24T09:00:00.000Z", sent.GetProperty("time").GetString());
    }

    [Fact]
    public async Task The_query_finds_the_events_and_what_could_not_be_read_of_them()
    {
        using var desk = new SinkDesk("NewRelic", new StandingClock());
        await desk.AddAsync(SampleRows.Result());
        await desk.EndAsync();
        SendResult result = desk.Told.Single().Result;
        Assert.Equal("7a1f0a7e-0001-b000-0000-017a5f7b1c11", result.RequestId);
        Assert.StartsWith("FROM GenesysWrapup, NrIntegrationError SELECT *", result.Query, StringComparison.Ordinal);
        Assert.Contains($"batchId = '{desk.Vendor.Events[0].GetProperty("batchId").GetString()}'", result.Query, StringComparison.Ordinal);
        Assert.Contains(
            "category = 'EventApiException' AND requestId = '7a1f0a7e-0001-b000-0000-017a5f7b1c11'",
            result.Query,
            StringComparison.Ordinal);
        Assert.Contains("only a query shows", result.Message, StringComparison.Ordinal);
    }

    private static ShapedEvent Shape(FlatRow row) => EventFormats.Of("NewRelic").Shape(row, new EventOptions(), ownTime: true);
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Metrics;
using GenesysWrapup.Core.Tests.Rows;
using GenesysWrapup.Core.Tests.Transport;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Metrics;

/// <summary>Rows on their way: when batches leave, what is repeated, and what comes back.</summary>
public sealed class SendRunTests
{
    [Fact]
    public async Task The_first_batch_leaves_before_the_last_row_arrives()
    {
        using var desk = new SinkDesk("NewRelic", new StandingClock(), most: 2);
        await desk.AddAsync(SampleRows.Result(1), SampleRows.Result(2));
        Assert.Equal([2], desk.Vendor.Sizes);
        Assert.Equal(2, Assert.Single(desk.Told).Result.Accepted);
        await desk.AddAsync(SampleRows.Result(3));
        await desk.EndAsync();
        Assert.Equal([2, 1], desk.Vendor.Sizes);
    }

    [Fact]
    public async Task A_row_waits_five_seconds_for_others_and_no_longer()
    {
        var clock = new StandingClock();
        using var desk = new SinkDesk("NewRelic", clock);
        await desk.AddAsync(SampleRows.Result(1), SampleRows.Result(2));
        Assert.Equal(TimeSpan.FromSeconds(5), await clock.WaitedAsync());
        clock.Step(TimeSpan.FromSeconds(4.9));
        Assert.Empty(desk.Vendor.Requests);
        Task arrived = desk.Vendor.ArrivedAsync();
        clock.Step(TimeSpan.FromSeconds(0.2));
        await arrived;
        Assert.Equal([2], desk.Vendor.Sizes);

        // What came of it is told with the next row, which begins a batch of its own.
        await desk.AddAsync(SampleRows.Result(3));
        await desk.EndAsync();
        Assert.Equal([2, 1], desk.Told.Select(told => told.Result.Accepted));
        Assert.Empty(desk.Vendor.Dropped);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Trouble_that_passes_is_waited_for_as_the_sink_asks(int status)
    {
        using var desk = new SinkDesk("NewRelic", new AutoClock());
        desk.Vendor.First.Enqueue(() => Answer(status, retryAfter: "7"));
        await desk.AddAsync(SampleRows.Result());
        await desk.EndAsync();
        Assert.Equal([7.0], desk.Activity.WaitedSeconds);
        Assert.Contains(desk.Activity.Waits, wait => wait.Reason.StartsWith("New Relic ", StringComparison.Ordinal));
        Assert.Equal((SendOutcome.Sent, 2), (desk.Told.Single().Result.Outcome, desk.Told.Single().Result.Attempts));
    }

    [Fact]
    public async Task A_dead_sink_loses_nothing()
    {
        using var desk = new SinkDesk("NewRelic", new AutoClock(), most: 1, maxRetries: 1);
        for (int attempt = 0; attempt < 8; attempt++)
        {
            desk.Vendor.First.Enqueue(static () => throw new HttpRequestException("nobody there"));
        }

        WrapupResult[] rows = [.. Enumerable.Range(1, 5).Select(SampleRows.Result)];
        await desk.AddAsync([.. rows]);
        await desk.EndAsync();
        Assert.Equal(
            [.. Enumerable.Repeat(SendOutcome.NotSent, 4), SendOutcome.Sent], desk.Told.Select(told => told.Result.Outcome));
        Assert.Equal(rows.Take(4), desk.Told.SelectMany(told => told.Result.NotAccepted));
        Assert.All(desk.Told.Take(4), told =>
        {
            Assert.Equal(FailureId.SinkUnavailable, told.Failure!.Id);
            Assert.Same(told.Result, told.Failure.Target);
            Assert.Contains("nobody there", told.Result.Message, StringComparison.Ordinal);
            Assert.Equal("Sink.Unavailable", told.Result.FindingId);
        });

        // Sent again, they are the same events.
        string[] before = [.. rows.Take(4).Select(row => Core.Rows.RowReader.Read(row).EventId)];
        await desk.AddAsync([.. desk.Told.SelectMany(told => told.Result.NotAccepted)]);
        await desk.EndAsync();
        Assert.Equal(before, desk.Vendor.Events.Skip(1).Select(one => one.GetProperty("eventId").GetString()));
    }

    [Fact]
    public async Task A_refused_key_is_not_tried_again_and_every_row_comes_back()
    {
        using var desk = new SinkDesk("NewRelic", new StandingClock(), most: 1);
        desk.Vendor.First.Enqueue(() => Answer(403, body: $"{{\"error\":\"key {VendorSink.Key} is no license key\"}}"));
        WrapupResult[] rows = [.. Enumerable.Range(1, 3).Select(SampleRows.Result)];
        await desk.AddAsync([.. rows]);
        await desk.EndAsync();
        Assert.Single(desk.Vendor.Requests);
        Assert.Equal(rows, desk.Told.SelectMany(told => told.Result.NotAccepted));
        Failure failure = Assert.Single(desk.Told.Select(told => told.Failure).OfType<Failure>());
        Assert.Equal((FailureId.SinkRefused, FailureCategory.AuthenticationError), (failure.Id, failure.Category));
        Assert.Contains("license key", failure.NextStep, StringComparison.Ordinal);
        Assert.Contains("EU", failure.NextStep, StringComparison.Ordinal);
        Assert.DoesNotContain(VendorSink.Key, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Activity.Lines, line => line.Contains(VendorSink.Key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(413)]
    [InlineData(400)]
    [InlineData(302)]
    public async Task What_a_sink_will_never_take_is_not_repeated(int status)
    {
        using var desk = new SinkDesk("NewRelic", new StandingClock());
        desk.Vendor.First.Enqueue(() => Answer(status));
        await desk.AddAsync(SampleRows.Result());
        await desk.EndAsync();
        Assert.Single(desk.Vendor.Requests);
        Assert.Equal((FailureId.SinkRefused, status), (desk.Told.Single().Failure!.Id, desk.Told.Single().Result.StatusCode));
        Assert.Single(desk.Told.Single().Result.NotAccepted);
    }

    [Fact]
    public async Task Without_consent_nothing_is_sent_and_it_is_told()
    {
        using var desk = new SinkDesk("NewRelic", new StandingClock());
        desk.Run.IsConfirmed = false;
        await desk.AddAsync(SampleRows.OfEveryKind());
        await desk.EndAsync();
        Assert.Empty(desk.Vendor.Requests);
        SendResult result = desk.Told.Single().Result;
        Assert.Equal((SendOutcome.NotConfirmed, 4, 0), (result.Outcome, result.Events, result.Dropped));
    }

    [Fact]
    public async Task Compressed_bodies_are_told_by_their_size()
    {
        using var desk = new SinkDesk("NewRelic", new StandingClock());
        await desk.AddAsync(SampleRows.Result());
        await desk.EndAsync();
        string line = Assert.Single(desk.Activity.Lines, one => one.Contains(" body: ", StringComparison.Ordinal));
        Assert.EndsWith($"{desk.Told.Single().Result.SentBytes} bytes, gzip", line, StringComparison.Ordinal);
        Assert.Equal(["gzip"], desk.Vendor.Requests.Single().Content!.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Ending_in_the_middle_of_a_wait_takes_no_time()
    {
        var clock = new StandingClock();
        var desk = new SinkDesk("NewRelic", clock);
        await desk.AddAsync(SampleRows.Result());
        desk.Dispose();
        Assert.Equal(AutoClock.DefaultStart, clock.GetUtcNow());
        Assert.Empty(desk.Vendor.Requests);
    }

    private static HttpResponseMessage Answer(int status, string? retryAfter = null, string body = "{}") =>
        ScriptedWire.Json((HttpStatusCode)status, body, retryAfter is null ? [] : [("Retry-After", retryAfter)]);
}

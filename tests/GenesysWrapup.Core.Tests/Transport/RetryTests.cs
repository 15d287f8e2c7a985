using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Transport;

public sealed class RetryTests
{
    private const HttpStatusCode TooMany = (HttpStatusCode)429;

    [Theory]
    [InlineData("42", 42)]
    [InlineData("1", 1)]
    [InlineData("180", 180)]
    public async Task A_429_is_repeated_for_a_write_after_the_seconds_that_the_server_asks_for(string asked, double waited)
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(TooMany, "{}", ("Retry-After", asked)).Then(HttpStatusCode.Accepted, null);
        ApiReply<bool> reply = await wired.WriteAsync();
        Assert.Equal((202, 2), (reply.StatusCode, reply.Attempts));
        Assert.Equal([waited], wired.Activity.WaitedSeconds);
        Assert.Equal(2, wired.Wire.Calls.Count);
        Assert.Equal(wired.Wire.Calls[0].Body, wired.Wire.Calls[1].Body);
    }

    [Fact]
    public async Task A_date_is_waited_for_until_it_has_come()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        string date = (wired.Clock.GetUtcNow() + TimeSpan.FromSeconds(30)).ToString("R", CultureInfo.InvariantCulture);
        wired.Wire.Then(TooMany, "{}", ("Retry-After", date));
        await wired.ReadAsync();
        Assert.Equal([30d], wired.Activity.WaitedSeconds);
    }

    [Theory]
    [InlineData("Mon, 02 Nov 2020 09:00:00 GMT")]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("0")]
    [InlineData("NaN")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_wait_that_names_no_time_ahead_gets_a_floor_that_grows(string? asked)
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        (string, string)[] headers = asked is null ? [] : [("Retry-After", asked)];
        wired.Wire.Then(TooMany, "{}", headers).Then(TooMany, "{}", headers);
        ApiReply<WireConversation> reply = await wired.ReadAsync();
        Assert.Equal(3, reply.Attempts);
        Assert.Collection(
            wired.Activity.WaitedSeconds,
            static first => Assert.InRange(first, 3, 3.75),
            static second => Assert.InRange(second, 6, 7.5));
    }

    [Theory]
    [InlineData("181")]
    [InlineData("7200")]
    [InlineData("99999999999999999")]
    public async Task A_wait_beyond_the_cap_is_an_error_that_carries_it(string asked)
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(
            TooMany, """{"code":"too.many.requests.retry.after","message":"Rate limit exceeded the maximum."}""", ("Retry-After", asked));
        PlatformException error = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.Equal(FailureId.Throttled, error.Failure.Id);
        Assert.Equal(FailureCategory.LimitsExceeded, error.Failure.Category);
        Assert.True(error.RetryAfter > TimeSpan.FromSeconds(180));
        Assert.False(error.MayHaveTakenEffect);
        Assert.Empty(wired.Activity.Waits);
        Assert.Single(wired.Wire.Calls);
    }

    [Fact]
    public async Task The_cap_and_the_number_of_repeats_are_settings()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync(
            static options => options with { LongestWait = TimeSpan.FromHours(3), MaxRetries = 1 });
        wired.Wire.Then(TooMany, "{}", ("Retry-After", "7200")).Then(TooMany, "{}", ("Retry-After", "5"));
        PlatformException error = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.Equal([7200d], wired.Activity.WaitedSeconds);
        Assert.Equal(2, error.Attempts);
        Assert.Equal(TimeSpan.FromSeconds(5), error.RetryAfter);
    }

    [Fact]
    public async Task No_repeats_at_all_can_be_asked_for()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync(static options => options with { MaxRetries = 0 });
        wired.Wire.Then(TooMany, "{}", ("Retry-After", "5"));
        PlatformException error = await WiredSession.FailsAsync(wired.WriteAsync());
        Assert.Equal((FailureId.Throttled, 1), (error.Failure.Id, error.Attempts));
    }

    [Fact]
    public async Task A_429_that_does_not_end_is_given_up_after_the_last_attempt()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Otherwise = static _ => ScriptedWire.Json(TooMany, "{}", ("Retry-After", "2"));
        PlatformException error = await WiredSession.FailsAsync(wired.WriteAsync());
        Assert.Equal((FailureId.Throttled, 6), (error.Failure.Id, error.Attempts));
        Assert.Equal(6, wired.Wire.Calls.Count);
        Assert.Equal(TimeSpan.FromSeconds(2), error.RetryAfter);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_read_is_repeated_when_the_platform_is_not_available(int status)
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then((HttpStatusCode)status).Then((HttpStatusCode)status, "{}", ("Retry-After", "7"));
        ApiReply<WireConversation> reply = await wired.ReadAsync();
        Assert.Equal(3, reply.Attempts);
        Assert.Equal(7, wired.Activity.WaitedSeconds[1]);
        Assert.All(wired.Activity.Waits, wait => Assert.Contains($"{status}", wait.Reason));
    }

    [Fact]
    public async Task A_read_that_met_a_500_is_repeated_once()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(HttpStatusCode.InternalServerError);
        Assert.Equal(2, (await wired.ReadAsync()).Attempts);
        wired.Wire.Then(HttpStatusCode.InternalServerError).Then(HttpStatusCode.InternalServerError);
        PlatformException error = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.Equal((500, 2), (error.StatusCode, error.Attempts));
    }

    [Theory]
    [InlineData(501)]
    [InlineData(408)]
    [InlineData(409)]
    [InlineData(400)]
    [InlineData(404)]
    public async Task Other_refusals_are_not_repeated_even_for_a_read(int status)
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then((HttpStatusCode)status);
        PlatformException error = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.Equal((status, 1), (error.StatusCode, error.Attempts));
        Assert.Empty(wired.Activity.Waits);
    }

    [Theory]
    [InlineData(409)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_write_with_an_unclear_end_is_not_repeated_and_says_so(int status)
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then((HttpStatusCode)status, "{}", ("Retry-After", "1"));
        PlatformException error = await WiredSession.FailsAsync(wired.WriteAsync());
        Assert.True(error.MayHaveTakenEffect);
        Assert.Equal(status, error.StatusCode);
        Assert.Single(wired.Wire.Calls);
    }

    [Fact]
    public async Task A_broken_connection_is_repeated_for_a_read_and_reported_for_a_write()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        var broken = new HttpRequestException("The response ended prematurely.", new IOException("reset by peer"));
        wired.Wire.ThenThrow(broken);
        Assert.Equal(2, (await wired.ReadAsync()).Attempts);

        wired.Wire.ThenThrow(broken);
        PlatformException error = await WiredSession.FailsAsync(wired.WriteAsync());
        Assert.Equal((FailureId.Unreachable, true, 1), (error.Failure.Id, error.MayHaveTakenEffect, error.Attempts));
        Assert.Contains("reset by peer", error.Message);
        Assert.Null(error.StatusCode);
    }

    [Fact]
    public async Task A_connection_that_never_came_about_cannot_have_changed_anything()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.ThenThrow(ScriptedWire.NoSuchHost());
        PlatformException error = await WiredSession.FailsAsync(wired.WriteAsync());
        Assert.Equal((FailureId.Unreachable, false), (error.Failure.Id, error.MayHaveTakenEffect));
        Assert.Contains("api.usw2.pure.cloud", error.Message);
    }

    [Fact]
    public async Task A_500_without_a_correlation_id_sends_nobody_to_support_with_one()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync(static options => options with { MaxRetries = 0 });
        wired.Wire.Then(HttpStatusCode.InternalServerError, "{}");
        PlatformException without = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.Null(without.CorrelationId);
        Assert.DoesNotContain("correlation", without.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            "Try again later. The answer has no correlation id; give the vendor's support the time and the call if it stays.",
            without.Failure.NextStep);

        wired.Wire.Then(HttpStatusCode.InternalServerError, "{}", ("ININ-Correlation-Id", "abc"));
        PlatformException with = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.EndsWith("Give the vendor's support the correlation id abc if it stays.", with.Failure.NextStep, StringComparison.Ordinal);
    }

#if !NETFRAMEWORK
    [Fact]
    public async Task Where_packets_are_swallowed_it_ends_with_the_first_attempt_and_within_seconds()
    {
        Assert.True(MachineNetwork.LongestConnect < TimeSpan.FromSeconds(5));
        using var handler = (SocketsHttpHandler)MachineNetwork.CreateHandler();
        Assert.Equal(MachineNetwork.LongestConnect, handler.ConnectTimeout);

        // What the runtime throws where no connection comes about within the handler's limit.
        using var wired = new WiredSession();
        wired.Wire.Login = static _ => throw new TaskCanceledException("canceled", new TimeoutException("not established"));
        PlatformException error = await Assert.ThrowsAsync<PlatformException>(() => wired.ConnectAsync());
        Assert.Equal((FailureId.Unreachable, 1), (error.Failure.Id, error.Attempts));
        Assert.Contains("cannot be reached: no connection within 4 s.", error.Message, StringComparison.Ordinal);
    }
#endif

    [Fact]
    public async Task A_slow_answer_is_a_timeout_and_never_a_stop()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync(
            static options => options with { MaxRetries = 1, RequestTimeout = TimeSpan.FromSeconds(20) });
        for (int i = 0; i < 3; i++)
        {
            wired.Wire.ThenDo(async (_, stop) =>
            {
                await Task.Delay(TimeSpan.FromMinutes(10), wired.Clock, stop);
                return ScriptedWire.Json(HttpStatusCode.OK, "{}");
            });
        }

        PlatformException read = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.Equal((FailureId.Timeout, FailureCategory.OperationTimeout, 2), (read.Failure.Id, read.Failure.Category, read.Attempts));
        Assert.Contains("20 s", read.Message);
        PlatformException write = await WiredSession.FailsAsync(wired.WriteAsync());
        Assert.Equal((FailureId.Timeout, true, 1), (write.Failure.Id, write.MayHaveTakenEffect, write.Attempts));
    }

    [Fact]
    public async Task A_stop_ends_the_wait_for_a_retry_at_once()
    {
        var clock = new StandingClock();
        using WiredSession wired = await WiredSession.ConnectedAsync(options => options with { Clock = clock });
        wired.Wire.Then(TooMany, "{}", ("Retry-After", "100"));
        Task<ApiReply<WireConversation>> call = wired.ReadAsync();
        await clock.WaitedAsync();
        Assert.False(call.IsCompleted);
        await wired.Stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(wired.Wire.Calls);
    }

    [Fact]
    public async Task A_stop_during_the_call_is_a_stop_and_no_failure()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.ThenDo(async (_, stop) =>
        {
            await wired.Stop.CancelAsync();
            stop.ThrowIfCancellationRequested();
            throw new IOException("the connection went with the stop");
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wired.WriteAsync());
    }

    [Fact]
    public async Task Every_call_is_counted_with_its_attempts_whatever_its_end()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(TooMany, "{}", ("Retry-After", "1")).Then(HttpStatusCode.OK, "{}", ("ININ-Correlation-Id", "one"))
            .Then(HttpStatusCode.NotFound, "{}", ("ININ-Correlation-Id", "two"));
        await wired.ReadAsync();
        await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.Equal([("getConversation", 2, "one"), ("getConversation", 1, "two")], wired.Activity.SentCalls.TakeLast(2));
    }
}

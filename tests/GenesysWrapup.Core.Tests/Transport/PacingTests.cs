using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Channels;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Transport;

public sealed class PacingTests
{
    [Fact]
    public async Task Calls_stop_before_the_limit_and_go_on_with_the_next_period()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        var platform = new LimitingPlatform(wired.Clock, allowed: 10);
        wired.Wire.Otherwise = platform.Answer;
        for (int i = 0; i < 25; i++)
        {
            await wired.ReadAsync();
        }

        Assert.Equal(0, platform.Refused);
        Assert.Equal(25, wired.Wire.Calls.Count);
        Assert.Equal(2, wired.Activity.Waits.Count);
        Assert.All(wired.Activity.Waits, static wait =>
        {
            Assert.InRange(wait.Duration.TotalSeconds, 50, 61);
            Assert.Contains("limit of 10 calls", wait.Reason);
        });
    }

    [Fact]
    public async Task Many_calls_at_once_share_the_pace_and_one_token()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        var platform = new LimitingPlatform(wired.Clock, allowed: 40);
        wired.Wire.Otherwise = platform.Answer;
        ApiReply<WireConversation>[] replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(wired.ReadAsync)));
        Assert.All(replies, static reply => Assert.Equal(200, reply.StatusCode));
        Assert.True(platform.Refused <= 1, $"{platform.Refused} calls were refused with 429; pacing should have held them back.");
        Assert.Empty(wired.Wire.TokenRequests);
    }

    [Fact]
    public async Task Only_so_many_calls_are_on_the_wire_at_once()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        var arrived = Channel.CreateUnbounded<bool>();
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (int i = 0; i < 40; i++)
        {
            wired.Wire.ThenDo(async (_, stop) =>
            {
                arrived.Writer.TryWrite(true);
                await open.Task.WaitAsync(stop);
                return ScriptedWire.Json(HttpStatusCode.OK, "{}");
            });
        }

        Task<ApiReply<WireConversation>>[] calls = [.. Enumerable.Range(0, 40).Select(_ => wired.ReadAsync())];
        for (int i = 0; i < 16; i++)
        {
            await arrived.Reader.ReadAsync();
        }

        Assert.Equal(16, wired.Wire.Calls.Count);
        open.SetResult();
        await Task.WhenAll(calls);
        Assert.Equal(40, wired.Wire.Calls.Count);
    }

    [Fact]
    public async Task What_other_programs_use_of_the_limit_counts_too()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(HttpStatusCode.OK, "{}", Limit(299, 300, 40));
        await wired.ReadAsync();
        wired.Wire.Then(HttpStatusCode.OK, "{}", Limit(300, 300, 40));
        await wired.ReadAsync();
        Assert.Empty(wired.Activity.Waits);
        await wired.ReadAsync();
        Assert.Equal([40d], wired.Activity.WaitedSeconds);
    }

    [Fact]
    public async Task A_429_holds_back_the_other_calls_of_the_same_limit()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync(static options => options with { MaxRetries = 0 });
        wired.Wire.Then(HttpStatusCode.OK, "{}", Limit(1, 300, 60))
            .Then((HttpStatusCode)429, "{}", [.. Limit(2, 300, 60), ("Retry-After", "25")]);
        await wired.ReadAsync();
        await WiredSession.FailsAsync(wired.ReadAsync());
        await wired.ReadAsync();
        Assert.InRange(Assert.Single(wired.Activity.WaitedSeconds), 25, 60);
    }

    [Fact]
    public async Task After_a_429_the_wait_that_the_platform_named_is_enough()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(HttpStatusCode.OK, "{}", Limit(1, 300, 60))
            .Then((HttpStatusCode)429, "{}", [.. Limit(2, 300, 60), ("Retry-After", "1")]);
        await wired.ReadAsync();
        await wired.ReadAsync();
        await wired.ReadAsync();
        Assert.Equal([1d], wired.Activity.WaitedSeconds);
    }

    [Fact]
    public async Task An_operation_with_a_limit_of_its_own_does_not_hold_back_the_others()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(HttpStatusCode.OK, "{}", Limit(180, 180, 50));
        await wired.ReadAsync();
        wired.Wire.Then(HttpStatusCode.Accepted, null, Limit(5, 300, 50));
        wired.Wire.Otherwise = static _ => ScriptedWire.Json(HttpStatusCode.Accepted, null);

        // An operation that has not been called yet counts against the widest limit known, which so far is the used-up one.
        await wired.WriteAsync();
        Assert.Equal([50d], wired.Activity.WaitedSeconds);
        await wired.WriteAsync();
        await wired.WriteAsync();
        Assert.Single(wired.Activity.Waits);
    }

    [Theory]
    [InlineData("x", "300", "60")]
    [InlineData("1", "0", "60")]
    [InlineData("1", "-5", "60")]
    [InlineData("1", "300", "")]
    [InlineData("99999999999", "300", "60")]
    public async Task Headers_that_cannot_be_read_change_nothing(string count, string allowed, string reset)
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Otherwise = _ => ScriptedWire.Json(
            HttpStatusCode.OK, "{}", ("inin-ratelimit-count", count), ("inin-ratelimit-allowed", allowed), ("inin-ratelimit-reset", reset));
        await wired.ReadAsync();
        await wired.ReadAsync();
        Assert.Empty(wired.Activity.Waits);
    }

    [Fact]
    public async Task A_period_longer_than_the_cap_is_left_for_the_platform_to_refuse()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(HttpStatusCode.OK, "{}", Limit(300, 300, 86_400));
        await wired.ReadAsync();
        await wired.ReadAsync();
        Assert.Empty(wired.Activity.Waits);
    }

    [Fact]
    public async Task A_stop_ends_the_wait_for_the_next_period()
    {
        var clock = new StandingClock();
        using WiredSession wired = await WiredSession.ConnectedAsync(options => options with { Clock = clock });
        wired.Wire.Then(HttpStatusCode.OK, "{}", Limit(300, 300, 60));
        await wired.ReadAsync();
        Task<ApiReply<WireConversation>> call = wired.ReadAsync();
        await clock.WaitedAsync();
        await wired.Stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static (string, string)[] Limit(int count, int allowed, int reset) =>
    [
        ("inin-ratelimit-count", $"{count}"), ("inin-ratelimit-allowed", $"{allowed}"), ("inin-ratelimit-reset", $"{reset}"),
    ];

    /// <summary>Counts calls in periods of a minute, as the platform does, and refuses what is too much.</summary>
    private sealed class LimitingPlatform(TimeProvider clock, int allowed)
    {
        private readonly object _gate = new();
        private DateTimeOffset _ends;
        private int _count;

        public int Refused { get; private set; }

        public HttpResponseMessage Answer(HttpRequestMessage request)
        {
            lock (_gate)
            {
                DateTimeOffset now = clock.GetUtcNow();
                if (now >= _ends)
                {
                    (_ends, _count) = (now + TimeSpan.FromMinutes(1), 0);
                }

                _count++;
                int reset = (int)Math.Ceiling((_ends - now).TotalSeconds);
                (string, string)[] limit = Limit(_count, allowed, reset);
                if (_count <= allowed)
                {
                    return ScriptedWire.Json(HttpStatusCode.OK, "{}", limit);
                }

                Refused++;
                return ScriptedWire.Json(
                    (HttpStatusCode)429, "{}", [.. limit, ("Retry-After", reset.ToString(CultureInfo.InvariantCulture))]);
            }
        }
    }
}

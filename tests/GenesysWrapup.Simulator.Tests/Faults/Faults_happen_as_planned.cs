using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using GenesysWrapup.Simulator.Faults;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Faults;

public sealed class Faults_happen_as_planned : IDisposable
{
    private const string Revoke = "deleteTokensMe";
    private const string Path = "/api/v2/tokens/me";
    private readonly SimulatedPlatform _platform = new(new AutoClock());

    [Theory]
    [InlineData(FaultCut.BeforeProcessing, 0, 200)]
    [InlineData(FaultCut.AfterProcessing, 1, 401)]
    public async Task A_cut_connection_leaves_the_caller_in_doubt_and_the_log_not(FaultCut cut, int processed, int afterwards)
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        _platform.Faults.Add(new Fault { Operation = Revoke, Cut = cut, Count = 1 });
        HttpRequestException cutOff = await Assert.ThrowsAsync<HttpRequestException>(() => caller.SendAsync("DELETE", Path));
        Assert.IsType<IOException>(cutOff.InnerException);
        Assert.Equal(processed, _platform.Requests.ProcessedWrites(Revoke));
        Assert.Equal(0, _platform.Requests.All[^1].Status);
        Assert.Equal(afterwards, (int)(await caller.GetAsync(Path)).StatusCode);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_failing_status_may_hide_that_the_write_took_effect(bool afterProcessing, int processed)
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        _platform.Faults.Add(new Fault { Operation = "delete*", Status = 504, AfterProcessing = afterProcessing });
        using HttpResponseMessage answer = await caller.SendAsync("DELETE", Path);
        Assert.Equal(504, (int)answer.StatusCode);
        Assert.Equal("request.timeout", (await Caller.BodyOf(answer))["code"]!.GetValue<string>());
        Assert.Equal(processed, _platform.Requests.ProcessedWrites());
    }

    [Fact]
    public async Task Status_code_and_wait_are_as_planned_for_so_many_requests()
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        _platform.Faults.Add(new Fault
        {
            Operation = "GET /api/v2/tokens/*",
            Status = 429,
            RetryAfter = "soon",
            ErrorCode = "too.many.requests",
            Count = 2,
        });
        for (int i = 0; i < 2; i++)
        {
            using HttpResponseMessage limited = await caller.GetAsync(Path);
            Assert.Equal("soon", Caller.Header(limited, "Retry-After"));
            Assert.Equal("too.many.requests", (await Caller.BodyOf(limited))["code"]!.GetValue<string>());
        }

        Assert.Equal(200, (int)(await caller.GetAsync(Path)).StatusCode);
    }

    [Fact]
    public async Task A_truncated_answer_breaks_while_it_is_read()
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        _platform.Faults.Add(new Fault { Operation = "getTokensMe", Truncate = true });
        HttpRequestException broken = await Assert.ThrowsAsync<HttpRequestException>(() => caller.GetAsync(Path));
        Assert.IsType<IOException>(broken.InnerException);
    }

    [Fact]
    public async Task A_proxys_page_comes_as_it_stands()
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        _platform.Faults.Add(new Fault { Status = 502, Body = "<html>Bad Gateway</html>" });
        using HttpResponseMessage answer = await caller.GetAsync(Path);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_delay_passes_on_the_simulators_clock()
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        DateTimeOffset before = _platform.Clock.GetUtcNow();
        _platform.Faults.Add(new Fault { Operation = "getTokensMe", Delay = TimeSpan.FromMinutes(2) });
        Assert.Equal(200, (int)(await caller.GetAsync(Path)).StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(2), _platform.Clock.GetUtcNow() - before);
    }

    [Fact]
    public async Task Chance_is_seeded_so_that_a_run_can_be_repeated()
    {
        List<bool[]> runs = [];
        for (int run = 0; run < 2; run++)
        {
            _platform.Reset();
            _platform.Faults.Add(new Fault { Operation = "getTokensMe", Status = 503, Chance = 0.5 });
            using Caller caller = await Caller.SignedInAsync(_platform);
            var failed = new bool[40];
            for (int i = 0; i < failed.Length; i++)
            {
                failed[i] = (int)(await caller.GetAsync(Path)).StatusCode == 503;
            }

            runs.Add(failed);
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.InRange(runs[0].Count(failed => failed), 8, 32);
    }

    [Fact]
    public async Task The_token_endpoint_can_fail_too()
    {
        _platform.Faults.Add(new Fault { Operation = "oauthToken", Status = 503, Count = 1 });
        using var caller = new Caller(_platform);
        using HttpResponseMessage answer = await caller.AskTokenAsync(_platform.Access.FullRights, ("grant_type", "client_credentials"));
        Assert.Equal(503, (int)answer.StatusCode);
    }

    [Fact]
    public void A_plan_that_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _platform.Faults.Add(new Fault { Chance = 1.5 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _platform.Faults.Add(new Fault { Status = 42 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _platform.Faults.Add(new Fault { Delay = -TimeSpan.FromSeconds(1) }));
    }

    public void Dispose() => _platform.Dispose();
}

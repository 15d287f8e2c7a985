using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Front;

public sealed class Requests_are_limited_per_token_and_minute
{
    [Fact]
    public async Task The_headers_count_up_to_the_limit_and_then_429_says_when_to_come_back()
    {
        using var platform = new SimulatedPlatform(new AutoClock());
        platform.Policies.Set(SimulatorPolicies.RequestsPerMinute, 2);
        using Caller caller = await Caller.SignedInAsync(platform);
        using HttpResponseMessage first = await caller.GetAsync("/api/v2/tokens/me");
        platform.Step(TimeSpan.FromSeconds(18));
        using HttpResponseMessage second = await caller.GetAsync("/api/v2/tokens/me");
        using HttpResponseMessage third = await caller.GetAsync("/api/v2/tokens/me");

        Assert.Equal(("1", "2", "60"), Rate(first));
        Assert.Equal(("2", "2", "42"), Rate(second));
        Assert.Equal(429, (int)third.StatusCode);
        Assert.Equal("42", Caller.Header(third, "Retry-After"));
        JsonNode body = await Caller.BodyOf(third);
        Assert.Equal("too.many.requests.retry.after", body["code"]!.GetValue<string>());
        Assert.Equal("Rate limit exceeded the maximum. Retry the request in [42] seconds", body["message"]!.GetValue<string>());

        platform.Step(TimeSpan.FromSeconds(42));
        using HttpResponseMessage later = await caller.GetAsync("/api/v2/tokens/me");
        Assert.Equal(200, (int)later.StatusCode);
    }

    [Fact]
    public async Task Another_token_has_its_own_budget()
    {
        using var platform = new SimulatedPlatform(new AutoClock());
        platform.Policies.Set(SimulatorPolicies.RequestsPerMinute, 1);
        using Caller one = await Caller.SignedInAsync(platform);
        using Caller other = await Caller.SignedInAsync(platform);
        Assert.Equal(200, (int)(await one.GetAsync("/api/v2/tokens/me")).StatusCode);
        Assert.Equal(200, (int)(await other.GetAsync("/api/v2/tokens/me")).StatusCode);
        Assert.Equal(429, (int)(await one.GetAsync("/api/v2/tokens/me")).StatusCode);
    }

    [Fact]
    public async Task The_headers_can_be_absent()
    {
        using var platform = new SimulatedPlatform(new AutoClock());
        platform.Policies.Set(SimulatorPolicies.RateLimitHeaders, "Absent");
        using Caller caller = await Caller.SignedInAsync(platform);
        using HttpResponseMessage answer = await caller.GetAsync("/api/v2/tokens/me");
        Assert.Null(Caller.Header(answer, "inin-ratelimit-count"));
    }

    private static (string? Count, string? Allowed, string? Reset) Rate(HttpResponseMessage answer) =>
        (Caller.Header(answer, "inin-ratelimit-count"), Caller.Header(
            answer, "inin-ratelimit-allowed"), Caller.Header(answer, "inin-ratelimit-reset"));
}

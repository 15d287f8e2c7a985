using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Transport;

public sealed class TokenTests
{
    [Fact]
    public async Task A_401_renews_once_and_repeats_once_also_for_a_write()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(HttpStatusCode.Unauthorized).Then(HttpStatusCode.Accepted, null);
        ApiReply<bool> reply = await wired.WriteAsync();
        Assert.Equal((202, 2), (reply.StatusCode, reply.Attempts));
        Assert.Equal(["Bearer token-number-1", "Bearer token-number-2"], wired.Wire.Calls.Select(static call => call.Authorization));
        Assert.Single(wired.Wire.TokenRequests);
    }

    [Fact]
    public async Task A_401_that_stays_ends_after_one_repeat()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Otherwise = static _ => ScriptedWire.Json(
            HttpStatusCode.Unauthorized, """{"code":"bad.credentials","message":"Invalid login credentials."}""");
        PlatformException error = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.Equal((FailureId.TokenRejected, "bad.credentials", true), (error.Failure.Id, error.ErrorCode, error.Failure.EndsCommand));
        Assert.False(error.MayHaveTakenEffect);
        Assert.Equal((2, 1), (wired.Wire.Calls.Count, wired.Wire.TokenRequests.Count));
    }

    [Fact]
    public async Task Calls_that_are_refused_together_renew_the_token_once()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Otherwise = static request => ScriptedWire.Json(
            request.Headers.Authorization!.Parameter == "token-number-1" ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, "{}");
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(wired.ReadAsync)));
        Assert.Single(wired.Wire.TokenRequests);
    }

    [Fact]
    public async Task A_token_is_renewed_ahead_of_its_end_and_only_once()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Clock.Step(TimeSpan.FromSeconds(86_400 - 301));
        await wired.ReadAsync();
        Assert.Empty(wired.Wire.TokenRequests);
        wired.Clock.Step(TimeSpan.FromSeconds(2));
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(wired.ReadAsync)));
        Assert.Single(wired.Wire.TokenRequests);
        Assert.Equal("Bearer token-number-2", wired.Wire.Calls[^1].Authorization);
        Assert.Equal(wired.Clock.GetUtcNow().UtcDateTime.AddSeconds(86_400), wired.Session.TokenExpires);
    }

    [Fact]
    public async Task A_short_lived_token_is_not_renewed_with_every_call()
    {
        var wire = new ScriptedWire { TokenLifetime = 300 };
        using WiredSession wired = await WiredSession.ConnectedAsync(options => options with { Network = wire.AsNetwork() });
        wire.Clear();
        await wired.ReadAsync();
        await wired.ReadAsync();
        Assert.Empty(wire.TokenRequests);
        wired.Clock.Step(TimeSpan.FromSeconds(271));
        await wired.ReadAsync();
        Assert.Single(wire.TokenRequests);
    }

    [Fact]
    public async Task A_token_without_an_end_is_kept_until_it_is_refused()
    {
        var wire = new ScriptedWire { TokenLifetime = null };
        using WiredSession wired = await WiredSession.ConnectedAsync(options => options with { Network = wire.AsNetwork() });
        wire.Clear();
        wired.Clock.Step(TimeSpan.FromDays(30));
        await wired.ReadAsync();
        Assert.Empty(wire.TokenRequests);
        Assert.Null(wired.Session.TokenExpires);
    }

    [Fact]
    public async Task A_renewal_that_fails_is_told_and_tried_anew_with_the_next_call()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Login = static _ => ScriptedWire.Json(HttpStatusCode.BadRequest, """{"error":"invalid_client"}""");
        wired.Wire.Then(HttpStatusCode.Unauthorized);
        Assert.Equal(FailureId.CredentialRejected, (await WiredSession.FailsAsync(wired.ReadAsync())).Failure.Id);
        wired.Wire.Login = null;
        wired.Wire.Then(HttpStatusCode.Unauthorized);
        Assert.Equal(200, (await wired.ReadAsync()).StatusCode);
    }

    [Fact]
    public async Task A_renewal_ahead_of_time_that_fails_does_not_end_a_run_whose_token_is_good()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync(static options => options with { MaxRetries = 0 });
        wired.Wire.Login = static _ => ScriptedWire.Json(HttpStatusCode.InternalServerError, "{}");
        wired.Clock.Step(TimeSpan.FromSeconds(86_400 - 299));
        await wired.ReadAsync();
        await wired.ReadAsync();
        Assert.Single(wired.Wire.TokenRequests);
        Assert.All(wired.Wire.Calls, static call => Assert.Equal("Bearer token-number-1", call.Authorization));
        Assert.Contains(wired.Activity.Lines, static line => line.Contains("stays in use", StringComparison.Ordinal));

        wired.Clock.Step(TimeSpan.FromMinutes(1));
        wired.Wire.Login = null;
        await wired.ReadAsync();
        Assert.Equal("Bearer token-number-2", wired.Wire.Calls[^1].Authorization);
    }

    [Fact]
    public async Task A_token_that_has_ended_and_cannot_be_renewed_is_told()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync(static options => options with { MaxRetries = 0 });
        wired.Wire.Login = static _ => ScriptedWire.Json(HttpStatusCode.InternalServerError, "{}");
        wired.Clock.Step(TimeSpan.FromDays(1));
        Assert.Equal(FailureId.ServiceUnavailable, (await WiredSession.FailsAsync(wired.ReadAsync())).Failure.Id);
        Assert.Empty(wired.Wire.Calls);
    }

    [Fact]
    public async Task A_token_that_was_handed_in_cannot_be_renewed()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync(
            static options => options with { Grant = new AccessTokenGrant("a-token-from-elsewhere") });
        wired.Wire.Then(HttpStatusCode.Unauthorized);
        PlatformException error = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.Equal((FailureId.TokenRejected, true, 1), (error.Failure.Id, error.Failure.EndsCommand, error.Attempts));
        Assert.Empty(wired.Wire.TokenRequests);
    }

    [Fact]
    public async Task The_token_goes_to_the_sessions_own_host_alone()
    {
        var wire = new ScriptedWire();
        using var chain = new PlatformChain(
            new WireSettings(TimeProvider.System, TimeSpan.FromSeconds(1), 0, TimeSpan.FromSeconds(5)) { Network = wire.AsNetwork() },
            new Uri("https://api.usw2.pure.cloud"),
            new OneToken());
        string[] elsewhere =
        [
            "https://api.usw2.pure.cloud.example", "http://api.usw2.pure.cloud", "https://api.usw2.pure.cloud:8443",
            "https://login.usw2.pure.cloud",
        ];
        foreach (string host in elsewhere)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, host + "/api/v2/tokens/me");
            var call = new CallContext("getTokensMe", repeatable: true, SilentActivity.Instance, new Redaction());
            await Assert.ThrowsAsync<InvalidOperationException>(() => chain.Wire.SendAsync(request, call, CancellationToken.None));
        }

        Assert.Empty(wire.Requests);
    }

    private sealed class OneToken : ITokenSupply
    {
        public Task<string> GetAsync(IActivitySink activity, CancellationToken stop) => Task.FromResult("token");

        public Task<string?> ReplaceAsync(string refused, IActivitySink activity, CancellationToken stop) => Task.FromResult<string?>(null);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Tests.Transport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Sessions;

/// <summary>The browser is a client of the loopback port here; nothing else is different from a person's.</summary>
public sealed class SignInTests : IDisposable
{
    private readonly WiredSession _wired = new();
    private readonly HttpClient _browser = new();

    [Fact]
    public async Task A_person_signs_in_with_code_and_proof()
    {
        Dictionary<string, string>? page = null;
        _wired.Wire.Login = static _ => ScriptedWire.Json(
            HttpStatusCode.OK, """{"access_token":"token-of-dana","refresh_token":"refresh-of-dana","expires_in":3600}""");
        _wired.Wire.Then(HttpStatusCode.OK, """{"organization":{"name":"Example Ltd"}}""")
            .Then(HttpStatusCode.OK, """{"id":"u-1","name":"Dana"}""");
        Task<string> shown = await ConnectAsync(query =>
        {
            page = query;
            return $"?code=the-code&state={query["state"]}";
        });

        Assert.Equal(("client-id", "code", "S256"), (page!["client_id"], page["response_type"], page["code_challenge_method"]));
        Assert.Matches("^http://localhost:[0-9]+$", page["redirect_uri"]);
        Dictionary<string, string> form = Query(_wired.Wire.TokenRequests.Single().Body!);
        Assert.Equal(
            ("authorization_code", "the-code", "client-id", page["redirect_uri"]),
            (form["grant_type"], form["code"], form["client_id"], form["redirect_uri"]));
        Assert.Equal(page["code_challenge"], ProofKey.ChallengeOf(form["code_verifier"]));
        Assert.InRange(form["code_verifier"].Length, 43, 128);
        Assert.Null(_wired.Wire.TokenRequests.Single().Authorization);
        Assert.Equal(
            ("AuthorizationCode", true, "Dana", "client-id"),
            (_wired.Session.Grant, _wired.Session.HasUser, _wired.Session.UserName, _wired.Session.ClientId));
        Assert.Contains("You are signed in", await shown);
        string[] secrets = [form["code_verifier"], "the-code", "token-of-dana", "refresh-of-dana"];
        Assert.All(
            secrets, secret => Assert.DoesNotContain(_wired.Activity.Lines, line => line.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_sign_in_is_renewed_with_the_refresh_token_and_told_when_it_has_ended()
    {
        int number = 0;
        _wired.Wire.Login = _ => ScriptedWire.Json(
            HttpStatusCode.OK,
            $"{{\"access_token\":\"access-{++number}-token\",\"refresh_token\":\"refresh-{number}-token\",\"expires_in\":3600}}");
        await ConnectAsync(static query => $"?code=the-code&state={query["state"]}");
        _wired.Clock.Step(TimeSpan.FromMinutes(59));
        await _wired.ReadAsync();
        Dictionary<string, string> form = Query(_wired.Wire.TokenRequests[1].Body!);
        Assert.Equal(("refresh_token", "refresh-1-token", "client-id"), (form["grant_type"], form["refresh_token"], form["client_id"]));

        _wired.Wire.Login = static _ => ScriptedWire.Json(
            HttpStatusCode.BadRequest, """{"error":"invalid_grant","error_description":"revoked"}""");
        _wired.Wire.Then(HttpStatusCode.Unauthorized);
        PlatformException error = await WiredSession.FailsAsync(_wired.ReadAsync());
        Assert.Equal((FailureId.TokenRejected, true), (error.Failure.Id, error.Failure.EndsCommand));
        Assert.Contains("-Interactive", error.NextStep);
        Assert.Contains("refresh-2-token", _wired.Wire.TokenRequests[2].Body!);
    }

    [Fact]
    public async Task Without_a_refresh_token_the_sign_in_ends_with_its_token()
    {
        await ConnectAsync(static query => $"?code=the-code&state={query["state"]}");
        _wired.Wire.Then(HttpStatusCode.Unauthorized);
        Assert.Equal(FailureId.TokenRejected, (await WiredSession.FailsAsync(_wired.ReadAsync())).Failure.Id);
        Assert.Single(_wired.Wire.TokenRequests);
    }

    [Theory]
    [InlineData("?error=access_denied&error_description=not+today&state={state}", "access_denied (not today)")]
    [InlineData("?state={state}", "no code came back")]
    [InlineData("?code=&state={state}", "no code came back")]
    public async Task An_answer_that_is_not_the_one_asked_for_fails_the_sign_in(string answer, string told)
    {
        GenesysException error = await Assert.ThrowsAsync<GenesysException>(
            () => ConnectAsync(query => answer.Replace("{state}", query["state"], StringComparison.Ordinal)));
        Assert.Equal(
            (FailureId.LoginFailed, FailureCategory.AuthenticationError, true),
            (error.Failure.Id, error.Failure.Category, error.Failure.EndsCommand));
        Assert.Contains(told, error.Message);
        Assert.Empty(_wired.Wire.Requests);
    }

    [Fact]
    public async Task A_code_that_is_refused_is_a_failed_sign_in_and_not_tried_again()
    {
        _wired.Wire.Login = static _ => ScriptedWire.Json(
            HttpStatusCode.BadRequest, """{"error":"invalid_grant","error_description":"used already"}""");
        PlatformException error = await Assert.ThrowsAsync<PlatformException>(
            () => ConnectAsync(static query => $"?code=the-code&state={query["state"]}"));
        Assert.Equal(FailureId.LoginFailed, error.Failure.Id);
        Assert.Contains("used already", error.Message);
        Assert.Single(_wired.Wire.TokenRequests);
    }

    [Fact]
    public async Task Where_no_browser_opens_the_address_is_printed()
    {
        Task<string>? visit = null;
        await _wired.ConnectAsync(options => options with
        {
            Grant = new AuthorizationCodeGrant("client-id")
            {
                OpenBrowser = page =>
                {
                    visit = VisitAsync(page, static query => $"?code=the-code&state={query["state"]}");
                    return false;
                },
            },
        });
        string warning = Assert.Single(_wired.Activity.Lines, static line => line.StartsWith("WARNING", StringComparison.Ordinal));
        Assert.Contains("https://login.usw2.pure.cloud/oauth/authorize?response_type=code&client_id=client-id", warning);
        await visit!;
    }

    [Fact]
    public async Task Nobody_is_waited_for_longer_than_said()
    {
        Task connect = _wired.ConnectAsync(options => options with
        {
            Grant = new AuthorizationCodeGrant("client-id")
            {
                LongestSignIn = TimeSpan.FromMinutes(2),
                OpenBrowser = _ =>
                {
                    ThreadPool.QueueUserWorkItem(_ => _wired.Clock.Step(TimeSpan.FromMinutes(2)));
                    return true;
                },
            },
        });
        GenesysException error = await Assert.ThrowsAsync<GenesysException>(() => connect);
        Assert.Equal((FailureId.LoginTimedOut, FailureCategory.OperationTimeout), (error.Failure.Id, error.Failure.Category));
        Assert.Contains("120 s", error.Message);
        Assert.Equal([120d], _wired.Activity.WaitedSeconds);
    }

    [Fact]
    public async Task A_stop_ends_the_sign_in()
    {
        Task connect = _wired.ConnectAsync(options => options with
        {
            Grant = new AuthorizationCodeGrant("client-id")
            {
                OpenBrowser = _ =>
                {
                    _wired.Stop.Cancel();
                    return true;
                },
            },
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen(1);
        int port = ((IPEndPoint)taken.LocalEndPoint!).Port;
        GenesysException error = await Assert.ThrowsAsync<GenesysException>(
            () => _wired.ConnectAsync(options => options with { Grant = new AuthorizationCodeGrant("client-id") { Port = port } }));
        Assert.Equal(FailureId.LoginFailed, error.Failure.Id);
        Assert.Contains($"port {port}", error.Message);
    }

    [Fact]
    public async Task What_else_a_browser_asks_for_and_idle_connections_do_not_disturb()
    {
        await ConnectAsync(static query => $"?code=the-code&state={query["state"]}", async listening =>
        {
            using var idle = new TcpClient();
            await idle.ConnectAsync(IPAddress.Loopback, listening.Port);
            using HttpResponseMessage icon = await _browser.GetAsync(new Uri(listening, "/favicon.ico"));
            Assert.Equal(HttpStatusCode.NotFound, icon.StatusCode);
            using var odd = new TcpClient();
            await odd.ConnectAsync(IPAddress.Loopback, listening.Port);
            await odd.GetStream().WriteAsync(Encoding.ASCII.GetBytes("\0\0 not HTTP\r\n\r\n"));
        });
        Assert.True(_wired.Session.IsConnected);
    }

    [Fact]
    public async Task The_answer_to_another_sign_in_ends_nothing()
    {
        await ConnectAsync(static query => $"?code=the-code&state={query["state"]}", async listening =>
        {
            string[] strangers = ["/?code=stolen&state=somebody-elses", "/?code=stolen", "/?state=1", "/?error=access_denied", "/?x"];
            foreach (string stranger in strangers)
            {
                using HttpResponseMessage refused = await _browser.GetAsync(new Uri(listening, stranger));
                Assert.Equal((stranger, HttpStatusCode.BadRequest), (stranger, refused.StatusCode));
            }
        });
        Assert.True(_wired.Session.IsConnected);
        Assert.Contains("code=the-code", Assert.Single(_wired.Wire.TokenRequests).Body);
    }

    [Theory]
    [InlineData("/other", null)]
    [InlineData("//", null)]
    [InlineData("/", "evil.example")]
    [InlineData("/", "localhost")]
    [InlineData("/", "localhost:1")]
    public async Task The_right_answer_at_another_place_is_not_taken(string path, string? host)
    {
        string state = string.Empty;
        await ConnectAsync(
            query => $"?code=the-code&state={query["state"]}",
            async listening =>
            {
                // As a whole: "//" by itself would begin a host.
                string there = $"{listening.GetLeftPart(UriPartial.Authority)}{path}?code=stolen&state={state}";
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(there));
                request.Headers.Host = host;
                using HttpResponseMessage refused = await _browser.SendAsync(request);
                Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            },
            page => state = page["state"]);
        Assert.Contains("code=the-code", Assert.Single(_wired.Wire.TokenRequests).Body);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task The_browser_may_take_either_way_to_this_machine(string address)
    {
        if (address == "[::1]" && !Socket.OSSupportsIPv6)
        {
            return;
        }

        Task<string> page = await ConnectAsync(query =>
        {
            var there = new Uri(query["redirect_uri"].Replace("localhost", address, StringComparison.Ordinal));
            return new Uri(there, $"?code=c&state={query["state"]}").AbsoluteUri;
        });
        Assert.Contains("You are signed in", await page);
    }

    [Fact]
    public async Task A_port_that_somebody_else_has_in_IPv6_is_refused()
    {
        if (!Socket.OSSupportsIPv6)
        {
            return;
        }

        using var taken = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        taken.Listen(1);
        int port = ((IPEndPoint)taken.LocalEndPoint!).Port;
        GenesysException error = await Assert.ThrowsAsync<GenesysException>(
            () => _wired.ConnectAsync(options => options with { Grant = new AuthorizationCodeGrant("client-id") { Port = port } }));
        Assert.Contains($"port {port}", error.Message);
    }

    [Fact]
    public void Proofs_are_never_the_same_and_fit_the_standard()
    {
        // The example of RFC 7636, appendix B.
        Assert.Equal("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", ProofKey.ChallengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
        ProofKey one = ProofKey.New();
        ProofKey other = ProofKey.New();
        Assert.NotEqual(one.Verifier, other.Verifier);
        Assert.NotEqual(one.State, other.State);
        Assert.NotEqual(one.Verifier, one.State);
        Assert.Matches("^[A-Za-z0-9_-]{43}$", one.Verifier);
    }

    public void Dispose()
    {
        _browser.Dispose();
        _wired.Dispose();
    }

    /// <summary>Connects, with a browser that goes to the page and comes back with an answer; gives what the browser was shown.</summary>
    private async Task<Task<string>> ConnectAsync(
        Func<Dictionary<string, string>, string> answer,
        Func<Uri, Task>? before = null,
        Action<Dictionary<string, string>>? look = null)
    {
        Task<string> visit = Task.FromResult(string.Empty);
        await _wired.ConnectAsync(options => options with
        {
            Grant = new AuthorizationCodeGrant("client-id")
            {
                OpenBrowser = page =>
                {
                    look?.Invoke(Query(page.Query));
                    visit = VisitAsync(page, answer, before);
                    return true;
                },
            },
        });
        return visit;
    }

    private async Task<string> VisitAsync(Uri page, Func<Dictionary<string, string>, string> answer, Func<Uri, Task>? before = null)
    {
        Dictionary<string, string> query = Query(page.Query);
        var listening = new Uri(query["redirect_uri"]);
        if (before is not null)
        {
            await before(listening);
        }

        return await _browser.GetStringAsync(new Uri(listening, answer(query)));
    }

    private static Dictionary<string, string> Query(string text) => text.TrimStart('?').Split('&')
        .Select(static member => member.Split('=', 2))
        .ToDictionary(static pair => pair[0], static pair => Uri.UnescapeDataString(pair[1]));
}

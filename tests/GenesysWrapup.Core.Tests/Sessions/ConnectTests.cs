using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Tests.Transport;
using GenesysWrapup.Simulator;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Sessions;

public sealed class ConnectTests
{
    [Fact]
    public async Task Client_credentials_go_to_the_login_host_in_the_authorization_header()
    {
        using var wired = new WiredSession();
        wired.Wire.Then(
            HttpStatusCode.OK,
            """
            {
              "organization": {"id":"o-1","name":"Example Ltd"},
              "OAuthClient": {"id":"client-id","name":"Runbooks","authorizedGrantType":"CLIENT-CREDENTIALS"}
            }
            """);
        await wired.ConnectAsync();
        WireRequest login = wired.Wire.TokenRequests.Single();
        Assert.Equal("https://login.usw2.pure.cloud/oauth/token", login.Uri.AbsoluteUri);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("client-id:" + WiredSession.Secret)), login.Authorization);
        Assert.Equal("grant_type=client_credentials", login.Body);

        GenesysSession session = wired.Session;
        Assert.Equal(
            ("us_west_2", "Example Ltd", "o-1", "Runbooks", "client-id"),
            (session.Region, session.OrganizationName, session.OrganizationId, session.ClientName, session.ClientId));
        Assert.Equal(("ClientCredentials", false, true), (session.Grant, session.HasUser, session.IsConnected));
        Assert.Equal(new Uri("https://api.usw2.pure.cloud"), session.ApiUri);
        Assert.Equal(AutoClock.DefaultStart.UtcDateTime, session.ConnectedAt);
        Assert.Equal(AutoClock.DefaultStart.UtcDateTime.AddDays(1), session.TokenExpires);
        Assert.DoesNotContain(wired.Wire.Requests, static request => request.Uri.AbsolutePath == "/api/v2/users/me");
    }

    [Theory]
    [InlineData(403, """{"code":"app.not.authorized.for.scope","message":"App not authorized to use scope user-basic-info"}""")]
    [InlineData(404, "{}")]
    [InlineData(500, "<html/>")]
    [InlineData(302, "")]
    public async Task Names_that_may_not_be_read_do_not_fail_a_connection(int status, string body)
    {
        using var wired = new WiredSession();
        wired.Wire.Otherwise = _ => ScriptedWire.Json((HttpStatusCode)status, body);
        await wired.ConnectAsync();
        Assert.True(wired.Session.IsConnected);
        Assert.Null(wired.Session.OrganizationName);
        Assert.Contains(wired.Activity.Lines, static line => line.Contains("continuing without it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_the_platform_refuses_fails_the_connection()
    {
        using var wired = new WiredSession();
        wired.Wire.Otherwise = static _ => ScriptedWire.Json(HttpStatusCode.Unauthorized, """{"code":"bad.credentials"}""");
        PlatformException error = await Assert.ThrowsAsync<PlatformException>(
            () => wired.ConnectAsync(static options => options with { Grant = new AccessTokenGrant("expired-token") }));
        Assert.Equal((FailureId.TokenRejected, true), (error.Failure.Id, error.Failure.EndsCommand));
        Assert.True(wired.Wire.IsDisposed);
    }

    [Fact]
    public async Task A_given_token_of_a_person_tells_whose_it_is()
    {
        using var wired = new WiredSession();
        wired.Wire.Then(
            HttpStatusCode.OK,
            """{"OAuthClient":{"name":"App","authorizedGrantType":"CODE","organization":{"id":"o-2","name":"Of the client"}}}""")
            .Then(HttpStatusCode.OK, """{"id":"u-1","name":"Dana"}""");
        await wired.ConnectAsync(static options => options with { Grant = new AccessTokenGrant("a-users-token") });
        Assert.Equal(
            (true, "Dana", "u-1", "Of the client", "AccessToken"),
            (wired.Session.HasUser, wired.Session.UserName, wired.Session.UserId, wired.Session.OrganizationName, wired.Session.Grant));
        Assert.Empty(wired.Wire.TokenRequests);
    }

    [Fact]
    public async Task A_given_token_without_a_user_is_recognised_by_the_refusal_too()
    {
        using var wired = new WiredSession();
        wired.Wire.Then(HttpStatusCode.Forbidden).Then(HttpStatusCode.BadRequest, """{"code":"not.a.user"}""");
        await wired.ConnectAsync(static options => options with { Grant = new AccessTokenGrant("a-clients-token") });
        Assert.False(wired.Session.HasUser);
    }

    [Theory]
    [InlineData(
        """{"error":"invalid_client","description":"authentication failed","error_description":"authentication failed"}""",
        "does not say which",
        "a region other than us_west_2")]
    [InlineData(
        """{"error":"invalid_client","description":"client not found: invalid client id"}""", "not known in us_west_2", "another region")]
    [InlineData("""{"error":"invalid_client","error_description":"invalid client secret"}""", "secret is wrong", "exists")]
    [InlineData("""{"error":"unauthorized_client"}""", "does not let this client use the grant", "unauthorized_client")]
    [InlineData("""{"message":"client secret mismatch","code":"bad.credentials","status":401}""", "secret is wrong", "bad.credentials")]
    [InlineData("<html>proxy</html>", "not the token endpoint's own", "proxy")]
    [InlineData("", "not the token endpoint's own", "400")]
    public async Task A_refused_client_is_told_apart_as_far_as_the_answer_allows(string body, string cause, string detail)
    {
        using var wired = new WiredSession();
        wired.Wire.Login = _ => ScriptedWire.Json(HttpStatusCode.BadRequest, body, ("ININ-Correlation-Id", "login-1"));
        PlatformException error = await Assert.ThrowsAsync<PlatformException>(() => wired.ConnectAsync());
        Assert.Equal(
            (FailureId.CredentialRejected, FailureCategory.AuthenticationError, true),
            (error.Failure.Id, error.Failure.Category, error.Failure.EndsCommand));
        Assert.Contains(cause, error.Message);
        Assert.Contains(detail, error.Message);
        Assert.Contains("login.usw2.pure.cloud", error.Message);
        Assert.Equal((400, "login-1", "/oauth/token"), (error.StatusCode, error.CorrelationId, error.Path));
        Assert.Single(wired.Wire.Requests);
    }

    [Fact]
    public async Task The_token_endpoints_own_limit_is_waited_for()
    {
        using var wired = new WiredSession();
        int asked = 0;
        wired.Wire.Login = _ => ++asked < 3
            ? ScriptedWire.Json(HttpStatusCode.BadRequest, """{"error":"invalid_request","description":"rate limit exceeded"}""")
            : ScriptedWire.Json(HttpStatusCode.OK, """{"access_token":"at-last-a-token","expires_in":60}""");
        await wired.ConnectAsync();
        Assert.Equal(3, asked);
        Assert.Equal(2, wired.Activity.Waits.Count);
        Assert.All(wired.Activity.Waits, static wait => Assert.Contains("limits the rate", wait.Reason));
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_request","error_description":"Rate Limit Exceeded: try later"}""", null)]
    [InlineData(400, """{"message":"rate limit exceeded","code":"invalid_request","status":400}""", null)]
    [InlineData(429, "{}", "3600")]
    public async Task The_token_endpoints_own_limit_is_recognised_when_it_stays(int status, string body, string? retryAfter)
    {
        using var wired = new WiredSession();
        wired.Wire.Login = _ => ScriptedWire.Json((HttpStatusCode)status, body, retryAfter is null ? [] : [("Retry-After", retryAfter)]);
        PlatformException error = await Assert.ThrowsAsync<PlatformException>(() => wired.ConnectAsync());
        Assert.Equal((FailureId.TokenEndpointThrottled, FailureCategory.LimitsExceeded), (error.Failure.Id, error.Failure.Category));
        Assert.Equal(retryAfter is null ? null : TimeSpan.FromHours(1), error.RetryAfter);
        Assert.All(wired.Activity.WaitedSeconds, static wait => Assert.InRange(wait, 3, 180));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "<html>hotel</html>", FailureId.UnreadableAnswer)]
    [InlineData(HttpStatusCode.OK, "{}", FailureId.UnreadableAnswer)]
    [InlineData(HttpStatusCode.Found, "", FailureId.Redirected)]
    [InlineData(HttpStatusCode.InternalServerError, "", FailureId.ServiceUnavailable)]
    [InlineData(HttpStatusCode.SwitchingProtocols, "", FailureId.UnreadableAnswer)]
    [InlineData(HttpStatusCode.NotModified, "", FailureId.UnreadableAnswer)]
    [InlineData(HttpStatusCode.ProxyAuthenticationRequired, "", FailureId.Unreachable)]
    [InlineData(HttpStatusCode.OK, """{"access_token":"tök\u200ben"}""", FailureId.UnreadableAnswer)]
    [InlineData(HttpStatusCode.OK, """{"access_token":"a\r\nHost: other"}""", FailureId.UnreadableAnswer)]
    public async Task A_login_host_that_answers_oddly_fails_plainly(HttpStatusCode status, string body, string id)
    {
        using var wired = new WiredSession();
        wired.Wire.Login = _ => ScriptedWire.Json(status, body);
        PlatformException error = await Assert.ThrowsAsync<PlatformException>(() => wired.ConnectAsync());
        Assert.Equal(id, error.Failure.Id);
        Assert.Contains("login.usw2.pure.cloud", error.Message);
    }

    [Fact]
    public async Task An_endless_token_answer_is_told_as_what_it_is()
    {
        using var wired = new WiredSession();
        wired.Wire.Login = static _ => ScriptedWire.Json(HttpStatusCode.OK, new string(' ', 33 * 1024 * 1024));
        PlatformException error = await Assert.ThrowsAsync<PlatformException>(() => wired.ConnectAsync());
        Assert.Equal((FailureId.AnswerTooLarge, 1), (error.Failure.Id, error.Attempts));
        Assert.Contains("larger than 32 MB", error.Message);
    }

    [Theory]
    [InlineData("abc\u200bdef", "letter 4 of 7 is U+200B")]
    [InlineData("abc\u00a0def", "U+00A0")]
    [InlineData("\u201cabcdef\u201d", "letter 1 of 8 is U+201C")]
    [InlineData("\ufeffabcdef", "U+FEFF")]
    [InlineData("töken", "U+00F6")]
    [InlineData("Bearer abcdef", "letter 7 of 13 is U+0020")]
    [InlineData("abc\r\ndef", "U+000D")]
    [InlineData("abc\0def", "U+0000")]
    [InlineData(" \t\r\n", "empty")]
    [InlineData("", "empty")]
    public async Task A_token_that_cannot_be_one_is_told_before_anything_is_sent(string token, string fault)
    {
        using var wired = new WiredSession();
        GenesysException error = await Assert.ThrowsAsync<GenesysException>(
            () => wired.ConnectAsync(options => options with { Grant = new AccessTokenGrant(token) }));
        Assert.Contains(fault, error.Message);
        Assert.Contains(error.Failure.Id, new[] { FailureId.InvalidValue, FailureId.MissingCredential });
        Assert.DoesNotContain("abcdef", error.Message);
        Assert.Empty(wired.Wire.Requests);
    }

    [Fact]
    public async Task A_platform_that_cannot_be_reached_fails_the_connection_also_with_a_given_token()
    {
        using var wired = new WiredSession();
        wired.Wire.Otherwise = static _ => throw ScriptedWire.NobodyListens();
        PlatformException error = await Assert.ThrowsAsync<PlatformException>(
            () => wired.ConnectAsync(options => options with { Grant = new AccessTokenGrant("a-good-token"), MaxRetries = 1 }));
        Assert.Equal((FailureId.Unreachable, true), (error.Failure.Id, error.Failure.EndsCommand));
        Assert.Single(wired.Wire.Requests);
    }

    [Fact]
    public async Task A_token_that_nobody_confirms_is_connected_with_a_warning()
    {
        using var wired = new WiredSession();
        wired.Wire.Otherwise = static _ => ScriptedWire.Json(HttpStatusCode.Forbidden, "{}");
        await wired.ConnectAsync(options => options with { Grant = new AccessTokenGrant("a-good-token") });
        Assert.Contains(wired.Activity.Lines, line => line.StartsWith("WARNING The platform did not say whose", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_login_host_that_cannot_be_reached_is_named_at_once()
    {
        using var wired = new WiredSession();
        wired.Wire.Login = static _ => throw ScriptedWire.NoSuchHost();
        PlatformException error = await Assert.ThrowsAsync<PlatformException>(() => wired.ConnectAsync());
        Assert.Equal((FailureId.Unreachable, 1), (error.Failure.Id, error.Attempts));
        Assert.Contains("login.usw2.pure.cloud", error.Message);
        Assert.Contains("no such host is known", error.Message);
    }

    [Theory]
    [InlineData("http://gateway.example")]
    [InlineData("http://10.0.0.1:8080")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("https://user:password@gateway.example")]
    [InlineData("https://gateway.example/?key=value")]
    [InlineData("/relative")]
    public async Task An_address_that_a_secret_may_not_go_to_is_refused(string address)
    {
        using var wired = new WiredSession();
        GenesysException error = await Assert.ThrowsAsync<GenesysException>(
            () => wired.ConnectAsync(options => options with { BaseUri = new Uri(address, UriKind.RelativeOrAbsolute) }));
        Assert.Equal(FailureId.InsecureAddress, error.Failure.Id);
        Assert.DoesNotContain("user:password", error.Message);
        Assert.Empty(wired.Wire.Requests);
    }

    [Theory]
    [InlineData(
        "https://gateway.example/genesys/",
        "https://gateway.example/genesys/oauth/token",
        "https://gateway.example/genesys/api/v2/tokens/me")]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/oauth/token", "http://127.0.0.1:5000/api/v2/tokens/me")]
    [InlineData("http://localhost:5000", "http://localhost:5000/oauth/token", "http://localhost:5000/api/v2/tokens/me")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000/oauth/token", "http://[::1]:5000/api/v2/tokens/me")]
    public async Task Login_and_API_both_live_under_a_gateway(string address, string login, string api)
    {
        using var wired = new WiredSession();
        await wired.ConnectAsync(options => options with { BaseUri = new Uri(address) });
        Assert.Equal([login, api], wired.Wire.Requests.Select(static request => request.Uri.AbsoluteUri));
    }

    [Fact]
    public async Task Without_region_and_address_it_is_said_what_is_missing()
    {
        using var wired = new WiredSession();
        GenesysException error = await Assert.ThrowsAsync<GenesysException>(
            () => wired.ConnectAsync(static options => options with { Region = null }));
        Assert.Equal(FailureId.MissingCredential, error.Failure.Id);
        Assert.Contains("-Region", error.NextStep);
    }

    [Fact]
    public async Task Closing_revokes_the_token_and_forgets_everything()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        await wired.Session.CloseAsync(wired.Activity, CancellationToken.None);
        WireRequest revoke = wired.Wire.Calls.Single();
        Assert.Equal(("DELETE /api/v2/tokens/me", "Bearer token-number-1"), (revoke.ToString(), revoke.Authorization));
        Assert.False(wired.Session.IsConnected);
        Assert.Null(wired.Session.TokenExpires);
        Assert.True(wired.Wire.IsDisposed);
        await wired.Session.CloseAsync(wired.Activity, CancellationToken.None);
        Assert.Single(wired.Wire.Calls);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(503)]
    public async Task Closing_succeeds_when_the_token_cannot_be_revoked_and_gets_no_new_one_for_it(int status)
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Otherwise = _ => ScriptedWire.Json((HttpStatusCode)status, "{}");
        await wired.Session.CloseAsync(wired.Activity, CancellationToken.None);
        Assert.False(wired.Session.IsConnected);
        Assert.Empty(wired.Wire.TokenRequests);
    }

    [Fact]
    public async Task Closing_does_not_wait_for_the_platforms_next_period()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then((HttpStatusCode)429, "{}", ("Retry-After", "100"));
        await wired.Session.CloseAsync(wired.Activity, CancellationToken.None);
        Assert.False(wired.Session.IsConnected);

        // Whoever waits for the next period asks again in it. (The clock may run on to it by itself once the wait is given up.)
        Assert.Single(wired.Wire.Requests);
        Assert.Contains(wired.Activity.Lines, static line => line.Contains("could not be revoked within 3 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_was_handed_in_is_forgotten_but_not_revoked()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync(
            static options => options with { Grant = new AccessTokenGrant("made-elsewhere") });
        await wired.Session.CloseAsync(wired.Activity, CancellationToken.None);
        Assert.Empty(wired.Wire.Requests);
        Assert.False(wired.Session.IsConnected);
    }

    [Fact]
    public async Task A_closed_session_makes_no_more_calls()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        await wired.Session.CloseAsync(wired.Activity, CancellationToken.None);
        wired.Wire.Clear();
        PlatformException error = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.Equal(FailureId.NotConnected, error.Failure.Id);
        Assert.Empty(wired.Wire.Requests);
    }

    [Fact]
    public async Task Two_sessions_share_nothing()
    {
        using WiredSession one = await WiredSession.ConnectedAsync();
        using WiredSession other = await WiredSession.ConnectedAsync();
        one.Wire.Then(
            HttpStatusCode.OK, "{}", ("inin-ratelimit-count", "300"), ("inin-ratelimit-allowed", "300"), ("inin-ratelimit-reset", "60"));
        await one.ReadAsync();
        await other.ReadAsync();
        Assert.Empty(other.Activity.Waits);
        one.Session.Dispose();
        Assert.Equal(200, (await other.ReadAsync()).StatusCode);
    }

    [Theory]
    [InlineData("wrong-secret", "AsBadSecret", "does not say which")]
    [InlineData("wrong-client", "AsBadSecret", "does not say which")]
    [InlineData("wrong-client", "NotFound", "client id is not known")]
    public async Task The_simulators_refusals_are_understood(string what, string position, string cause)
    {
        using var platform = new SimulatedPlatform(new AutoClock());
        platform.Policies.Set(SimulatorPolicies.UnknownClient, position);
        ClientCredentialsGrant grant = what == "wrong-secret"
            ? new(platform.ClientId, "not-the-secret")
            : new("nobody", platform.ClientSecret);
        PlatformException error = await Assert.ThrowsAsync<PlatformException>(() => SimulatedSession.ConnectAsync(platform, grant));
        Assert.Equal(FailureId.CredentialRejected, error.Failure.Id);
        Assert.Contains(cause, error.Message);
    }
}

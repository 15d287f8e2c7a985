using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Access;

public sealed class Login_gives_tokens : IDisposable
{
    private const string Redirect = "http://127.0.0.1:8085/callback";
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private readonly SimulatedPlatform _platform = new(new AutoClock());
    private readonly SimulatedPerson _agent = new("11111111-1111-4111-8111-111111111111", "Ada Agent", "ada@example.com", [new RoleGrant(
        SimulatedRole.Agent, SimulatedDivision.Home.Id)]);
    private readonly Caller _caller;

    public Login_gives_tokens()
    {
        _platform.Access.Add(_agent);
        _platform.Access.DefaultPerson = _agent;
        _caller = new Caller(_platform);
    }

    [Fact]
    public async Task Client_credentials_work_by_header_and_by_form()
    {
        using HttpResponseMessage byHeader = await _caller.AskTokenAsync(_platform.Access.FullRights, ("grant_type", "client_credentials"));
        using HttpResponseMessage byForm = await _caller.AskTokenAsync(null,
            ("grant_type", "client_credentials"), ("client_id", _platform.ClientId), ("client_secret", _platform.ClientSecret));
        foreach (HttpResponseMessage answer in new[] { byHeader, byForm })
        {
            JsonNode token = await Caller.BodyOf(answer);
            Assert.Equal("bearer", token["token_type"]!.GetValue<string>());
            Assert.Equal(86400, token["expires_in"]!.GetValue<int>());
            Assert.Null(token["refresh_token"]);
        }
    }

    [Theory]
    [InlineData("401", 401, "AsBadSecret", "authentication failed")]
    [InlineData("400", 400, "NotFound", "client not found")]
    public async Task A_wrong_secret_and_an_unknown_client_are_refused_in_the_captured_words(
        string position, int status, string unknown, string words)
    {
        _platform.Policies.Set(SimulatorPolicies.UnknownClient, unknown);
        _platform.Policies.Set(SimulatorPolicies.BadSecretStatus, position);
        using HttpResponseMessage secret =
            await _caller.AskTokenAsync(_platform.Access.FullRights with { Secret = "wrong" }, ("grant_type", "client_credentials"));
        using HttpResponseMessage client = await _caller.AskTokenAsync(
            new SimulatedOAuthClient("nobody", "Nobody", SimulatedOAuthClient.ClientCredentials), ("grant_type", "client_credentials"));
        Assert.Equal((status, status), ((int)secret.StatusCode, (int)client.StatusCode));
        Assert.Equal(
            """{"error":"invalid_client","description":"authentication failed","error_description":"authentication failed"}""",
            (await Caller.BodyOf(secret)).ToJsonString());
        Assert.Equal(words, (await Caller.BodyOf(client))["description"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_refusal_can_have_the_platforms_error_body()
    {
        _platform.Policies.Set(SimulatorPolicies.TokenErrorBody, "Platform");
        using HttpResponseMessage answer = await _caller.AskTokenAsync(_platform.Access.FullRights, ("grant_type", "password"));
        JsonNode body = await Caller.BodyOf(answer);
        Assert.Equal("unsupported_grant_type", body["code"]!.GetValue<string>());
        Assert.NotNull(body["contextId"]);
    }

    [Fact]
    public async Task The_token_endpoint_has_a_limit_of_its_own_which_is_a_400()
    {
        _platform.Policies.Set(SimulatorPolicies.TokenRequestsPerMinute, 1);
        (await _caller.AskTokenAsync(_platform.Access.FullRights, ("grant_type", "client_credentials"))).Dispose();
        using HttpResponseMessage answer = await _caller.AskTokenAsync(_platform.Access.FullRights, ("grant_type", "client_credentials"));
        JsonNode body = await Caller.BodyOf(answer);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("invalid_request", body["error"]!.GetValue<string>());
        Assert.Contains("rate limit", body["description"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_token_ends_on_the_clock()
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        _platform.Step(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(200, (int)(await caller.GetAsync("/api/v2/tokens/me")).StatusCode);
        _platform.Step(TimeSpan.FromSeconds(1));
        using HttpResponseMessage late = await caller.GetAsync("/api/v2/tokens/me");
        Assert.Equal(401, (int)late.StatusCode);
        Assert.Equal("bad.credentials", (await Caller.BodyOf(late))["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("BadCredentials", "bad.credentials")]
    [InlineData("AuthenticationRequired", "authentication.required")]
    public async Task A_revoked_token_is_no_token(string position, string code)
    {
        _platform.Policies.Set(SimulatorPolicies.UnusableToken, position);
        using Caller caller = await Caller.SignedInAsync(_platform);
        Assert.Equal(200, (int)(await caller.SendAsync("DELETE", "/api/v2/tokens/me")).StatusCode);
        using HttpResponseMessage refused = await caller.GetAsync("/api/v2/tokens/me");
        Assert.Equal(401, (int)refused.StatusCode);
        Assert.Equal(code, (await Caller.BodyOf(refused))["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_a_token_authentication_is_required()
    {
        using HttpResponseMessage answer = await _caller.GetAsync("/api/v2/tokens/me");
        Assert.Equal(401, (int)answer.StatusCode);
        Assert.Equal("authentication.required", (await Caller.BodyOf(answer))["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_user_signs_in_by_pkce_without_a_secret_and_refreshes()
    {
        string code = await AuthorizeAsync(_platform.Access.Desktop, Challenge(Verifier));
        using HttpResponseMessage answer = await _caller.AskTokenAsync(null, ("grant_type", "authorization_code"), ("code", code),
            ("code_verifier", Verifier), ("client_id", _platform.Access.Desktop.Id), ("redirect_uri", Redirect));
        JsonNode token = await Caller.BodyOf(answer);
        _caller.Token = token["access_token"]!.GetValue<string>();
        Assert.Equal("Ada Agent", (await _caller.ReadAsync("/api/v2/users/me"))["name"]!.GetValue<string>());

        using HttpResponseMessage refreshed = await _caller.AskTokenAsync(_platform.Access.Desktop,
            ("grant_type", "refresh_token"), ("refresh_token", token["refresh_token"]!.GetValue<string>()));
        JsonNode next = await Caller.BodyOf(refreshed);
        Assert.NotEqual(_caller.Token, next["access_token"]!.GetValue<string>());
        Assert.Equal(401, (int)(await _caller.GetAsync("/api/v2/users/me")).StatusCode);
    }

    [Theory]
    [InlineData("Refused", 401)]
    [InlineData("Answered", 200)]
    public async Task Who_has_no_secret_refreshes_where_that_is_answered(string position, int status)
    {
        _platform.Policies.Set(SimulatorPolicies.RefreshWithoutSecret, position);
        string refreshToken = _platform.Access.Issue(_platform.Access.Desktop, _agent).RefreshToken!;
        using HttpResponseMessage answer = await _caller.AskTokenAsync(
            null, ("grant_type", "refresh_token"), ("refresh_token", refreshToken), ("client_id", _platform.Access.Desktop.Id));
        Assert.Equal(status, (int)answer.StatusCode);
        using HttpResponseMessage wrong = await _caller.AskTokenAsync(
            null, ("grant_type", "refresh_token"), ("refresh_token", "none"), ("client_id", _platform.Access.Desktop.Id));
        Assert.False(wrong.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_refresh_token_can_rotate()
    {
        _platform.Policies.Set(SimulatorPolicies.RefreshToken, "Rotates");
        string first = _platform.Access.Issue(_platform.Access.Desktop, _agent).RefreshToken!;
        using HttpResponseMessage answer =
            await _caller.AskTokenAsync(_platform.Access.Desktop, ("grant_type", "refresh_token"), ("refresh_token", first));
        Assert.NotEqual(first, (await Caller.BodyOf(answer))["refresh_token"]!.GetValue<string>());
        using HttpResponseMessage again =
            await _caller.AskTokenAsync(_platform.Access.Desktop, ("grant_type", "refresh_token"), ("refresh_token", first));
        Assert.Equal("invalid_grant", (await Caller.BodyOf(again))["error"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("another-verifier-that-is-long-enough-for-the-rule", Redirect)]
    [InlineData(Verifier, "http://127.0.0.1:9999/callback")]
    public async Task A_code_is_not_given_to_who_cannot_prove_it(string verifier, string redirect)
    {
        string code = await AuthorizeAsync(_platform.Access.Desktop, Challenge(Verifier));
        using HttpResponseMessage answer = await _caller.AskTokenAsync(null, ("grant_type", "authorization_code"), ("code", code),
            ("code_verifier", verifier), ("client_id", _platform.Access.Desktop.Id), ("redirect_uri", redirect));
        Assert.Equal("invalid_grant", (await Caller.BodyOf(answer))["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_code_is_good_once_and_for_a_minute()
    {
        string code = await AuthorizeAsync(_platform.Access.Desktop, null);
        (string, string)[] form = [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Redirect)];
        Assert.Equal(200, (int)(await _caller.AskTokenAsync(_platform.Access.Desktop, form)).StatusCode);
        Assert.Equal(400, (int)(await _caller.AskTokenAsync(_platform.Access.Desktop, form)).StatusCode);

        form[1] = ("code", await AuthorizeAsync(_platform.Access.Desktop, null));
        _platform.Step(TimeSpan.FromMinutes(1));
        Assert.Equal(400, (int)(await _caller.AskTokenAsync(_platform.Access.Desktop, form)).StatusCode);
    }

    [Fact]
    public async Task Nobody_is_sent_on_to_an_address_that_is_not_registered()
    {
        using HttpResponseMessage answer =
            await _caller.GetAsync("/oauth/authorize?response_type=code&client_id=" + _platform.Access.Desktop.Id
            + "&redirect_uri=" + Uri.EscapeDataString("https://elsewhere.example/"));
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    public void Dispose()
    {
        _caller.Dispose();
        _platform.Dispose();
    }

    private static string Challenge(string verifier) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private async Task<string> AuthorizeAsync(SimulatedOAuthClient client, string? challenge)
    {
        using HttpResponseMessage answer =
            await _caller.GetAsync("/oauth/authorize?response_type=code&state=s%20t&login_hint=ada@example.com&client_id=" + client.Id
            + "&redirect_uri=" + Uri.EscapeDataString(Redirect)
            + (challenge is null ? "" : "&code_challenge_method=S256&code_challenge=" + challenge));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Uri to = answer.Headers.Location!;
        Assert.StartsWith(Redirect, to.AbsoluteUri);
        string[] query = to.Query.TrimStart('?').Split('&');
        Assert.Contains("state=s%20t", query);
        return query.Single(pair => pair.StartsWith("code=", StringComparison.Ordinal))["code=".Length..];
    }
}

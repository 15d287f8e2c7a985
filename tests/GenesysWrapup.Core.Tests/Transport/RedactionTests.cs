using System.Linq;
using System.Net;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Transport;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("Authorization: Bearer abc.def-ghi_jkl")]
    [InlineData("authorization=Basic Y2xpZW50OnNlY3JldA==")]
    [InlineData("Proxy-Authorization: Basic Y2xpZW50OnNlY3JldA==")]
    [InlineData("sent Bearer abc.def-ghi_jkl to the host")]
    [InlineData("grant_type=client_credentials&client_secret=abc.def-ghi_jkl&x=1")]
    [InlineData("https://host/path?access_token=abc.def-ghi_jkl")]
    [InlineData("refresh_token=abc.def-ghi_jkl")]
    [InlineData("?code=abc.def-ghi_jkl&state=1")]
    [InlineData("code_verifier=abc.def-ghi_jkl")]
    [InlineData("{\"access_token\":\"abc.def-ghi_jkl\",\"expires_in\":1}")]
    [InlineData("{\"refresh_token\" : \"abc.def-ghi_jkl\"}")]
    [InlineData("{\"clientSecret\":\"abc.def-\\\"ghi_jkl\"}")]
    [InlineData("https://user:abc.def-ghi_jkl@host/path")]
    [InlineData("password=abc.def-ghi_jkl")]
    [InlineData("curl -u client-id:abc.def-ghi_jkl https://host")]
    [InlineData("curl -uclient-id:abc.def-ghi_jkl https://host")]
    [InlineData("curl -u 'client-id:abc.def-ghi_jkl'")]
    [InlineData("curl --user client-id:abc.def-ghi_jkl")]
    [InlineData("curl --user=\"client-id:abc.def-ghi_jkl\"")]
    [InlineData("curl --oauth2-bearer abc.def-ghi_jkl")]
    [InlineData("curl --oauth2-bearer='abc.def-ghi_jkl'")]
    [InlineData("-H 'Cookie: session=abc.def-ghi_jkl; other=ghi_jkl'")]
    [InlineData("Set-Cookie: session=abc.def-ghi_jkl")]
    [InlineData("X-Auth-Token: abc.def-ghi_jkl")]
    [InlineData("X-Auth: abc.def-ghi_jkl")]
    [InlineData("x-api-key: abc.def-ghi_jkl")]
    [InlineData("Ocp-Apim-Subscription-Key: abc.def-ghi_jkl")]
    [InlineData("client_secret: abc.def-ghi_jkl")]
    [InlineData("ClientSecret = 'abc.def-ghi_jkl'")]
    [InlineData("$env:GENESYSCLOUD_OAUTHCLIENT_SECRET = \"abc.def-ghi_jkl\"")]
    [InlineData("export GENESYSCLOUD_OAUTHCLIENT_SECRET=abc.def-ghi_jkl")]
    [InlineData("'access_token': 'abc.def-ghi_jkl'")]
    [InlineData("\"accessToken\" => \"abc.def-ghi_jkl\"")]
    [InlineData("os.environ['CLIENT_SECRET'] = 'abc.def-ghi_jkl'")]
    [InlineData("ConvertTo-SecureString 'abc.def-ghi_jkl' -AsPlainText")]
    [InlineData("Connect-It -AccessToken abc.def-ghi_jkl")]
    [InlineData("Authorization: abc.def-ghi_jkl")]
    [InlineData("--header \"Authorization: bearer abc.def-ghi_jkl\"")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.abc_def.ghi_jkl")]
    [InlineData("-ClientSecret (ConvertTo-SecureString 'abc.def-ghi_jkl' -AsPlainText -Force)")]
    [InlineData("ConvertTo-SecureString abc.def-ghi_jkl -AsPlainText")]
    [InlineData("curl -b 'session=abc.def-ghi_jkl' https://host")]
    [InlineData("curl --cookie session=abc.def-ghi_jkl https://host")]
    [InlineData("curl -E cert:abc.def-ghi_jkl https://host")]
    [InlineData("http -a client-id:abc.def-ghi_jkl https://host")]
    [InlineData("httpie --auth client-id:abc.def-ghi_jkl")]
    [InlineData("export GENESYS_SECRET=abc.def-ghi_jkl")]
    [InlineData("{\\\"client_secret\\\":\\\"abc.def-ghi_jkl\\\"}")]
    [InlineData("@{ Authorization = 'Bearer ' + 'abc.def-ghi_jkl' }")]
    [InlineData("-Token 'abc.def-ghi_jkl-0123456789'")]
    [InlineData("Authorization: token abc.def-ghi_jkl-0123456789")]
    [InlineData("token abc.def-ghi_jkl-0123456789")]
    [InlineData("client.setAccessToken(\"abc.def-ghi_jkl\")")]
    [InlineData("client.loginClientCredentialsGrant('client-id', 'abc.def-ghi_jkl')")]
    [InlineData("apiClient.get_client_credentials_token(\"client-id\", \"abc.def-ghi_jkl\")")]
    [InlineData("requests.post(url, auth=('client-id', 'abc.def-ghi_jkl'))")]
    [InlineData("requests.post(url, auth=HTTPBasicAuth('client-id', 'abc.def-ghi_jkl'))")]
    [InlineData("new NetworkCredential('client-id', 'abc.def-ghi_jkl')")]
    [InlineData("ININ-Auth-Api: abc.def-ghi_jkl")]
    [InlineData("5b1c9f6e-3a7d-4f28-9c4b-6e2d8a7f1c00:Zabcdef-ghi_jkl0123456789")]
    [InlineData("Connect('5b1c9f6e-3a7d-4f28-9c4b-6e2d8a7f1c00', 'Zabcdef-ghi_jkl0123456789')")]
    [InlineData("5b1c9f6e-3a7d-4f28-9c4b-6e2d8a7f1c00:d0c5ec4e7f594c6ca0c1b0f4e4e5e0d2d0c5ec4e7f594c6ca0c1b0f4e4e5e0d2", "e0d2")]
    public void A_secret_is_known_by_the_shape_it_travels_in(string text, string secret = "ghi_jkl")
    {
        string clean = Redaction.Shapes(text);
        Assert.Contains(Redaction.Mask, clean);
        Assert.DoesNotContain(secret, clean);
        Assert.DoesNotContain("Y2xpZW50", clean);
    }

    [Theory]
    [InlineData("{\"code\":\"missing.any.permissions\",\"message\":\"x\"}")]
    [InlineData("{\"wrapup\":{\"code\":\"7f1c\",\"notes\":\"runbook 7\"}}")]
    [InlineData("PATCH /api/v2/conversations/c/participants/p -> 202, 12 ms, correlation id abc")]
    [InlineData("?code_challenge=abc&code_challenge_method=S256&state=xyz")]
    [InlineData("The token was refused; getting another one.")]
    [InlineData("The login host refused the token: invalid_request")]
    [InlineData("Its key: see the page. Get-WrapupCode -Name 'User: key'")]
    [InlineData("curl -X PATCH https://host/api -H 'Content-Type: application/json'")]
    [InlineData("https://host/api/v2/tokens/me?pageSize=25")]
    [InlineData("'5b1c9f6e-3a7d-4f28-9c4b-6e2d8a7f1c00', '6b1c9f6e-3a7d-4f28-9c4b-6e2d8a7f1c00'")]
    [InlineData("5b1c9f6e-3a7d-4f28-9c4b-6e2d8a7f1c00: conversation.participant.wrapup.required")]
    [InlineData("sessionId: 5b1c9f6e-3a7d-4f28-9c4b-6e2d8a7f1c00")]
    [InlineData("Set-ParticipantWrapup -UserId x -Attribute a:b; the access token expired, see -e and -a.")]
    [InlineData("")]
    public void What_is_no_secret_stays_readable(string text) => Assert.Equal(text, Redaction.Shapes(text));

    [Fact]
    public void The_values_of_a_session_are_known_in_any_text()
    {
        var redaction = new Redaction();
        redaction.Know("a+secret/value=");
        redaction.Know("abc");
        redaction.Know(null);
        Assert.Equal("x***y *** abc", redaction.Apply("xa+secret/value=y a%2Bsecret%2Fvalue%3D abc"));
        Assert.Equal(string.Empty, redaction.Apply(null));
    }

    [Fact]
    public async Task Neither_secret_nor_token_is_in_anything_that_is_told()
    {
        using var wired = new WiredSession();
        string echo = $$"""
            {"message":"You sent {{WiredSession.Secret}} and token-number-1","code":"echo","access_token":"unknown-to-the-session"}
            """;
        wired.Wire.Otherwise = _ => ScriptedWire.Json(HttpStatusCode.BadRequest, echo);
        await wired.ConnectAsync();
        PlatformException error = await WiredSession.FailsAsync(wired.WriteAsync());
        string[] told =
        [
            .. wired.Activity.Lines,
            error.Message,
            error.ToString(),
            error.NextStep,
            error.PlatformMessage!,
            error.ResponseBody!,
            error.Failure.ToString(),
            wired.Session.ToString(),
            new ClientCredentialsGrant("id", WiredSession.Secret).ToString(),
            new AccessTokenGrant("token-number-1").ToString(),
            new ConnectOptions { Grant = new ClientCredentialsGrant("id", WiredSession.Secret) }.ToString(),
        ];
        Assert.Contains(told, static text => text.Contains(Redaction.Mask, System.StringComparison.Ordinal));
        string[] secrets = [WiredSession.Secret, "token-number-1", "unknown-to-the-session"];
        Assert.All(secrets, secret => Assert.DoesNotContain(told, text => text.Contains(secret, System.StringComparison.Ordinal)));
        Assert.Contains(wired.Activity.Lines, static line => line.StartsWith("DEBUG PATCH", System.StringComparison.Ordinal));
        Assert.Contains(wired.Activity.Lines, static line => line.StartsWith("VERBOSE", System.StringComparison.Ordinal));
        Assert.Equal(
            2,
            wired.Activity.Lines.Count(static line =>
                line.Contains("patchConversationParticipant body", System.StringComparison.Ordinal)
                || line.Contains("Getting a token", System.StringComparison.Ordinal)));
    }
}

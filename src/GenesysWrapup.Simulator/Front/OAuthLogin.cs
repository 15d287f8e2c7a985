using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Endpoints;
using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Simulator.Front;

/// <summary>The login host: the token endpoint with its grants, and the authorize page, which approves at once.</summary>
internal sealed class OAuthLogin(TimeProvider clock, SimulatorPolicies policies, AccessDirectory access)
{
    private const string TokenPath = "/oauth/token";
    private const string AuthorizePath = "/oauth/authorize";
    private const string NoSuchClient = "client not found";
    private static readonly TimeSpan s_codeLifetime = TimeSpan.FromMinutes(1);
    private readonly RateWindow _requests = new(clock);

    public static string? NameOf(string method, string path) => (method, path) switch
    {
        ("POST", TokenPath) => OAuthOperations.Token,
        ("GET", AuthorizePath) => OAuthOperations.Authorize,
        _ => null,
    };

    public void Reset() => _requests.Clear();

    /// <summary>Answers what is for the login host; null for anything else.</summary>
    public HttpResponseMessage? TryAnswer(HttpRequestMessage request, string path, byte[] body, string correlationId) =>
        NameOf(request.Method.Method, path) switch
    {
        OAuthOperations.Token => Token(request, body, correlationId),
        OAuthOperations.Authorize => Authorize(request.RequestUri!, correlationId),
        _ => null,
    };

    private HttpResponseMessage Token(HttpRequestMessage request, byte[] body, string correlationId)
    {
        if (request.Content?.Headers.ContentType?.MediaType is not "application/x-www-form-urlencoded")
        {
            return Refuse(KnownErrors.InvalidRequest.Answer("the request has to be a form") with { Status = 415 }, correlationId);
        }

        ILookup<string, string> form = UrlForm.Parse(Encoding.UTF8.GetString(body));
        if (!TryReadClient(request, form, out string clientId, out string? secret))
        {
            return Refuse(KnownErrors.InvalidRequest.Answer("the authorization header is malformed"), correlationId);
        }

        if (_requests.Take(clientId).Count > policies.NumberOf(SimulatorPolicies.TokenRequestsPerMinute))
        {
            return Refuse(KnownErrors.TokenLimit.Answer(), correlationId);
        }

        SimulatedOAuthClient? client = access.Client(clientId);
        bool withoutSecret = secret is null && (form.First("code_verifier") is not null
            || (form.First("grant_type") == "refresh_token" && policies.Is(SimulatorPolicies.RefreshWithoutSecret, "Answered")));
        if (client is null || (!withoutSecret && client.Secret != secret))
        {
            string why = client is null && policies.Is(SimulatorPolicies.UnknownClient, "NotFound")
                ? NoSuchClient
                : "authentication failed";
            int status = policies.NumberOf(SimulatorPolicies.BadSecretStatus);
            return Refuse(KnownErrors.InvalidClient.Answer(why) with { Status = status }, correlationId);
        }

        return form.First("grant_type") switch
        {
            "client_credentials" => client.ActsForItself
                ? Give(access.Issue(client, null), correlationId)
                : Refuse(KnownErrors.UnauthorizedClient.Answer("the client is not of the client credentials grant"), correlationId),
            "authorization_code" => ByCode(client, form, secret is not null, correlationId),
            "refresh_token" => ByRefresh(client, form, correlationId),
            null => Refuse(KnownErrors.InvalidRequest.Answer("grant_type is missing"), correlationId),
            _ => Refuse(KnownErrors.UnsupportedGrantType.Answer("the grant type is not supported"), correlationId),
        };
    }

    /// <summary>The client says who it is in a Basic header or in the form; with PKCE it has no secret.</summary>
    private static bool TryReadClient(HttpRequestMessage request, ILookup<string, string> form, out string clientId, out string? secret)
    {
        clientId = form.First("client_id") ?? "";
        secret = form.First("client_secret");
        if (request.Headers.Authorization is not { Scheme: "Basic", Parameter: { } basic })
        {
            return clientId.Length > 0;
        }

        try
        {
            string[] pair = Encoding.GetEncoding("ISO-8859-1").GetString(Convert.FromBase64String(basic)).Split([':'], 2);
            clientId = pair[0];
            secret = pair.Length == 2 ? pair[1] : null;
            return secret is not null;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private HttpResponseMessage ByCode(SimulatedOAuthClient client, ILookup<string, string> form, bool hasSecret, string correlationId)
    {
        AuthorizationCode? code = form.First("code") is { } value ? access.TakeCode(value) : null;
        if (code is null || code.Client.Id != client.Id || code.RedirectUri != form.First("redirect_uri"))
        {
            return Refuse(
                KnownErrors.InvalidGrant.Answer("the authorization code is unknown, used, expired or for another redirect"), correlationId);
        }

        bool proven = code.Challenge is null
            ? hasSecret
            : form.First("code_verifier") is { } verifier && Challenge(verifier) == code.Challenge;
        return proven
            ? Give(access.Issue(client, code.User), correlationId)
            : Refuse(KnownErrors.InvalidGrant.Answer("the code verifier does not fit the challenge"), correlationId);
    }

    private HttpResponseMessage ByRefresh(SimulatedOAuthClient client, ILookup<string, string> form, string correlationId)
    {
        string? given = form.First("refresh_token");
        if (given is null || access.Refreshable(given) is not { } old || old.Client.Id != client.Id)
        {
            return Refuse(KnownErrors.InvalidGrant.Answer("the refresh token is unknown or was revoked"), correlationId);
        }

        access.Revoke(old);
        return Give(access.Issue(client, old.User, policies.Is(SimulatorPolicies.RefreshToken, "Stays") ? given : null), correlationId);
    }

    private HttpResponseMessage Authorize(Uri address, string correlationId)
    {
        ILookup<string, string> query = UrlForm.Parse(address.Query);
        SimulatedOAuthClient? client = access.Client(query.First("client_id") ?? "");
        string redirect = query.First("redirect_uri") ?? "";
        if (client is null || !client.RedirectUris.Any(registered => IsRegistered(registered, redirect)))
        {
            // The login host redirects only to an address that the client has registered.
            return Refuse(
                KnownErrors.InvalidRequest.Answer(client is null ? NoSuchClient : "the redirect_uri is not registered"), correlationId);
        }

        string state = query.First("state") is { } given ? "&state=" + Uri.EscapeDataString(given) : "";
        string? wrong = (query.First("response_type"), query.First("code_challenge_method")) switch
        {
            (not "code", _) => "unsupported_response_type",
            (_, not (null or "S256")) => KnownErrors.InvalidRequest.Code,
            _ => null,
        };
        SimulatedPerson? person = query.First("login_hint") is { } hint ? access.Person(hint) : access.DefaultPerson;
        if (wrong is not null || person is null)
        {
            return Redirect(redirect + "?error=" + (wrong ?? "access_denied") + state, correlationId);
        }

        string code = access.IssueCode(
            new AuthorizationCode(client, person, redirect, query.First("code_challenge"), clock.GetUtcNow() + s_codeLifetime));
        return Redirect(redirect + "?code=" + code + state, correlationId);
    }

    /// <summary>A loopback address is registered without its port, because the port is different each time.</summary>
    private static bool IsRegistered(string registered, string redirect) =>
        Uri.TryCreate(redirect, UriKind.Absolute, out Uri? wanted)
        && Uri.TryCreate(registered, UriKind.Absolute, out Uri? known)
        && wanted.Scheme == known.Scheme
        && wanted.Host == known.Host
        && (known.IsLoopback || (wanted.Port == known.Port && wanted.AbsolutePath == known.AbsolutePath));

    private static string Challenge(string verifier)
    {
#if NET
        byte[] hash = SHA256.HashData(Encoding.ASCII.GetBytes(verifier));
#else
        using var sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(Encoding.ASCII.GetBytes(verifier));
#endif
        return Convert.ToBase64String(hash).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    private static HttpResponseMessage Redirect(string address, string correlationId)
    {
        HttpResponseMessage response =
            PlatformAnswerWriter.Write(new SimulatedAnswer((int)HttpStatusCode.Found), operation: null, correlationId);
        response.Headers.Location = new Uri(address);
        return response;
    }

    private HttpResponseMessage Give(SimulatedToken token, string correlationId)
    {
        var body = new JsonObject
        {
            ["access_token"] = token.Value,
            ["token_type"] = "bearer",
            ["expires_in"] = (int)Math.Ceiling((token.Expires - clock.GetUtcNow()).TotalSeconds),
        };
        if (token.RefreshToken is not null)
        {
            body["refresh_token"] = token.RefreshToken;
        }

        return PlatformAnswerWriter.Write(SimulatedAnswer.Ok(body), operation: null, correlationId);
    }

    private HttpResponseMessage Refuse(SimulatedAnswer refusal, string correlationId)
    {
        AnsweredError error = refusal.Error!;
        string description = error.MessageFor(operation: null);
        var body = new JsonObject { ["error"] = error.Code, ["description"] = description, ["error_description"] = description };
        return PlatformAnswerWriter.Write(
            policies.Is(SimulatorPolicies.TokenErrorBody, "OAuth") ? new SimulatedAnswer(refusal.Status, body) : refusal,
            operation: null,
            correlationId);
    }
}

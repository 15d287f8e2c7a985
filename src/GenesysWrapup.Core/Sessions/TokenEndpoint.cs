using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Sessions;

/// <summary>One request for a token.</summary>
/// <param name="Purpose">What it is for, in words.</param>
/// <param name="Form">The form's fields.</param>
/// <param name="Repeatable">Whether asking twice does no harm. An authorization code can be used only once.</param>
internal sealed record TokenRequest(string Purpose, IReadOnlyDictionary<string, string> Form, bool Repeatable)
{
    /// <summary>How the client authenticates, for clients that have a secret.</summary>
    public (string ClientId, string Secret)? Client { get; init; }

    public override string ToString() => Purpose;
}

/// <summary>The login host's token endpoint.</summary>
internal sealed class TokenEndpoint(Wire wire, SessionAddress address, TimeProvider clock, Redaction redaction)
{
    public const string Path = "/oauth/token";

    private readonly TokenRefusal _refusal = new(address, clock, redaction);

    public async Task<WireToken> AskAsync(TokenRequest asked, IActivitySink activity, CancellationToken stop)
    {
        var context = new CallContext("the token request", asked.Repeatable, activity, redaction)
        {
            IsThrottled = _refusal.IsThrottled,
        };
        using HttpRequestMessage request = RequestOf(asked);
        activity.Verbose($"Getting a token from {address.Login.Host} ({asked.Purpose}).");
        try
        {
            using HttpResponseMessage reply = await wire.SendAsync(request, context, stop).ConfigureAwait(false);
            byte[] body = BufferedBody.Of(reply);
            if (!reply.IsSuccessStatusCode)
            {
                throw _refusal.From(asked, context, reply, body);
            }

            return Read(body) ?? throw _refusal.Unreadable(context, reply, body);
        }
        catch (WireFault fault)
        {
            throw _refusal.From(context, fault);
        }
    }

    /// <summary>When the token expires, by our clock.</summary>
    public DateTimeOffset? EndOf(WireToken token) =>
        token.ExpiresIn is { } seconds and > 0 ? clock.GetUtcNow().After(TimeSpan.FromSeconds(seconds)) : null;

    private HttpRequestMessage RequestOf(TokenRequest asked)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address.Login.AbsoluteUri.TrimEnd('/') + Path)
        {
            Content = new FormUrlEncodedContent(asked.Form),
        };
        request.Headers.Accept.ParseAdd("application/json");
        if (asked.Client is { } client)
        {
            // The vendor's SDKs use this character set.
            string pair = Convert.ToBase64String(Encoding.GetEncoding("ISO-8859-1").GetBytes($"{client.ClientId}:{client.Secret}"));
            redaction.Know(client.Secret);
            redaction.Know(pair);
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", pair);
        }

        return request;
    }

    private static WireToken? Read(byte[] body)
    {
        try
        {
            WireToken? token = body.Length == 0 ? null : AnswerReader.ReadToken(body);
            return string.IsNullOrEmpty(token?.AccessToken) || BearerToken.FaultIn(token!.AccessToken!) is not null ? null : token;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

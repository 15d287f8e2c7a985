using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace GenesysWrapup.Core.Transport;

/// <summary>Where the handler gets its token.</summary>
internal interface ITokenSupply
{
    /// <summary>The current token. It is renewed before it expires.</summary>
    Task<string> GetAsync(IActivitySink activity, CancellationToken stop);

    /// <summary>A token other than the one that was refused; null where the grant cannot get one.</summary>
    Task<string?> ReplaceAsync(string refused, IActivitySink activity, CancellationToken stop);
}

/// <summary>Adds the token to calls to the session's own host. After a 401 it renews the token once and repeats the call once.</summary>
internal sealed class TokenHandler(ITokenSupply tokens, Uri api) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        const UriComponents Host = UriComponents.SchemeAndServer;
        if (Uri.Compare(request.RequestUri, api, Host, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0)
        {
            throw new InvalidOperationException($"The token belongs to {api.Host} and does not go to {request.RequestUri!.Host}.");
        }

        CallContext call = CallContext.Of(request);
        string token = await tokens.GetAsync(call.Activity, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage answer = await SendWithAsync(token, request, cancellationToken).ConfigureAwait(false);
        if (answer.StatusCode != HttpStatusCode.Unauthorized)
        {
            return answer;
        }

        string? renewed = await tokens.ReplaceAsync(token, call.Activity, cancellationToken).ConfigureAwait(false);
        if (renewed is null)
        {
            return answer;
        }

        answer.Dispose();
        return await SendWithAsync(renewed, request, cancellationToken).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> SendWithAsync(string token, HttpRequestMessage request, CancellationToken stop)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return base.SendAsync(request, stop);
    }
}

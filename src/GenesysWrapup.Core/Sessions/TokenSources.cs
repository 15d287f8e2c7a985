using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Sessions;

/// <summary>Gets a token with the client's secret, as often as needed.</summary>
internal sealed class ClientCredentialsSource(ClientCredentialsGrant grant, TokenEndpoint endpoint) : ITokenSource
{
    private static readonly Dictionary<string, string> s_form = new() { ["grant_type"] = "client_credentials" };

    private ClientCredentialsGrant? _grant = grant;

    public bool CanRenew => _grant is not null;

    public void Forget() => _grant = null;

    public async Task<IssuedToken> GetAsync(IActivitySink activity, CancellationToken stop)
    {
        ClientCredentialsGrant client = _grant ?? throw PlatformFailures.Disconnected();
        var request = new TokenRequest("client credentials", s_form, Repeatable: true) { Client = (client.ClientId, client.ClientSecret) };
        WireToken token = await endpoint.AskAsync(request, activity, stop).ConfigureAwait(false);
        return new IssuedToken(token.AccessToken!, endpoint.EndOf(token));
    }
}

/// <summary>The token that was handed in. There is no other.</summary>
internal sealed class GivenTokenSource(string token) : ITokenSource
{
    private string? _token = token;

    public bool CanRenew => false;

    public void Forget() => _token = null;

    public Task<IssuedToken> GetAsync(IActivitySink activity, CancellationToken stop) =>
        Task.FromResult(new IssuedToken(_token ?? throw PlatformFailures.Disconnected(), null));
}

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

    public bool CanRenew => true;

    public async Task<IssuedToken> GetAsync(IActivitySink activity, CancellationToken stop)
    {
        var request = new TokenRequest("client credentials", s_form, Repeatable: true) { Client = (grant.ClientId, grant.ClientSecret) };
        WireToken token = await endpoint.AskAsync(request, activity, stop).ConfigureAwait(false);
        return new IssuedToken(token.AccessToken!, endpoint.EndOf(token));
    }
}

/// <summary>The token that was handed in. There is no other.</summary>
internal sealed class GivenTokenSource(string token) : ITokenSource
{
    public bool CanRenew => false;

    public Task<IssuedToken> GetAsync(IActivitySink activity, CancellationToken stop) =>
        Task.FromResult(new IssuedToken(token, null));
}

using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Sessions;

/// <summary>Makes a session, and proves that it works by getting a token.</summary>
internal static class SessionFactory
{
    public static async Task<GenesysSession> ConnectAsync(ConnectOptions options, IActivitySink activity, CancellationToken stop)
    {
        SessionAddress address = SessionAddress.Of(options.Region, options.BaseUri);
        var redaction = new Redaction();
        var redacted = new RedactingActivity(activity, redaction);
        var settings = new WireSettings(options.Clock, options.LongestWait, options.MaxRetries, options.RequestTimeout)
        {
            Network = options.Network,
        };

        // Nothing of the session goes to the login host.
        var login = new Wire(settings);
        var endpoint = new TokenEndpoint(login, address, options.Clock, redaction);
        var keeper = new TokenKeeper(SourceOf(options, endpoint, address, redaction), options.Clock, redaction);
        var end = new SessionEnd();
        var resources = new SessionResources(end, redaction, login, keeper, new PlatformChain(settings, address.Api, keeper));
        try
        {
            await keeper.GetAsync(redacted, stop).ConfigureAwait(false);
            var api = new PlatformApi(resources.Chain.Wire, address.Api, options.Clock, redaction, end.Token);

            // The token is revoked when everything else has ended.
            var last = new PlatformApi(resources.Chain.Wire, address.Api, options.Clock, redaction, CancellationToken.None);
            var session = new GenesysSession(api, options.Clock, resources)
            {
                Region = address.RegionName,
                ApiUri = address.Api,
                ClientId = ClientIdOf(options.Grant),
                Grant = options.GrantName ?? options.Grant.Name,
                HasUser = options.Grant is not ClientCredentialsGrant,
                ConnectedAt = options.Clock.GetUtcNow().UtcDateTime,
                Network = options.Network,
                Budget = () => resources.Chain.Budget,
                Login = endpoint,
                Text = new WireText(redaction),
                End = end,
                Tokens = new SessionTokens(keeper, last, options.Clock, ours: options.Grant is not AccessTokenGrant),
            };
            await SessionIdentity.FillAsync(session, options.Grant, redacted, stop).ConfigureAwait(false);
            return session;
        }
        catch
        {
            resources.Dispose();
            throw;
        }
    }

    private static ITokenSource SourceOf(ConnectOptions options, TokenEndpoint endpoint, SessionAddress address, Redaction redaction)
    {
        switch (options.Grant)
        {
            case ClientCredentialsGrant client:
                redaction.Know(client.ClientSecret);
                return new ClientCredentialsSource(client, endpoint);
            case AccessTokenGrant given:
                redaction.Know(given.AccessToken);
                return new GivenTokenSource(BearerToken.Of(given.AccessToken));
            case AuthorizationCodeGrant signIn:
                return new AuthorizationCodeSource(signIn, endpoint, address, options.Clock, redaction);
            default:
                throw new ArgumentException($"There is no way to get a token by {options.Grant}.", nameof(options));
        }
    }

    private static string? ClientIdOf(Grant grant) => grant switch
    {
        ClientCredentialsGrant client => client.ClientId,
        AuthorizationCodeGrant signIn => signIn.ClientId,
        _ => null,
    };

    /// <summary>What ends with the session.</summary>
    private sealed class SessionResources(
        SessionEnd end, Redaction redaction, Wire login, TokenKeeper keeper, PlatformChain chain) : IDisposable
    {
        public PlatformChain Chain { get; } = chain;

        public void Dispose()
        {
            end.Come();
            keeper.Dispose();
            Chain.Dispose();
            login.Dispose();
            redaction.Forget();
        }
    }
}

using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Simulator;

namespace GenesysWrapup.TestSupport;

/// <summary>A session with a simulated platform: the product's whole chain, with no network and on the platform's clock.</summary>
internal static class SimulatedSession
{
    public static Task<GenesysSession> ConnectAsync(SimulatedPlatform platform, IActivitySink? activity = null) =>
        ConnectAsync(platform, new ClientCredentialsGrant(platform.ClientId, platform.ClientSecret), activity);

    public static Task<GenesysSession> ConnectAsync(SimulatedPlatform platform, Grant grant, IActivitySink? activity = null) =>
        SessionFactory.ConnectAsync(
        new ConnectOptions
        {
            BaseUri = SimulatedPlatform.BaseUri,
            Grant = grant,
            Network = new Network(platform.CreateHandler, platform.OpenSocketAsync),
            GrantName = "Simulator",
            Clock = platform.Clock,
        },
        activity ?? SilentActivity.Instance,
        CancellationToken.None);
}

using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Platform;
using GenesysWrapup.Platform.Models;
using GenesysWrapup.Sessions;
using GenesysWrapup.Simulation;
using GenesysWrapup.TestSupport;
using GenesysWrapup.Transport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Sessions;

public sealed class SimulatedSessionTests
{
    [Fact]
    public async Task A_session_with_the_simulator_knows_its_organization_and_client()
    {
        using var platform = new SimulatedPlatform(new AutoClock());
        using GenesysSession session = await SimulatedSession.ConnectAsync(platform);
        Assert.NotNull(session.OrganizationName);
        Assert.NotNull(session.ClientName);
        Assert.NotNull(session.TokenExpires);
        Assert.False(session.HasUser);
        ApiReply<WireTokenInfo> reply = await session.Api.SendAsync(
            new ApiCall(Operations.GetTokensMe), PlatformJson.Default.WireTokenInfo, SilentActivity.Instance, CancellationToken.None);
        Assert.Equal(200, reply.StatusCode);
        Assert.NotNull(reply.CorrelationId);
    }
}

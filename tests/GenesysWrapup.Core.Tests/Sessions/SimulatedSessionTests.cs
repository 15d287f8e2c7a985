using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Simulator;
using GenesysWrapup.TestSupport;
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

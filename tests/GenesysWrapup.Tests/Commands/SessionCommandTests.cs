using System;
using System.Collections;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Commands;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Pipeline;
using GenesysWrapup.Simulator;
using Xunit;

namespace GenesysWrapup.Tests.Commands;

public sealed class SessionCommandTests
{
    // Switches are inert in the assembly that cmdlets compile against: what hangs on -Simulator and -PassThru is for the Pester files.
    [Fact]
    public async Task Connecting_to_a_simulator_writes_nothing_and_tells_to_whom_when_asked()
    {
        using var simulator = GenesysSimulator.Start(scenario: null, policies: null);
        ConnectGenesysCloudCommand[] commands = [new() { Scenario = "contact-center" }, new() { SimulatedPlatform = simulator }];
        foreach (ConnectGenesysCloudCommand command in commands)
        {
            RecordingWriter pipe = await CommandRun.OfAsync(command);
            Assert.Empty(pipe.Output);
            Assert.Contains(pipe.Log, line => line.StartsWith("verbose: Connected to Simulated Contact Center", StringComparison.Ordinal));
            Assert.All(pipe.Log, line => Assert.DoesNotContain(simulator.Platform.ClientSecret, line, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_wait_below_zero_is_refused_before_anything_is_asked()
    {
        using var simulator = GenesysSimulator.Start(scenario: null, policies: null);
        GenesysException thrown = await Assert.ThrowsAsync<GenesysException>(() =>
            CommandRun.OfAsync(new ConnectGenesysCloudCommand { SimulatedPlatform = simulator, LongestWait = TimeSpan.Zero }));
        Assert.Equal(FailureId.InvalidValue, thrown.Failure.Id);
        Assert.Empty(simulator.Platform.Requests.All);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Disconnecting_asks_then_revokes_and_forgets(bool approves, bool gone)
    {
        using var simulator = GenesysSimulator.Start(scenario: null, policies: null);
        using GenesysSession session = await SessionFactory.ConnectAsync(
            simulator.Connection(), SilentActivity.Instance, CancellationToken.None);
        var pipe = new RecordingWriter { Approves = approves };
        await CommandRun.OfAsync(new DisconnectGenesysCloudCommand { Session = session }, pipe);
        Assert.Single(pipe.Asked);
        Assert.Equal(gone, !session.IsConnected);
        Assert.Equal(gone, simulator.Platform.Requests.All.Any(request => request.Operation == "deleteTokensMe" && request.Status == 200));
    }

    [Fact]
    public async Task Without_a_session_there_is_nothing_to_show_and_nothing_to_disconnect()
    {
        foreach (AsyncCommand command in new AsyncCommand[] { new GetGenesysSessionCommand(), new DisconnectGenesysCloudCommand() })
        {
            RecordingWriter pipe = await CommandRun.OfAsync(command);
            Assert.StartsWith("verbose: There is no", Assert.Single(pipe.Log), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_missing_is_a_failure_with_a_next_step()
    {
        foreach (ConnectGenesysCloudCommand command in new ConnectGenesysCloudCommand[]
        {
            new(),
            new() { Region = "us_west_2" },
            new() { ClientId = "x" },
            new() { ClientId = " " },
            new() { TimeoutSeconds = 5 },
            new() { Connection = new Hashtable() },
        })
        {
            GenesysException thrown = await Assert.ThrowsAsync<GenesysException>(() => CommandRun.OfAsync(command));
            Assert.Equal(FailureId.MissingCredential, thrown.Failure.Id);
            Assert.True(thrown.Failure.EndsCommand);
            Assert.NotEmpty(thrown.NextStep);
        }
    }

    [Fact]
    public void Every_region_is_known_by_each_of_its_spellings()
    {
        var transformation = new RegionTransformationAttribute();
        Assert.Equal(18, Region.All.Count);
        foreach (Region region in Region.All)
        {
            object[] spellings = [region.Name, region.Name.Replace('_', '-'), region.Domain, region.ApiUri, region.LoginUri.AbsoluteUri];
            foreach (object spelling in spellings)
            {
                Assert.Equal(region.Name, transformation.Transform(null!, spelling));
            }
        }

        Assert.Equal("nowhere", transformation.Transform(null!, "nowhere"));
    }
}

using System;
using System.Diagnostics;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;
using Xunit;

namespace GenesysWrapup;

/// <summary>The requests of .NET Framework over a real wire: the simulator's server runs in a process of .NET 8.</summary>
public sealed class Against_the_server : IDisposable
{
    private readonly Process _server;
    private readonly JsonElement _start;

    public Against_the_server()
    {
        string server = Environment.GetEnvironmentVariable("SIMULATOR_SERVER")
            ?? throw new InvalidOperationException("SIMULATOR_SERVER names the simulator's server, GenesysWrapup.Simulator.Server.dll.");
        _server = Process.Start(new ProcessStartInfo("dotnet", $"\"{server}\" --urls http://127.0.0.1:0")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        using JsonDocument line = JsonDocument.Parse(_server.StandardOutput.ReadLine() ?? "null");
        _start = line.RootElement.Clone();
    }

    [Fact]
    public async Task The_main_job_goes_through()
    {
        using GenesysSession session = await SessionFactory.ConnectAsync(
            new ConnectOptions
            {
                BaseUri = new Uri(Text("baseUrl")),
                Grant = new ClientCredentialsGrant(Text("clientId"), Text("clientSecret")),
                Network = Network.OfThisMachine,
                GrantName = "ClientCredentials",
            },
            SilentActivity.Instance,
            CancellationToken.None);
        string waiting = _start.GetProperty("conversations").GetProperty("awaiting-wrapup").GetString()!;
        string? outcome = null;
        await new WrapupEngine(session).SetAsync(
            new WrapupRequest { ConversationId = waiting, WrapupCode = "Resolved" },
            new Requester<TargetOutcome>(
                _ => Task.FromResult(true),
                told =>
                {
                    outcome = $"{told.Result.Outcome}, {told.Result.Writes} write: {told.Failure?.Message}";
                    return Task.CompletedTask;
                },
                SilentActivity.Instance),
            CancellationToken.None);
        Assert.Equal("Set, 1 write: ", outcome);
        ConversationRead read = await ConversationReader.Of(session).ReadAsync(waiting, SilentActivity.Instance, CancellationToken.None);
        Assert.Empty(ParticipantRanking.Pending(read.Participants));
    }

    public void Dispose()
    {
        _server.Kill();
        _server.Dispose();
    }

    private string Text(string member) => _start.GetProperty(member).GetString()!;
}

using System;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Simulator.Tests.Server;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Notifications;

/// <summary>
/// A session opens its sockets over the network it sends its requests over: in memory, or through a port of this machine.
/// </summary>
public sealed class Sockets_of_a_sessions_network(RunningServer server) : IClassFixture<RunningServer>, IAsyncLifetime, IDisposable
{
    private const string Topic = "v2.detail.events.conversation.7b0a3a52-2a49-4b6a-9c4e-0b2f65a1a001.acw";

    private readonly SimulatedPlatform _platform = new(new AutoClock());
    private readonly CancellationTokenSource _tooLong = new(TimeSpan.FromSeconds(30));
    private GenesysSession _session = null!;

    public async Task InitializeAsync() => _session = await SimulatedSession.ConnectAsync(_platform);

    public Task DisposeAsync()
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _session.Dispose();
        _platform.Dispose();
        _tooLong.Dispose();
    }

    [Fact]
    public Task In_memory_a_socket_receives_what_was_subscribed() => ReceivesAsync(_session, _platform);

    [Fact]
    public async Task Through_a_port_a_socket_receives_what_was_subscribed()
    {
        using GenesysSession session = await SessionFactory.ConnectAsync(
            new ConnectOptions
            {
                BaseUri = server.Http.BaseAddress,
                Grant = new ClientCredentialsGrant(server.Platform.ClientId, server.Platform.ClientSecret),
            },
            SilentActivity.Instance,
            _tooLong.Token);
        await ReceivesAsync(session, server.Platform);
    }

    [Fact]
    public async Task A_channel_that_does_not_exist_has_no_socket()
    {
        await Assert.ThrowsAsync<WebSocketException>(
            () => _session.Network.OpenSocketAsync(new Uri("wss://simulator.invalid/channels/none"), _tooLong.Token));
        Uri there = new UriBuilder(server.Http.BaseAddress!) { Scheme = "ws", Path = "/channels/none" }.Uri;
        await Assert.ThrowsAsync<WebSocketException>(() => Network.OfThisMachine.OpenSocketAsync(there, _tooLong.Token));
    }

    private async Task ReceivesAsync(GenesysSession session, SimulatedPlatform platform)
    {
        using WebSocket socket = await OpenAsync(session);
        await socket.SendAsync(Encoding.UTF8.GetBytes("""{"message":"ping"}"""), WebSocketMessageType.Text, true, _tooLong.Token);
        Assert.Equal("pong", (await ReceiveAsync(socket))["eventBody"]!["message"]!.GetValue<string>());

        platform.Notifications.Publish(Topic, static () => new JsonObject { ["userId"] = "somebody" });
        Assert.Equal(Topic, (await ReceiveAsync(socket))["topicName"]!.GetValue<string>());
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, _tooLong.Token);
    }

    private async Task<WebSocket> OpenAsync(GenesysSession session)
    {
        WireChannel channel = (await session.Api.SendAsync(
            new ApiCall(Operations.PostNotificationsChannels),
            PlatformJson.Default.WireChannel,
            SilentActivity.Instance,
            _tooLong.Token)).Value!;
        await session.Api.SendAsync(
            new ApiCall(Operations.PostNotificationsChannelSubscriptions, channel.Id!)
            {
                Body = $$"""[{"id":"{{Topic}}"}]""",
            },
            SilentActivity.Instance,
            _tooLong.Token);
        return await session.Network.OpenSocketAsync(channel.ConnectUri!, _tooLong.Token);
    }

    private async Task<JsonNode> ReceiveAsync(WebSocket socket)
    {
        byte[] buffer = new byte[4096];
        WebSocketReceiveResult whole = await socket.ReceiveAsync(buffer, _tooLong.Token);
        Assert.True(whole.EndOfMessage);
        return JsonNode.Parse(buffer.AsSpan(0, whole.Count))!;
    }
}

using System;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Simulator.Notifications;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Notifications;

public sealed class Sockets_in_memory_behave_as_on_the_wire : IDisposable
{
    private readonly SimulatedPlatform _platform = new(new AutoClock());

    [Fact]
    public async Task A_ping_gets_its_pong_however_small_the_buffer_is()
    {
        using WebSocket socket = await OpenAsync();
        await SayAsync(socket, """{"mess""", end: false);
        await SayAsync(socket, """age":"ping"}""", end: true);
        Assert.Equal("pong", (await ReceiveAsync(socket, bufferSize: 7))["eventBody"]!["message"]!.GetValue<string>());
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Fact]
    public async Task A_heartbeat_comes_every_thirty_seconds_of_the_platforms_clock()
    {
        using WebSocket socket = await OpenAsync();
        DateTimeOffset opened = _platform.Clock.GetUtcNow();
        _platform.Step(TimeSpan.FromSeconds(70));
        await SayAsync(socket, """{"message":"ping"}""", end: true);

        Assert.Equal(opened + TimeSpan.FromSeconds(70), _platform.Clock.GetUtcNow());
        Assert.Equal("WebSocket Heartbeat", (await ReceiveAsync(socket))["eventBody"]!["message"]!.GetValue<string>());
        Assert.Equal("WebSocket Heartbeat", (await ReceiveAsync(socket))["eventBody"]!["message"]!.GetValue<string>());
        Assert.Equal("pong", (await ReceiveAsync(socket))["eventBody"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_channel_that_has_expired_beats_no_more()
    {
        using WebSocket socket = await OpenAsync();
        _platform.Step(TimeSpan.FromDays(40));
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        int beats = 0;
        while ((await socket.ReceiveAsync(
            new ArraySegment<byte>(new byte[1000]), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
        {
            beats++;
        }

        Assert.Equal((24 * 120) - 1, beats);
    }

    [Fact]
    public async Task A_second_socket_closes_the_first_with_a_handshake()
    {
        Uri address = await AddressAsync();
        using WebSocket first = await _platform.OpenSocketAsync(address, CancellationToken.None);
        using WebSocket second = await _platform.OpenSocketAsync(address, CancellationToken.None);
        WebSocketReceiveResult end = await first.ReceiveAsync(new ArraySegment<byte>(new byte[10]), CancellationToken.None);

        Assert.Equal(WebSocketMessageType.Close, end.MessageType);
        Assert.Equal(WebSocketState.CloseReceived, first.State);
        await first.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.Equal(WebSocketState.Closed, first.State);
        Assert.Equal(WebSocketState.Open, second.State);
    }

    [Fact]
    public async Task A_drop_breaks_a_receive_that_is_under_way_and_every_later_send()
    {
        using WebSocket socket = await OpenAsync();
        Task<WebSocketReceiveResult> waiting = socket.ReceiveAsync(new ArraySegment<byte>(new byte[10]), CancellationToken.None);
        Channel().Drop();

        Assert.Equal(
            WebSocketError.ConnectionClosedPrematurely, (await Assert.ThrowsAsync<WebSocketException>(() => waiting)).WebSocketErrorCode);
        Assert.Equal(WebSocketState.Aborted, socket.State);
        await Assert.ThrowsAsync<WebSocketException>(() => SayAsync(socket, "{}", end: true));
    }

    [Fact]
    public async Task An_announced_close_is_told_first()
    {
        using WebSocket socket = await OpenAsync();
        NotificationChannel channel = Channel();
        channel.AnnounceClosing();
        channel.Disconnect();

        Assert.Equal("v2.system.socket_closing", (await ReceiveAsync(socket))["topicName"]!.GetValue<string>());
        WebSocketReceiveResult end = await socket.ReceiveAsync(new ArraySegment<byte>(new byte[10]), CancellationToken.None);
        Assert.Equal(WebSocketMessageType.Close, end.MessageType);
    }

    [Fact]
    public async Task The_caller_can_close_and_give_up()
    {
        using WebSocket closed = await OpenAsync();
        await closed.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.Equal(WebSocketState.Closed, closed.State);
        Assert.False(Channel().IsConnected);

        using WebSocket given = await OpenAsync();
        using var stop = new CancellationTokenSource();
        Task<WebSocketReceiveResult> waiting = given.ReceiveAsync(new ArraySegment<byte>(new byte[10]), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(WebSocketState.Aborted, given.State);
    }

    [Theory]
    [InlineData("wss://simulator.invalid/channels/none")]
    [InlineData("wss://simulator.invalid/other")]
    [InlineData("https://simulator.invalid/channels/none")]
    public async Task Where_there_is_no_channel_no_socket_opens(string address) =>
        await Assert.ThrowsAsync<WebSocketException>(() => _platform.OpenSocketAsync(new Uri(address), CancellationToken.None));

    public void Dispose() => _platform.Dispose();

    private static Task SayAsync(WebSocket socket, string text, bool end) =>
        socket.SendAsync(new ArraySegment<byte>(Encoding.UTF8.GetBytes(text)), WebSocketMessageType.Text, end, CancellationToken.None);

    private static async Task<JsonNode> ReceiveAsync(WebSocket socket, int bufferSize = 4096)
    {
        var text = new StringBuilder();
        byte[] buffer = new byte[bufferSize];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);
            text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
        }
        while (!part.EndOfMessage);

        return JsonNode.Parse(text.ToString())!;
    }

    private NotificationChannel Channel() => _platform.Notifications.Of(static _ => true)[^1];

    private async Task<Uri> AddressAsync()
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        using HttpResponseMessage answer = await caller.SendAsync("POST", "/api/v2/notifications/channels");
        return new Uri((await Caller.BodyOf(answer))["connectUri"]!.GetValue<string>());
    }

    private async Task<WebSocket> OpenAsync() => await _platform.OpenSocketAsync(await AddressAsync(), CancellationToken.None);
}

using System;
using System.Net;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Simulator.Server;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Server;

public sealed class The_server_answers_as_the_platform_in_memory(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Me = "/api/v2/tokens/me";
    private const string Settings = "/api/v2/conversations/settings";

    [Fact]
    public async Task Status_headers_and_body_come_over_the_wire()
    {
        using HttpResponseMessage answer = await server.Http.GetAsync("/api/v2/no/such/thing");
        JsonNode body = await Caller.BodyOf(answer);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(Caller.Header(answer, "ININ-Correlation-Id"), body["contextId"]!.GetValue<string>());
        Assert.NotNull(Caller.Header(answer, "inin-ratelimit-count"));
        using HttpResponseMessage head = await server.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, Me));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Theory]
    [InlineData("""{"operation":"getConversationsSettings","cut":"BeforeProcessing","count":1}""")]
    [InlineData("""{"operation":"getConversationsSettings","truncate":true,"count":1}""")]
    public async Task A_broken_connection_is_broken_on_the_wire(string fault)
    {
        Assert.Equal(200, (await server.ControlAsync("POST", "/faults", fault)).Status);
        await Assert.ThrowsAsync<HttpRequestException>(() => server.Http.GetAsync(Settings));
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync(Settings)).StatusCode);
    }

    [Fact]
    public async Task The_control_api_steers_clock_policy_conversations_and_log()
    {
        DateTime before = NowOf((await server.ControlAsync("GET", "/clock")).Body);
        DateTime after = NowOf((await server.ControlAsync("POST", "/clock", """{"step":"00:10:00"}""")).Body);
        Assert.True(after - before >= TimeSpan.FromMinutes(10));
        Assert.Equal(200, (await server.ControlAsync("POST", "/policy", """{"name":"LongNotesAbove","value":100}""")).Status);
        (_, JsonNode made) = await server.ControlAsync(
            "POST", "/conversations", """{"mediaType":"callback","state":"AwaitingWrapup","queue":"Support","agents":2}""");
        string id = made["id"]!.GetValue<string>();
        using HttpResponseMessage conversation = await server.Http.GetAsync("/api/v2/conversations/" + id);
        Assert.Equal(HttpStatusCode.OK, conversation.StatusCode);
        Assert.Contains(id, (await server.ControlAsync("GET", "/requests")).Body.ToJsonString());
        Assert.Contains("awaiting-wrapup", (await server.ControlAsync("GET", "/conversations")).Body.ToJsonString());
    }

    [Theory]
    [InlineData("/clock", """{"step":"yesterday"}""")]
    [InlineData("/clock", """{"step":"-00:01:00"}""")]
    [InlineData("/policy", """{"name":"Nonsense","value":"On"}""")]
    [InlineData("/conversations", """{"state":"Singing"}""")]
    [InlineData("/conversations", """{"queue":"No such queue"}""")]
    [InlineData("/faults", "[1]")]
    [InlineData("/faults", "{")]
    public async Task What_the_control_api_cannot_do_is_refused_with_the_reason(string path, string body)
    {
        (int status, JsonNode answer) = await server.ControlAsync("POST", path, body);
        Assert.Equal(400, status);
        Assert.NotEmpty(answer["error"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("10.1.2.3", "/_simulator/reset", 403)]
    [InlineData("10.1.2.3", "/api/v2/tokens/me", 200)]
    [InlineData("127.0.0.1", "/_simulator/reset", 200)]
    [InlineData("::1", "/_simulator/reset", 200)]
    public async Task The_control_api_is_refused_outside_loopback(string from, string path, int status)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        context.Request.Path = path;
        await new LoopbackOnly(static _ => Task.CompletedTask).InvokeAsync(context);
        Assert.Equal(status, context.Response.StatusCode);
    }

    [Fact]
    public async Task A_socket_gets_its_pong_and_the_event_that_was_subscribed()
    {
        const string Topic = "v2.detail.events.conversation.7b0a3a52-2a49-4b6a-9c4e-0b2f65a1a001.acw";
        using HttpResponseMessage opened = await server.Http.PostAsync("/api/v2/notifications/channels", null);
        JsonNode channel = await Caller.BodyOf(opened);
        using HttpResponseMessage subscribed = await server.Http.PostAsync(
            $"/api/v2/notifications/channels/{channel["id"]!.GetValue<string>()}/subscriptions",
            new StringContent($$"""[{"id":"{{Topic}}"}]""", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.OK, subscribed.StatusCode);

        using var tooLong = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(channel["connectUri"]!.GetValue<string>()), tooLong.Token);
        await socket.SendAsync(Encoding.UTF8.GetBytes("""{"message":"ping"}"""), WebSocketMessageType.Text, true, tooLong.Token);
        Assert.Equal("pong", (await ReceiveAsync(socket, tooLong.Token))["eventBody"]!["message"]!.GetValue<string>());

        server.Platform.Notifications.Publish(Topic, static () => new JsonObject { ["userId"] = "somebody" });
        Assert.Equal(Topic, (await ReceiveAsync(socket, tooLong.Token))["topicName"]!.GetValue<string>());
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, tooLong.Token);
    }

    [Fact]
    public async Task A_dropped_socket_breaks_without_a_handshake()
    {
        using HttpResponseMessage opened = await server.Http.PostAsync("/api/v2/notifications/channels", null);
        JsonNode channel = await Caller.BodyOf(opened);
        using var tooLong = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(channel["connectUri"]!.GetValue<string>()), tooLong.Token);
        await socket.SendAsync(Encoding.UTF8.GetBytes("""{"message":"ping"}"""), WebSocketMessageType.Text, true, tooLong.Token);
        Assert.Equal("pong", (await ReceiveAsync(socket, tooLong.Token))["eventBody"]!["message"]!.GetValue<string>());

        server.Platform.Notifications.Find(channel["id"]!.GetValue<string>())!.Drop();
        WebSocketException broken = await Assert.ThrowsAsync<WebSocketException>(() => ReceiveAsync(socket, tooLong.Token));
        Assert.Equal(WebSocketError.ConnectionClosedPrematurely, broken.WebSocketErrorCode);
    }

    [Fact]
    public async Task A_channel_that_does_not_exist_has_no_socket()
    {
        using var socket = new ClientWebSocket();
        var address = new UriBuilder(server.Http.BaseAddress!) { Scheme = "ws", Path = "/channels/none" };
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(address.Uri, CancellationToken.None));
    }

    private static DateTime NowOf(JsonNode clock) =>
        DateTime.Parse(clock["now"]!.GetValue<string>(), null, System.Globalization.DateTimeStyles.RoundtripKind);

    private static async Task<JsonNode> ReceiveAsync(ClientWebSocket socket, CancellationToken stop)
    {
        byte[] buffer = new byte[64 * 1024];
        WebSocketReceiveResult result = await socket.ReceiveAsync(buffer, stop);
        return JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, result.Count))!;
    }
}

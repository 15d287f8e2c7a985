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
    [InlineData("/clock", """{"step":"99999999999.00:00:00"}""")]
    [InlineData("/clock", """{"step":"10675199.02:48:05.4775807"}""")]
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
        context.Request.Host = new HostString("localhost");
        await new StrangersRefused(static _ => Task.CompletedTask).InvokeAsync(context);
        Assert.Equal(status, context.Response.StatusCode);
    }

    [Theory]
    [InlineData("Host", "evil.example", 403)]
    [InlineData("Host", "localhost.evil.example", 403)]
    [InlineData("Host", "localhost:4711", 200)]
    [InlineData("Host", "[::1]", 200)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Origin", "https://evil.example", 403)]
    [InlineData("Origin", "http://127.0.0.1:3000", 200)]
    [InlineData("Content-Type", "text/plain", 415)]
    [InlineData("Content-Type", "application/x-www-form-urlencoded", 415)]
    [InlineData("Content-Type", "application/json; charset=utf-8", 200)]
    public async Task A_page_in_a_browser_cannot_steer_it(string header, string value, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ControlApi.Root + "/clock")
        {
            Content = new StringContent("""{"step":"00:00:01"}""", Encoding.UTF8, "application/json"),
        };
        request.Content.Headers.Remove(header == "Content-Type" ? header : "X-None");
        Assert.True(
            request.Headers.TryAddWithoutValidation(header, value) || request.Content.Headers.TryAddWithoutValidation(header, value));
        using HttpResponseMessage answer = await server.Http.SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("/oauth/token")]
    [InlineData("/api/v2/routing/wrapupcodes")]
    [InlineData("/_simulator/policy")]
    public async Task A_body_beyond_all_bounds_is_not_kept(string path)
    {
        var body = new EndlessContent();
        body.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        try
        {
            using HttpResponseMessage answer = await server.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The server may hang up on who goes on sending.
        }

        Assert.InRange(body.MostMemory, 0, 64L * 1024 * 1024);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5000", true)]
    [InlineData("http://[::]:5000", true)]
    [InlineData("http://*:5000", true)]
    [InlineData("http://+:5000", true)]
    [InlineData("http://10.0.0.7:5000", true)]
    [InlineData("http://127.0.0.1:5000", false)]
    [InlineData("http://[::1]:5000", false)]
    [InlineData("http://localhost:5000/", false)]
    public void Whoever_lets_other_machines_in_is_warned(string address, bool warned) =>
        Assert.Equal(warned, Exposure.WarningFor(["http://localhost:1", address])?.Contains(address, StringComparison.Ordinal) == true);

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

    /// <summary>A body that goes on for as long as somebody takes it, up to far more than anybody may send.</summary>
    private sealed class EndlessContent : HttpContent
    {
        private const long Most = 256L * 1024 * 1024;

        private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);

        /// <summary>By how much this process, with client and server in it, grew meanwhile.</summary>
        public long MostMemory { get; private set; }

        protected override async Task SerializeToStreamAsync(System.IO.Stream stream, TransportContext? context)
        {
            byte[] part = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
            for (long sent = 0; sent < Most; sent += part.Length)
            {
                await stream.WriteAsync(part);
                MostMemory = Math.Max(MostMemory, GC.GetTotalMemory(forceFullCollection: false) - _before);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}

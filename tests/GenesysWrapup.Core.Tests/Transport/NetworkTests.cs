using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Transport;

/// <summary>The real network handler against a server on this machine that answers byte by byte what a test says.</summary>
public sealed class NetworkTests : IDisposable
{
    private readonly ByteServer _server = new();
    private readonly KeptActivity _activity = new();
    private readonly AutoClock _clock = new();
    private GenesysSession? _session;

    [Fact]
    public async Task No_redirect_is_followed_even_to_the_same_host()
    {
        await ConnectAsync();
        _server.Then($"HTTP/1.1 302 Found\r\nLocation: {_server.Address}elsewhere\r\nContent-Length: 0\r\n\r\n");
        PlatformException error = await WiredSession.FailsAsync(ReadAsync());
        Assert.Equal((FailureId.Redirected, 302), (error.Failure.Id, error.StatusCode));
        Assert.DoesNotContain(_server.Requests, static request => request.Contains("elsewhere", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_compressed_answer_is_read()
    {
        await ConnectAsync();
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            zip.Write(Encoding.UTF8.GetBytes("{\"id\":\"c\"}"));
        }

        _server.Then(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n",
            packed.ToArray());
        Assert.Equal("c", (await ReadAsync()).Value!.Id);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"id\":\"half")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"id\"\r\n")]
    [InlineData("HTTP/1.1 200 O")]
    public async Task A_connection_that_is_cut_is_repeated_for_a_read_and_left_open_for_a_write(string sent)
    {
        await ConnectAsync();
        _server.Then(sent).Then(ByteServer.Json("{\"id\":\"c\"}"));
        ApiReply<WireConversation> reply = await ReadAsync();
        Assert.Equal(("c", 2), (reply.Value!.Id, reply.Attempts));

        _server.Then(sent);
        PlatformException error = await WiredSession.FailsAsync(WriteAsync());
        Assert.Equal((FailureId.Unreachable, true, 1), (error.Failure.Id, error.MayHaveTakenEffect, error.Attempts));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_write_that_gets_no_answer_at_all_goes_out_once(bool hasBody)
    {
        await ConnectAsync();
        _server.Then(string.Empty).Then("HTTP/1.1 204 No Content\r\n\r\n");
        Task<ApiReply<bool>> call = hasBody ? WriteAsync() : _session!.Api.SendAsync(
            new ApiCall(Operations.DeleteTokensMe), _activity, CancellationToken.None);
        PlatformException error = await WiredSession.FailsAsync(call);
        Assert.Equal((FailureId.Unreachable, true), (error.Failure.Id, error.MayHaveTakenEffect));
        Assert.Equal(3, _server.Requests.Length);
    }

    [Fact]
    public async Task A_server_that_is_gone_was_not_reached_so_nothing_can_have_happened()
    {
        await ConnectAsync();
        _server.Dispose();
        PlatformException error = await WiredSession.FailsAsync(WriteAsync());
        Assert.Equal((FailureId.Unreachable, false), (error.Failure.Id, error.MayHaveTakenEffect));
    }

    [Fact]
    public async Task A_write_goes_out_as_the_platform_wants_it()
    {
        await ConnectAsync();
        _server.Then("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\nININ-Correlation-Id: over-the-wire\r\n\r\n");
        ApiReply<bool> reply = await WriteAsync();
        Assert.Equal((202, "over-the-wire"), (reply.StatusCode, reply.CorrelationId));
        string request = Assert.Single(_server.Requests, static request => request.StartsWith("PATCH", StringComparison.Ordinal));
        Assert.Contains("Authorization: Bearer token-of-the-server", request);
        Assert.Contains("Content-Type: application/json", request);
        Assert.Contains("Accept: application/json", request);
        Assert.Contains("User-Agent: GenesysWrapup/", request);
        Assert.EndsWith("{\"wrapup\":{\"code\":\"x\"}}", request);
    }

    /// <summary>A fresh process with HTTP_PROXY set is one of the module's own tests; this sees requests and sockets alike.</summary>
    [Fact]
    public async Task What_goes_to_this_machine_goes_through_no_proxy()
    {
        using var proxy = new ByteServer();
        IWebProxy before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy(proxy.Address);
        try
        {
            await ConnectAsync();
            _server.Then(string.Empty);
            var socket = new UriBuilder(_server.Address) { Scheme = "ws" };
            await Assert.ThrowsAsync<WebSocketException>(() => Network.OfThisMachine.OpenSocketAsync(socket.Uri, CancellationToken.None));
            Assert.Empty(proxy.Requests);
            Assert.Contains(_server.Requests, request => request.Contains("Upgrade: websocket", StringComparison.OrdinalIgnoreCase));

            // The proxy is one that would have been asked.
            using var elsewhere = new HttpMessageInvoker(Network.OfThisMachine.CreateHandler());
            proxy.Then("HTTP/1.1 204 No Content\r\n\r\n");
            using var request = new HttpRequestMessage(HttpMethod.Get, "http://platform.invalid/");
            using HttpResponseMessage answer = await elsewhere.SendAsync(request, CancellationToken.None);
            Assert.StartsWith("GET http://platform.invalid/", Assert.Single(proxy.Requests));
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

#if !NETFRAMEWORK
    /// <summary>
    /// Whoever listens in the same process would read the token from the request's headers. On .NET Framework the listeners hang on
    /// another class, which cannot be switched off for one client; Mono has none.
    /// </summary>
    [Fact]
    public async Task No_diagnostic_listener_is_handed_the_requests()
    {
        using var listener = new RequestListener();
        await ConnectAsync();
        _server.Then("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");
        await WriteAsync();
        Assert.DoesNotContain(listener.Seen, address => address.Port == _server.Address.Port);

        // The listener is one that would have been handed them.
        using var http = new HttpClient();
        _server.Then(ByteServer.Json("{}"));
        await http.GetStringAsync(new Uri(_server.Address, "plain"));
        Assert.Contains(listener.Seen, address => address.Port == _server.Address.Port);
    }
#endif

    public void Dispose()
    {
        _session?.Dispose();
        _server.Dispose();
    }

    private async Task ConnectAsync()
    {
        _server.Then(ByteServer.Json("{\"access_token\":\"token-of-the-server\"}")).Then(ByteServer.Json("{}"));
        _session = await SessionFactory.ConnectAsync(
            new ConnectOptions
            {
                BaseUri = _server.Address,
                Grant = new ClientCredentialsGrant("id", WiredSession.Secret),
                Clock = _clock,
                MaxRetries = 1,
            },
            _activity,
            CancellationToken.None);
    }

    private Task<ApiReply<WireConversation>> ReadAsync() => _session!.Api.SendAsync(
        new ApiCall(Operations.GetConversation, "c"), PlatformJson.Default.WireConversation, _activity, CancellationToken.None);

    private Task<ApiReply<bool>> WriteAsync() => _session!.Api.SendAsync(
        new ApiCall(Operations.PatchConversationParticipant, "c", "p") { Body = "{\"wrapup\":{\"code\":\"x\"}}" },
        _activity,
        CancellationToken.None);

#if !NETFRAMEWORK
    private sealed class RequestListener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly ConcurrentQueue<Uri> _seen = new();
        private readonly ConcurrentQueue<IDisposable> _subscriptions = new();

        public RequestListener() => _subscriptions.Enqueue(DiagnosticListener.AllListeners.Subscribe(this));

        public Uri[] Seen => [.. _seen];

        public void OnNext(DiagnosticListener value) => _subscriptions.Enqueue(value.Subscribe(this));

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value?.GetType().GetProperty("Request")?.GetValue(value.Value) is HttpRequestMessage { RequestUri: { } address })
            {
                _seen.Enqueue(address);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error) => throw error;

        public void Dispose()
        {
            foreach (IDisposable subscription in _subscriptions)
            {
                subscription.Dispose();
            }
        }
    }
#endif

    /// <summary>One connection per request: sends what the script says and hangs up.</summary>
    private sealed class ByteServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly ConcurrentQueue<byte[]> _script = new();
        private readonly ConcurrentQueue<string> _requests = new();

        public ByteServer()
        {
            _listener.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
            _ = ServeAsync();
        }

        public Uri Address { get; }

        public string[] Requests => [.. _requests];

        public static string Json(string body) =>
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}";

        public ByteServer Then(string head, byte[]? body = null)
        {
            _script.Enqueue([.. Encoding.ASCII.GetBytes(head), .. body ?? []]);
            return this;
        }

        public void Dispose() => _listener.Stop();

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using TcpClient client = await _listener.AcceptTcpClientAsync();
                    NetworkStream stream = client.GetStream();
                    _requests.Enqueue(await ReadAsync(stream));
                    if (_script.TryDequeue(out byte[]? answer))
                    {
                        await stream.WriteAsync(answer);
                    }
                }
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
            {
                _listener.Stop();
            }
        }

        private static async Task<string> ReadAsync(NetworkStream stream)
        {
            var text = new StringBuilder();
            byte[] buffer = new byte[4096];
            while (!IsWhole(text.ToString()))
            {
                int count = await stream.ReadAsync(buffer);
                if (count == 0)
                {
                    break;
                }

                text.Append(Encoding.ASCII.GetString(buffer, 0, count));
            }

            return text.ToString();
        }

        private static bool IsWhole(string text)
        {
            int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
            {
                return false;
            }

            const string Length = "Content-Length: ";
            int length = text.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
            return length < 0 || length > end
                || text.Length - end - 4 >= int.Parse(
                    text[(length + Length.Length)..text.IndexOf('\r', length)], System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}

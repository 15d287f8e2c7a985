using System;
using System.Net;
using System.Net.Http;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;

namespace GenesysWrapup.Core.Transport;

/// <summary>
/// The network of this machine. Requests and sockets go through the same proxy, with the credentials of the person or service that runs
/// this, for a proxy that asks who is there; the platform never sees them. What goes to this machine goes through no proxy: it may be
/// unencrypted, and a proxy elsewhere would read the client's secret.
/// </summary>
internal static class MachineNetwork
{
    /// <summary>
    /// A host that answers at all takes a connection, encryption included, in far less: where packets are swallowed, somebody at a prompt
    /// need not wait for the system to give up. On .NET Framework the system's own limit holds.
    /// </summary>
    internal static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(4);

#if NETFRAMEWORK
    static MachineNetwork()
    {
        // Windows PowerShell may run with old defaults. Added, never set: the process is shared.
        ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
    }

    public static HttpMessageHandler CreateHandler() => new HttpClientHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        MaxConnectionsPerServer = 32,
        Proxy = ProxyOfThisMachine(),
    };

    public static async Task<WebSocket> OpenSocketAsync(Uri address, CancellationToken stop)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.Proxy = ProxyOfThisMachine();
            await socket.ConnectAsync(address, stop).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static IWebProxy? ProxyOfThisMachine() => WebRequest.DefaultWebProxy is { } proxy ? new OutboundProxy(proxy) : null;
#else
    public static HttpMessageHandler CreateHandler() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        Proxy = new OutboundProxy(HttpClient.DefaultProxy),

        // Else every diagnostic listener in the process is handed each request, with its Authorization header.
        ActivityHeadersPropagator = null,

        ConnectTimeout = LongestConnect,

        // Long runs follow a host that moves.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    public static async Task<WebSocket> OpenSocketAsync(Uri address, CancellationToken stop)
    {
        // The handler is only needed to connect; an open socket lives without it.
        using var way = new HttpMessageInvoker(CreateHandler());
        var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(address, way, stop).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
#endif

    /// <summary>The process shares its one proxy, so what is ours is put around it and not into it.</summary>
    private sealed class OutboundProxy(IWebProxy proxy) : IWebProxy
    {
        public ICredentials? Credentials { get; set; } = proxy.Credentials ?? CredentialCache.DefaultCredentials;

        public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : proxy.GetProxy(destination);

        public bool IsBypassed(Uri host) => host.IsLoopback || proxy.IsBypassed(host);
    }
}

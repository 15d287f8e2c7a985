using System;
using System.Net.Http;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;

namespace GenesysWrapup.Core.Transport;

/// <summary>
/// The one way out of this process, for requests and web sockets alike: whatever stands in for the network, a simulator or a test,
/// stands in for both.
/// </summary>
/// <param name="CreateHandler">Makes what requests end in. Whoever asks for it disposes of it.</param>
/// <param name="OpenSocketAsync">Opens a web socket; a <see cref="WebSocketException"/> where the other side does not take it.</param>
internal sealed record Network(Func<HttpMessageHandler> CreateHandler, Func<Uri, CancellationToken, Task<WebSocket>> OpenSocketAsync)
{
    public static Network OfThisMachine { get; } = new(MachineNetwork.CreateHandler, MachineNetwork.OpenSocketAsync);
}

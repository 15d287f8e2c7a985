using System;
using System.IO;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace GenesysWrapup.Core.Events.Channels;

/// <summary>
/// A channel's web socket as whole messages. What breaks it is a <see cref="WebSocketException"/> or an <see cref="IOException"/>.
/// </summary>
internal sealed class ChannelSocket(WebSocket socket) : IDisposable
{
    private static readonly ArraySegment<byte> s_ping = new(Encoding.UTF8.GetBytes("""{"message":"ping"}"""));
    private readonly ArraySegment<byte> _buffer = new(new byte[16 * 1024]);

    /// <summary>The next message; null once the platform has closed the socket.</summary>
    public async Task<string?> ReceiveAsync(CancellationToken stop)
    {
        using var message = new MemoryStream();
        while (true)
        {
            WebSocketReceiveResult part = await socket.ReceiveAsync(_buffer, stop).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            // What is longer than any event can be is read to its end and cut: the reader refuses it by its length.
            if (message.Length <= EventReader.LongestText)
            {
                message.Write(_buffer.Array!, 0, part.Count);
            }

            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length);
            }
        }
    }

    /// <summary>Asks whether anybody is there.</summary>
    public Task PingAsync(CancellationToken stop) => socket.SendAsync(s_ping, WebSocketMessageType.Text, endOfMessage: true, stop);

    public void Dispose() => socket.Dispose();
}

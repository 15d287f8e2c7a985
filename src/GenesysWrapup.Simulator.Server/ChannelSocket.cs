using System;
using System.IO;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using GenesysWrapup.Simulator.Notifications;
using Microsoft.AspNetCore.Http;

namespace GenesysWrapup.Simulator.Server;

/// <summary>The socket at the end of a notification channel: events out, pings in, a heartbeat while nothing else happens.</summary>
internal static class ChannelSocket
{
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(30);

    public static async Task ServeAsync(HttpContext context, SimulatedPlatform platform, string channelId)
    {
        if (!context.WebSockets.IsWebSocketRequest || platform.Notifications.Find(channelId) is not { } channel)
        {
            context.Response.StatusCode = context.WebSockets.IsWebSocketRequest ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
            return;
        }

        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var outgoing = Channel.CreateUnbounded<string>();
        using IDisposable? connection = platform.Notifications.Connect(channelId, text => outgoing.Writer.TryWrite(text), () => outgoing.Writer.TryComplete());
        using var heartbeat = new Timer(_ => channel.Heartbeat(), null, s_heartbeat, s_heartbeat);
        try
        {
            Task sending = SendAsync(socket, outgoing.Reader, ended.Token);
            Task receiving = ReceiveAsync(socket, channel, ended.Token);
            await Task.WhenAny(sending, receiving).ConfigureAwait(false);
            await CloseAsync(socket, context.RequestAborted).ConfigureAwait(false);
            await ended.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(sending, receiving).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or IOException)
        {
            // The other side went away; nothing is kept for it, as on the platform.
            outgoing.Writer.TryComplete();
        }
    }

    private static async Task SendAsync(WebSocket socket, ChannelReader<string> outgoing, CancellationToken stop)
    {
        await foreach (string text in outgoing.ReadAllAsync(stop).ConfigureAwait(false))
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, stop).ConfigureAwait(false);
        }
    }

    private static async Task ReceiveAsync(WebSocket socket, NotificationChannel channel, CancellationToken stop)
    {
        byte[] buffer = new byte[4096];
        using var message = new MemoryStream();
        while (socket.State == WebSocketState.Open)
        {
            WebSocketReceiveResult part = await socket.ReceiveAsync(buffer, stop).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                channel.Take(Encoding.UTF8.GetString(message.ToArray()));
                message.SetLength(0);
            }
        }
    }

    private static async Task CloseAsync(WebSocket socket, CancellationToken stop)
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "closed", stop).ConfigureAwait(false);
        }
    }
}

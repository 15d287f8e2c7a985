using System;
using System.IO;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Simulator.Notifications;
using Microsoft.AspNetCore.Http;

namespace GenesysWrapup.Simulator.Server;

/// <summary>Carries a channel's connection over the wire.</summary>
internal static class ChannelSocket
{
    /// <summary>Far more than a ping has. Whoever sends more is hung up on, as by a server that bounds what it keeps.</summary>
    private const int LongestMessage = 64 * 1024;

    public static async Task ServeAsync(HttpContext context, SimulatedPlatform platform, string channelId)
    {
        using ChannelConnection? connection = context.WebSockets.IsWebSocketRequest ? platform.Notifications.Connect(channelId) : null;
        if (connection is null)
        {
            context.Response.StatusCode = context.WebSockets.IsWebSocketRequest
                ? StatusCodes.Status404NotFound
                : StatusCodes.Status400BadRequest;
            return;
        }

        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);

        try
        {
            Task sending = SendAsync(socket, connection, ended.Token);
            Task receiving = ReceiveAsync(socket, connection, ended.Token);
            await Task.WhenAny(sending, receiving).ConfigureAwait(false);
            if (connection.WasDropped)
            {
                context.Abort();
            }
            else
            {
                await CloseAsync(socket, context.RequestAborted).ConfigureAwait(false);
            }

            await ended.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(sending, receiving).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or IOException)
        {
            // The other side went away; nothing is kept for it, as on the platform.
        }
    }

    private static async Task SendAsync(WebSocket socket, ChannelConnection connection, CancellationToken stop)
    {
        while (await connection.NextAsync(stop).ConfigureAwait(false) is { } text)
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, stop).ConfigureAwait(false);
        }
    }

    private static async Task ReceiveAsync(WebSocket socket, ChannelConnection connection, CancellationToken stop)
    {
        byte[] buffer = new byte[4096];
        using var message = new MemoryStream();
        while (socket.State == WebSocketState.Open)
        {
            WebSocketReceiveResult part = await socket.ReceiveAsync(buffer, stop).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close || message.Length + part.Count > LongestMessage)
            {
                return;
            }

            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                connection.Take(Encoding.UTF8.GetString(message.ToArray()));
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

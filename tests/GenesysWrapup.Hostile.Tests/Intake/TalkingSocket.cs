using System;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace GenesysWrapup.Hostile.Tests.Intake;

/// <summary>A platform's end of a channel that says what it is given, and then nothing.</summary>
internal sealed class TalkingSocket(ConcurrentQueue<string> messages) : WebSocket
{
    private byte[] _message = [];
    private int _given;

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => WebSocketState.Open;

    public override string? SubProtocol => null;

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        if (_given == _message.Length)
        {
            if (!messages.TryDequeue(out string? next))
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            _message = Encoding.UTF8.GetBytes(next!);
            _given = 0;
        }

        int part = Math.Min(buffer.Count, _message.Length - _given);
        _message.AsSpan(_given, part).CopyTo(buffer);
        _given += part;
        return new WebSocketReceiveResult(part, WebSocketMessageType.Text, _given == _message.Length);
    }

    public override Task SendAsync(
        ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public override Task CloseOutputAsync(
        WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Abort()
    {
    }

    public override void Dispose()
    {
    }
}

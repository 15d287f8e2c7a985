using System;
using System.IO;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace GenesysWrapup.Simulator.Notifications;

/// <summary>The caller's end of a channel's socket in memory: it behaves like a ClientWebSocket, with no port and no wire.</summary>
internal sealed class ChannelWebSocket(ChannelConnection connection) : WebSocket
{
    private readonly MemoryStream _outgoing = new();
    private ArraySegment<byte> _incoming;
    private WebSocketState _state = WebSocketState.Open;
    private WebSocketCloseStatus? _closeStatus;

    public override WebSocketState State => _state;

    public override WebSocketCloseStatus? CloseStatus => _closeStatus;

    public override string? CloseStatusDescription => _closeStatus is null ? null : string.Empty;

    public override string? SubProtocol => null;

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        Require(WebSocketState.Open, WebSocketState.CloseSent);
        if (_incoming.Count == 0)
        {
            if (await NextAsync(cancellationToken).ConfigureAwait(false) is not { } text)
            {
                _state = _state == WebSocketState.CloseSent ? WebSocketState.Closed : WebSocketState.CloseReceived;
                _closeStatus = WebSocketCloseStatus.NormalClosure;
                return new WebSocketReceiveResult(0, WebSocketMessageType.Close, endOfMessage: true, _closeStatus, CloseStatusDescription);
            }

            _incoming = new ArraySegment<byte>(Encoding.UTF8.GetBytes(text));
        }

        int count = Math.Min(buffer.Count, _incoming.Count);
        Array.Copy(_incoming.Array!, _incoming.Offset, buffer.Array!, buffer.Offset, count);
        _incoming = new ArraySegment<byte>(_incoming.Array!, _incoming.Offset + count, _incoming.Count - count);
        return new WebSocketReceiveResult(count, WebSocketMessageType.Text, endOfMessage: _incoming.Count == 0);
    }

    public override Task SendAsync(
        ArraySegment<byte> buffer,
        WebSocketMessageType messageType,
        bool endOfMessage,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Require(WebSocketState.Open, WebSocketState.CloseReceived);
        if (connection.WasDropped)
        {
            throw Broken();
        }

        _outgoing.Write(buffer.Array!, buffer.Offset, buffer.Count);
        if (endOfMessage)
        {
            string message = Encoding.UTF8.GetString(_outgoing.ToArray());
            _outgoing.SetLength(0);
            connection.Take(message);
        }

        return Task.CompletedTask;
    }

    public override async Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        await CloseOutputAsync(closeStatus, statusDescription, cancellationToken).ConfigureAwait(false);
        while (_state == WebSocketState.CloseSent && await NextAsync(cancellationToken).ConfigureAwait(false) is not null)
        {
            // Messages still under way are dropped: the caller has closed.
        }

        _state = WebSocketState.Closed;
        _closeStatus = WebSocketCloseStatus.NormalClosure;
    }

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Require(WebSocketState.Open, WebSocketState.CloseReceived);
        _state = _state == WebSocketState.Open ? WebSocketState.CloseSent : WebSocketState.Closed;
        connection.Close();
        return Task.CompletedTask;
    }

    public override void Abort()
    {
        if (_state is not WebSocketState.Closed)
        {
            _state = WebSocketState.Aborted;
        }

        connection.Dispose();
    }

    public override void Dispose()
    {
        Abort();
        _outgoing.Dispose();
    }

    /// <summary>As with a real socket, a cancelled wait leaves the connection unusable.</summary>
    private async Task<string?> NextAsync(CancellationToken stop)
    {
        try
        {
            string? text = await connection.NextAsync(stop).ConfigureAwait(false);
            return text is null && connection.WasDropped ? throw Broken() : text;
        }
        catch (OperationCanceledException)
        {
            Abort();
            throw;
        }
    }

    private WebSocketException Broken()
    {
        _state = WebSocketState.Aborted;
        return new WebSocketException(
            WebSocketError.ConnectionClosedPrematurely,
            "The remote party closed the WebSocket connection without completing the close handshake.");
    }

    private void Require(WebSocketState one, WebSocketState other)
    {
        if (_state != one && _state != other)
        {
            throw new WebSocketException(WebSocketError.InvalidState, $"The socket is {_state}; this needs {one} or {other}.");
        }
    }
}

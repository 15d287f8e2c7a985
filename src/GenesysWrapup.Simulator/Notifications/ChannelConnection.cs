using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace GenesysWrapup.Simulator.Notifications;

/// <summary>
/// The platform's end of a channel's socket, in memory and on the wire alike: it sends messages in order and heartbeats, and takes what
/// comes in.
/// </summary>
internal sealed class ChannelConnection : IDisposable
{
    private readonly NotificationChannel _channel;
    private readonly TimeSpan _between;
    private readonly object _gate = new();
    private readonly Queue<string> _outgoing = new();
    private readonly SemaphoreSlim _ready = new(0);
    private readonly Alarm _heartbeat;
    private ChannelEnd? _end;

    public ChannelConnection(NotificationChannel channel, TimeProvider clock, TimeSpan heartbeat)
    {
        _channel = channel;
        _between = heartbeat;
        _heartbeat = new Alarm(clock, () =>
        {
            // An expired channel sends nothing any more.
            if (channel.Expires > clock.GetUtcNow())
            {
                channel.Heartbeat();
                Beat();
            }
        });
        Beat();
    }

    /// <summary>Whether the connection broke, so that nothing can be sent on it.</summary>
    public bool WasDropped
    {
        get
        {
            lock (_gate)
            {
                return _end is ChannelEnd.Dropped;
            }
        }
    }

    /// <summary>The next message for the other side; null once the connection has ended and all of them are taken.</summary>
    public async Task<string?> NextAsync(CancellationToken stop)
    {
        await _ready.WaitAsync(stop).ConfigureAwait(false);
        lock (_gate)
        {
            if (_outgoing.Count > 0)
            {
                return _outgoing.Dequeue();
            }
        }

        // The end stays the end, however often it is asked for.
        _ready.Release();
        return null;
    }

    /// <summary>Takes a whole message from the other side.</summary>
    public void Take(string message) => _channel.Take(message);

    /// <summary>The other side closes; messages under way still arrive.</summary>
    public void Close() => End(ChannelEnd.Closed);

    /// <summary>Ends it abruptly, if it has not ended yet. The semaphore holds no handle, so it needs no disposal.</summary>
    public void Dispose() => End(ChannelEnd.Dropped);

    /// <summary>Queues a message for the other side.</summary>
    public void Queue(string text)
    {
        lock (_gate)
        {
            if (_end is not null)
            {
                return;
            }

            _outgoing.Enqueue(text);
        }

        _ready.Release();
    }

    /// <summary>Ends it, if it has not ended yet. Messages under way still arrive before a close, but not after a drop.</summary>
    public void End(ChannelEnd end)
    {
        lock (_gate)
        {
            if (_end is not null)
            {
                return;
            }

            _end = end;
            if (end is ChannelEnd.Dropped)
            {
                _outgoing.Clear();
            }
        }

        _channel.Leave(this);
        _heartbeat.Dispose();
        _ready.Release();
    }

    private void Beat() => _heartbeat.Set(_between);
}

using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace GenesysWrapup.Core.Events.Channels;

/// <summary>
/// What channels have told one listener and it has not taken yet. Several subscriptions may tell one listener. Where it takes too slowly,
/// the memory of a long watch must not grow: beyond its room the queue keeps no more events until the listener has taken all that is in
/// it, and with it that there was a gap.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to dispose.")]
internal sealed class SignalQueue
{
    /// <summary>A large contact centre's events of some minutes, in some tens of megabytes.</summary>
    public const int Room = 10_000;

    private readonly object _gate = new();
    private readonly Queue<ChannelSignal> _signals = new();
    private readonly SemaphoreSlim _ready = new(0);
    private DateTimeOffset _kept;
    private bool _isOverrun;

    public void Add(ChannelSignal signal)
    {
        lock (_gate)
        {
            // What a channel says about itself is rare, and a listener must know it.
            if (signal.Kind is ChannelSignalKind.Event or ChannelSignalKind.Note)
            {
                if (_isOverrun)
                {
                    return;
                }

                if (_signals.Count >= Room)
                {
                    _isOverrun = true;
                    signal = Overrun(signal.Time);
                }
            }

            _kept = signal.Time;
            _signals.Enqueue(signal);
        }

        _ready.Release();
    }

    public async Task<ChannelSignal> NextAsync(CancellationToken stop)
    {
        await _ready.WaitAsync(stop).ConfigureAwait(false);
        return Dequeue();
    }

    /// <summary>One that is there already; null where there is none.</summary>
    public ChannelSignal? Take() => _ready.Wait(0) ? Dequeue() : null;

    private ChannelSignal Dequeue()
    {
        lock (_gate)
        {
            ChannelSignal signal = _signals.Dequeue();
            _isOverrun &= signal.Kind != ChannelSignalKind.Overrun;
            return signal;
        }
    }

    private ChannelSignal Overrun(DateTimeOffset time) => new(ChannelSignalKind.Overrun)
    {
        Message = FormattableString.Invariant(
            $"Events came faster than they were taken, and {Room:N0} were waiting. Those that came then are not told one by one; ") +
            "what they changed is read instead.",
        Time = time,
        Since = _kept,
    };
}

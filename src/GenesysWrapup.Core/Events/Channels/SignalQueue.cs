using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace GenesysWrapup.Core.Events.Channels;

/// <summary>What channels have told one listener and it has not taken yet. Several subscriptions may tell one listener.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to dispose.")]
internal sealed class SignalQueue
{
    private readonly ConcurrentQueue<ChannelSignal> _signals = new();
    private readonly SemaphoreSlim _ready = new(0);

    public void Add(ChannelSignal signal)
    {
        _signals.Enqueue(signal);
        _ready.Release();
    }

    public async Task<ChannelSignal> NextAsync(CancellationToken stop)
    {
        await _ready.WaitAsync(stop).ConfigureAwait(false);
        _signals.TryDequeue(out ChannelSignal? signal);
        return signal!;
    }

    /// <summary>One that is there already; null where there is none.</summary>
    public ChannelSignal? Take()
    {
        ChannelSignal? signal = null;
        if (_ready.Wait(0))
        {
            _signals.TryDequeue(out signal);
        }

        return signal;
    }
}

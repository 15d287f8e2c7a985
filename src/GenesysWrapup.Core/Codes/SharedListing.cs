using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Codes;

/// <summary>
/// Something that is listed once and then shared. Callers that come while it is being listed wait for that one listing; when its
/// caller is stopped, the next one in line lists instead.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to dispose.")]
internal sealed class SharedListing<T>(Func<IActivitySink, CancellationToken, Task<T>> list)
    where T : class
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile T? _current;

    /// <summary>What was listed last; null before the first listing.</summary>
    public T? Current => _current;

    public async Task<T> GetAsync(IActivitySink activity, CancellationToken stop) =>
        _current ?? await ReplaceAsync(null, activity, stop).ConfigureAwait(false);

    /// <summary>Lists anew unless somebody else already did so since <paramref name="outdated"/> was obtained.</summary>
    public async Task<T> ReplaceAsync(T? outdated, IActivitySink activity, CancellationToken stop)
    {
        await _turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            if (_current is { } newer && !ReferenceEquals(newer, outdated))
            {
                return newer;
            }

            return _current = await list(activity, stop).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Puts in what is known without listing; nothing before the first listing, which will find it by itself.</summary>
    public void Amend(Func<T, T> change)
    {
        T? before;
        do
        {
            before = _current;
        }
        while (before is not null && !ReferenceEquals(Interlocked.CompareExchange(ref _current, change(before), before), before));
    }
}

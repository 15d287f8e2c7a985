using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Sessions;

/// <summary>
/// An answer of the platform that is asked for once and then shared. Callers that come while it is on its way wait for it; when the
/// one who asked is stopped, the next in line asks instead.
/// </summary>
/// <param name="ask">Asks the platform.</param>
/// <param name="isLasting">Whether to keep an answer; without it, every answer is kept. One that is not goes only to its asker.</param>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to dispose.")]
internal sealed class SharedAnswer<T>(Func<IActivitySink, CancellationToken, Task<T>> ask, Func<T, bool>? isLasting = null)
    where T : class
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile T? _current;

    /// <summary>The answer that is kept; null before the first one.</summary>
    public T? Current => _current;

    public async Task<T> GetAsync(IActivitySink activity, CancellationToken stop) =>
        _current ?? await ReplaceAsync(null, activity, stop).ConfigureAwait(false);

    /// <summary>Asks again, unless somebody else already did since <paramref name="outdated"/> was obtained.</summary>
    public async Task<T> ReplaceAsync(T? outdated, IActivitySink activity, CancellationToken stop)
    {
        await _turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            if (_current is { } newer && !ReferenceEquals(newer, outdated))
            {
                return newer;
            }

            T answer = await ask(activity, stop).ConfigureAwait(false);
            if (isLasting is null || isLasting(answer))
            {
                _current = answer;
            }

            return answer;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Adds what is known without asking. Does nothing before the first answer, which will bring it anyway.</summary>
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

using System;
using System.Threading;
#if !NET
using System.Threading.Tasks;
#endif

namespace GenesysWrapup.Simulator.Notifications;

/// <summary>
/// Calls back at a time of the clock. It is built on a time-out and not on a wait, so that a test clock that jumps ahead for
/// waiting code does not jump for this.
/// </summary>
internal sealed class Alarm(TimeProvider clock, Action ring) : IDisposable
{
    private readonly object _gate = new();
    private CancellationTokenSource? _set;
    private bool _disposed;

    /// <summary>Sets it to ring after a time; without one, turns it off.</summary>
    public void Set(TimeSpan? left)
    {
        CancellationTokenSource? next = left is null ? null : After(left.Value);
        CancellationTokenSource? before;
        lock (_gate)
        {
            before = _disposed ? next : _set;
            _set = _disposed ? null : next;
            next = _set;
        }

        before?.Dispose();
        next?.Token.Register(ring);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        Set(null);
    }

    private CancellationTokenSource After(TimeSpan left) =>
#if NET
        new(left, clock);
#else
        clock.CreateCancellationTokenSource(left);
#endif
}

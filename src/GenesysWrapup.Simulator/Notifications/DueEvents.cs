using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Notifications;

/// <summary>
/// Lets happen on time what the world has ahead of it, while somebody receives events; without a receiver it happens when it is
/// looked at. The alarm is a time-out and not a wait: time does not move because of it.
/// </summary>
internal sealed class DueEvents(TimeProvider clock, SimulatedWorld world, NotificationCenter center) : IDisposable
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);
    private readonly object _gate = new();
    private CancellationTokenSource? _alarm;

    /// <summary>To be called when something has changed that may lie ahead.</summary>
    public void Look()
    {
        DateTimeOffset? due = center.HasReceivers ? world.NextDue : null;
        CancellationTokenSource? next = null;
        if (due is not null)
        {
            TimeSpan left = due.Value - clock.GetUtcNow();
            left = left < s_shortest ? s_shortest : left > s_longest ? s_longest : left;
#if NET
            next = new CancellationTokenSource(left, clock);
#else
            next = clock.CreateCancellationTokenSource(left);
#endif
        }

        CancellationTokenSource? before;
        lock (_gate)
        {
            before = _alarm;
            _alarm = next;
        }

        before?.Dispose();
        next?.Token.Register(Happen);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _alarm?.Dispose();
            _alarm = null;
        }
    }

    private void Happen()
    {
        world.Settle();
        Look();
    }
}

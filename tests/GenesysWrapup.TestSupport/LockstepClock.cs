using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Simulator.Time;

namespace GenesysWrapup.TestSupport;

/// <summary>
/// A clock for so many rows at a time: it moves on to the next moment only when every row waits for one. So what happens in between takes
/// no
/// time at all, and how fast the machine is makes no difference. Only delays count as waiting, no
/// other timers.
/// </summary>
internal sealed class LockstepClock() : SimulatedClock(AutoClock.DefaultStart)
{
    /// <summary>No wait of a test is longer.</summary>
    private static readonly TimeSpan s_farAhead = TimeSpan.FromDays(1);

    private readonly object _moving = new();
    private readonly object _rows = new();
    private int _working;
    private int _waiting;

    /// <summary>A row begins, or ends (-1). Whoever begins one does so before it runs.</summary>
    public void Count(int rows)
    {
        lock (_rows)
        {
            _working += rows;
        }

        MoveOnIfAllWait();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (state is not Task || dueTime == Timeout.InfiniteTimeSpan || dueTime == TimeSpan.Zero)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        var wait = new Wait(this);
        ITimer timer = base.CreateTimer(
            _ =>
            {
                wait.End();
                callback(state);
            },
            null,
            dueTime,
            period);
        wait.Begin(timer);
        return wait;
    }

    private void MoveOnIfAllWait()
    {
        if (AllWait())
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ => MoveOn(), null);
        }
    }

    /// <summary>To the next moment that somebody waits for, and on, as long as all wait.</summary>
    private void MoveOn()
    {
        lock (_moving)
        {
            if (AllWait())
            {
                StepWhile(GetUtcNow() + s_farAhead, AllWait);
            }
        }
    }

    private bool AllWait()
    {
        lock (_rows)
        {
            return _working > 0 && _waiting >= _working;
        }
    }

    /// <summary>One row's wait.</summary>
    private sealed class Wait(LockstepClock clock) : ITimer
    {
        private ITimer? _timer;
        private int _over;

        public void Begin(ITimer timer)
        {
            _timer = timer;
            lock (clock._rows)
            {
                clock._waiting++;
            }

            clock.MoveOnIfAllWait();
        }

        public void End()
        {
            if (Interlocked.Exchange(ref _over, 1) == 0)
            {
                lock (clock._rows)
                {
                    clock._waiting--;
                }
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => _timer!.Change(dueTime, period);

        public void Dispose()
        {
            End();
            _timer?.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}

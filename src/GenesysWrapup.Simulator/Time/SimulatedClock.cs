using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Simulator.Time;

/// <summary>
/// The simulator's time: it runs with the real one or stands still, and it can be stepped ahead. Timers made from it follow,
/// so that a token, an after-call work or a retry wait ends when the clock is stepped over its end.
/// </summary>
/// <param name="standingAt">Where it stands; null where it runs.</param>
/// <param name="real">The time that it runs with, where that is not this machine's.</param>
internal class SimulatedClock(DateTimeOffset? standingAt = null, TimeProvider? real = null) : TimeProvider
{
    private readonly object _gate = new();
    private readonly List<SteppedTimer> _timers = [];
    private readonly DateTimeOffset? _standingAt = standingAt;
    private readonly TimeProvider _realTime = real ?? System;
    private TimeSpan _stepped;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    private bool Runs => _standingAt is null;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return (_standingAt ?? _realTime.GetUtcNow()).After(_stepped);
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SteppedTimer(this, callback, state);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves time ahead and fires what falls due on the way, in order.</summary>
    public void Step(TimeSpan by) => StepWhile(GetUtcNow().After(by), static () => true);

    /// <summary>Like <see cref="Step"/>, but stops early once nobody waits any more.</summary>
    protected void StepWhile(DateTimeOffset end, Func<bool> wanted)
    {
        while (wanted())
        {
            SteppedTimer? due;
            lock (_gate)
            {
                due = _timers.Where(timer => timer.Due <= end).OrderBy(timer => timer.Due).FirstOrDefault();
                DateTimeOffset until = due?.Due ?? end;
                DateTimeOffset now = GetUtcNow();
                if (until > now)
                {
                    _stepped += until - now;
                }
            }

            if (due is null)
            {
                break;
            }

            due.Fire();
        }

        lock (_gate)
        {
            foreach (SteppedTimer timer in _timers)
            {
                timer.Rearm();
            }
        }
    }

    /// <summary>One timer. While the clock runs, a real timer drives it and is set again after every step.</summary>
    protected sealed class SteppedTimer : ITimer
    {
        private readonly SimulatedClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer? _real;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;
        private DateTimeOffset? _due;

        public SteppedTimer(SimulatedClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _callback = callback;
            _state = state;
            _real = clock.Runs
                ? clock._realTime.CreateTimer(
                    static timer => ((SteppedTimer)timer!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)
                : null;
        }

        /// <summary>Null while it is not set.</summary>
        public DateTimeOffset? Due
        {
            get
            {
                lock (_clock._gate)
                {
                    return _due;
                }
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._gate)
            {
                _period = period;
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow().After(dueTime);
                Rearm();
            }

            return true;
        }

        public void Rearm()
        {
            if (_real is null)
            {
                return;
            }

            TimeSpan left = _due is { } due ? Moment.ForTimer(due - _clock.GetUtcNow()) : Timeout.InfiniteTimeSpan;
            _real.Change(left, Timeout.InfiniteTimeSpan);
        }

        public void Fire()
        {
            lock (_clock._gate)
            {
                if (_due is null)
                {
                    return;
                }

                _due = _period > TimeSpan.Zero ? _clock.GetUtcNow().After(_period) : null;
                Rearm();
            }

            _callback(_state);
        }

        public void Dispose()
        {
            lock (_clock._gate)
            {
                _due = null;
                _clock._timers.Remove(this);
            }

            _real?.Dispose();
        }

        public global::System.Threading.Tasks.ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}

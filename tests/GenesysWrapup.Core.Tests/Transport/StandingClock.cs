using System;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using GenesysWrapup.Simulator.Time;
using GenesysWrapup.TestSupport;

namespace GenesysWrapup.Core.Tests.Transport;

/// <summary>A clock that only a test moves, and that tells when code has begun to wait on it.</summary>
internal sealed class StandingClock() : SimulatedClock(AutoClock.DefaultStart)
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Returns when the next wait has begun; time-outs do not count.</summary>
    public Task<TimeSpan> WaitedAsync() => _waits.Reader.ReadAsync().AsTask();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        if (state is not CancellationTokenSource && dueTime != Timeout.InfiniteTimeSpan)
        {
            _waits.Writer.TryWrite(dueTime);
        }

        return timer;
    }
}

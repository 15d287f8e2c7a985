using System;
using System.Threading;

namespace GenesysWrapup.Simulator.Time;

/// <summary>
/// A standing clock that jumps ahead by itself as soon as code waits on it, so that a test of minutes takes none. A time-out
/// (a timer behind a CancellationTokenSource) does not count as waiting: it fires only when a wait leads past it.
/// </summary>
/// <param name="start">When it stands at first.</param>
/// <param name="until">A time-out of this length counts all the same: what is waited for so long never comes.</param>
internal class JumpingClock(DateTimeOffset start, TimeSpan? until = null) : SimulatedClock(start)
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = (SteppedTimer)base.CreateTimer(callback, state, dueTime, period);
        bool counts = state is not CancellationTokenSource || dueTime == until;

        // Somebody else's step may have fired it already.
        if (counts && timer.Due is { } due)
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ => StepWhile(due, () => timer.Due == due), null);
        }

        return timer;
    }
}

using System;
using System.Threading;

namespace GenesysWrapup.Broker.Tests;

/// <summary>
/// Time that runs so many times faster than this machine's, and is the same in every process that begins with the same moment. So the
/// minutes of the platform's limit pass in seconds, and everything keeps its proportions but the work of the machine itself.
/// </summary>
internal sealed class FastClock(DateTimeOffset origin, double speed) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => origin + ((System.GetUtcNow() - origin) * speed);

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    private TimeSpan Real(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / speed;

    private sealed class FastTimer(ITimer timer, FastClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => timer.Dispose();

        public global::System.Threading.Tasks.ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}

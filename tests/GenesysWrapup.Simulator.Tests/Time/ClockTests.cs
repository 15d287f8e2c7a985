using System;
using System.Threading;
using GenesysWrapup.Simulator.Time;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Time;

public sealed class ClockTests
{
    [Fact]
    public void At_the_end_of_the_calendar_a_step_ends_and_what_is_not_set_stays_quiet()
    {
        var clock = new SimulatedClock(DateTimeOffset.MaxValue);
        int fired = 0;
        using ITimer never = clock.CreateTimer(_ => fired++, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using ITimer once = clock.CreateTimer(_ => fired += 100, null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);
        clock.Step(TimeSpan.FromSeconds(1));
        clock.Step(TimeSpan.FromSeconds(1));
        Assert.Equal(100, fired);
    }
}

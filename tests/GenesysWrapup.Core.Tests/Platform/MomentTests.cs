using System;
using GenesysWrapup.Core.Platform;
using Xunit;

namespace GenesysWrapup.Core.Tests.Platform;

public sealed class MomentTests
{
    [Fact]
    public void Time_ends_where_the_calendar_does()
    {
        DateTimeOffset noon = new(2026, 11, 2, 12, 0, 0, TimeSpan.FromHours(2));
        Assert.Equal(noon.AddHours(1), noon.After(TimeSpan.FromHours(1)));
        Assert.Equal(DateTimeOffset.MaxValue, noon.After(TimeSpan.MaxValue));
        Assert.Equal(DateTimeOffset.MinValue, noon.After(TimeSpan.MinValue));
        Assert.Equal(DateTimeOffset.MaxValue, noon.Before(TimeSpan.MinValue));
        Assert.Equal(DateTimeOffset.MinValue, noon.Before(TimeSpan.MaxValue));
        Assert.Equal(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue.After(TimeSpan.FromTicks(1)));
        Assert.Equal(DateTimeOffset.MinValue, DateTimeOffset.MinValue.After(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void A_timer_takes_any_span()
    {
        Assert.Equal(TimeSpan.Zero, Moment.ForTimer(TimeSpan.MinValue));
        Assert.Equal(TimeSpan.FromHours(1), Moment.ForTimer(TimeSpan.FromHours(1)));
        using var timer = new System.Threading.Timer(static _ => Assert.Fail("It fired."));
        Assert.True(timer.Change(Moment.ForTimer(TimeSpan.MaxValue), System.Threading.Timeout.InfiniteTimeSpan));
    }
}

using System;
using System.Collections.Generic;
using GenesysWrapup.Pipeline;
using GenesysWrapup.Simulator.Time;
using Xunit;

namespace GenesysWrapup.Tests;

public sealed class CountdownTests
{
    private const string TakenAway = "taken away";
    private readonly SimulatedClock _clock = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly List<string> _told = [];
    private readonly Countdown _countdown;

    public CountdownTests() =>
        _countdown = new Countdown(_clock, (reason, left) => _told.Add($"{reason} {left.TotalSeconds}"), () => _told.Add(TakenAway));

    [Fact]
    public void What_is_left_is_told_with_every_second_and_taken_away_when_nothing_is()
    {
        _countdown.Start(TimeSpan.FromSeconds(3), "limit");
        Step(5);
        Assert.Equal(["limit 3", "limit 2", "limit 1", TakenAway], _told);
    }

    [Fact]
    public void A_wait_that_ends_early_is_taken_away_once()
    {
        _countdown.Start(TimeSpan.FromSeconds(100), "limit");
        _countdown.End();
        _countdown.End();
        Step(2);
        Assert.Equal(["limit 100", TakenAway], _told);
    }

    [Fact]
    public void Of_two_waits_the_longer_is_told()
    {
        _countdown.Start(TimeSpan.FromSeconds(3), "short");
        _countdown.Start(TimeSpan.FromSeconds(4), "long");
        _countdown.Start(TimeSpan.FromSeconds(2), "shorter");
        Step(1);
        Assert.Equal(["short 3", "long 4", "long 3"], _told);
    }

    [Fact]
    public void After_a_wait_the_next_one_is_told()
    {
        _countdown.Start(TimeSpan.FromSeconds(3), "first");
        Step(3);
        _countdown.Start(TimeSpan.FromSeconds(3), "second");
        Assert.Equal("second 3", _told[^1]);
    }

    private void Step(int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            _clock.Step(TimeSpan.FromSeconds(1));
        }
    }
}

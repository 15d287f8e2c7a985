using System;
using System.Linq;
using GenesysWrapup.Core.Analytics;
using GenesysWrapup.Core.Failures;
using Xunit;

namespace GenesysWrapup.Core.Tests.Analytics;

public sealed class TimeIntervalTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-02T12:00:00Z/2026-11-03T12:00:00Z")]
    [InlineData("2026-11-02T12:00/2026-11-03T12:00")]
    [InlineData("2026-11-02T14:00:00+02:00/2026-11-03T12:00:00.000Z")]
    public void Is_read_as_the_platform_writes_it_and_in_UTC_where_no_zone_is_given(string text) =>
        Assert.Equal(new TimeInterval(s_noon, s_noon.AddDays(1)), TimeInterval.Parse(text));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-11-02T12:00:00Z")]
    [InlineData("2026-11-02/then")]
    [InlineData("2026-11-03T12:00:00Z/2026-11-02T12:00:00Z")]
    [InlineData("2026-11-03T12:00:00Z/2026-11-03T12:00:00Z")]
    public void What_is_none_ends_the_command_with_what_to_write(string text)
    {
        Failure failure = Assert.Throws<GenesysException>(() => TimeInterval.Parse(text)).Failure;
        Assert.Equal((FailureId.InvalidValue, true), (failure.Id, failure.EndsCommand));
        Assert.NotEmpty(failure.NextStep);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 2)]
    [InlineData(7, 1)]
    public void Splits_at_midnight_without_gap_or_overlap(int days, int pieces)
    {
        var whole = new TimeInterval(s_noon, s_noon.AddDays(3));
        TimeInterval[] split = [.. whole.InDays(days)];
        Assert.Equal(pieces, split.Length);
        Assert.Equal(whole.From, split[0].From);
        Assert.Equal(whole.To, split[^1].To);
        Assert.All(split.Zip(split.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.All(split.Skip(1), piece => Assert.Equal(TimeSpan.Zero, piece.From.TimeOfDay));
    }

    [Fact]
    public void Does_not_touch_the_day_that_it_ends_at() =>
        Assert.Equal("2026-11-02T12:00:00.000Z/2026-11-02T23:59:59.999Z", new TimeInterval(s_noon, s_noon.AddHours(12)).ForThePlatform());
}

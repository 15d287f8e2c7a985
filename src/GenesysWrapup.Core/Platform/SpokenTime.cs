using System;
using System.Globalization;

namespace GenesysWrapup.Core.Platform;

/// <summary>Times and durations as people say them at a prompt.</summary>
internal static class SpokenTime
{
    /// <summary>The time of day, with the date where it is not today's. UTC, as every time this module shows.</summary>
    public static string At(DateTimeOffset time, DateTimeOffset now)
    {
        string format = time.UtcDateTime.Date == now.UtcDateTime.Date ? "HH:mm:ss 'UTC'" : "yyyy-MM-dd HH:mm:ss 'UTC'";
        return time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>The two largest units: 1 min 20 s, 2 h 5 min, 3 d 4 h.</summary>
    public static string Of(TimeSpan duration)
    {
        TimeSpan whole = TimeSpan.FromSeconds(Math.Ceiling(Math.Abs(duration.TotalSeconds)));
        (int large, string largeUnit, int small, string smallUnit) = whole switch
        {
            { Days: > 0 } => (whole.Days, "d", whole.Hours, "h"),
            { Hours: > 0 } => (whole.Hours, "h", whole.Minutes, "min"),
            { Minutes: > 0 } => (whole.Minutes, "min", whole.Seconds, "s"),
            _ => (whole.Seconds, "s", 0, string.Empty),
        };
        return small > 0 ? $"{large} {largeUnit} {small} {smallUnit}" : $"{large} {largeUnit}";
    }
}

using System;

namespace GenesysWrapup.Core.Platform;

/// <summary>Times from times and spans that others gave. Where the calendar ends, they end.</summary>
internal static class Moment
{
    /// <summary>No timer takes more; nobody waits that long.</summary>
    private static readonly TimeSpan s_longestTimer = TimeSpan.FromMilliseconds(int.MaxValue);

    public static DateTimeOffset After(this DateTimeOffset time, TimeSpan span)
    {
        DateTimeOffset utc = time.ToUniversalTime();
        return span > DateTimeOffset.MaxValue - utc ? DateTimeOffset.MaxValue
            : span < DateTimeOffset.MinValue - utc ? DateTimeOffset.MinValue
            : utc + span;
    }

    /// <summary>The smallest span has no counterpart.</summary>
    public static DateTimeOffset Before(this DateTimeOffset time, TimeSpan span) =>
        time.After(span == TimeSpan.MinValue ? TimeSpan.MaxValue : -span);

    /// <summary>A wait as a timer takes it.</summary>
    public static TimeSpan ForTimer(TimeSpan span) => span > s_longestTimer ? s_longestTimer : span < TimeSpan.Zero ? TimeSpan.Zero : span;
}

using System;
using System.Globalization;
using System.Linq;

namespace GenesysWrapup.Core.Platform;

/// <summary>
/// The one rule for time spans as people write them: a bare number is seconds; one with a unit is 90s, 15m, 2h or 7d; else hours, minutes
/// and seconds, with colons.
/// </summary>
internal static class DurationText
{
    /// <summary>Longer than anybody waits. More is a number of ticks, which .NET counts in.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(31);
    private static readonly TimeSpan s_longestUnits = TimeSpan.FromDays(3_660);

    /// <summary>The time span; else <paramref name="problem"/> says what is wrong with the text, and how to write it.</summary>
    public static bool TryRead(string text, out TimeSpan span, out string? problem)
    {
        text = text.Trim();
        problem = null;
        if (TryReadUnit(text, out span))
        {
            return true;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds))
        {
            bool fits = Math.Abs(seconds) <= s_longest.TotalSeconds;
            span = fits ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
            problem = fits ? null : $"'{ShortText.Of(text)}' is too many: a bare number is a number of seconds, up to those of 31 days.";
            return fits;
        }

        bool isSpan = TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out span);
        if (isSpan && text.Count(letter => letter == ':') == 1 && !text.Contains('.'))
        {
            problem = $"'{text}' may mean minutes and seconds or hours and minutes. Write 00:{Two(span.Hours)}:{Two(span.Minutes)} or " +
                $"{Two(span.Hours)}:{Two(span.Minutes)}:00.";
            return false;
        }

        if (isSpan)
        {
            return true;
        }

        problem = $"'{ShortText.Of(text)}' is neither a time span such as 00:00:10 or 2h nor a number of seconds.";
        return false;
    }

    /// <summary>A number and the letter of its unit. Years of them are no time span but a mistake.</summary>
    private static bool TryReadUnit(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        int last = text.Length - 1;
        int seconds = last < 0 ? 0 : char.ToLowerInvariant(text[last]) switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3_600,
            'd' => 86_400,
            _ => 0,
        };
        if (seconds == 0 ||
            !double.TryParse(
                text.Substring(0, last).TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) ||
            number * seconds > s_longestUnits.TotalSeconds)
        {
            return false;
        }

        span = TimeSpan.FromSeconds(number * seconds);
        return true;
    }

    private static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);
}

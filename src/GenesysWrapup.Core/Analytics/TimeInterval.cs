using System;
using System.Collections.Generic;
using System.Globalization;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Analytics;

/// <summary>From a time up to, and without, a later one; in UTC.</summary>
internal readonly record struct TimeInterval
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Each month is a request of its own, and no organization is as old.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(20 * 366);

    public TimeInterval(DateTimeOffset from, DateTimeOffset to)
    {
        From = from.ToUniversalTime();
        To = to.ToUniversalTime();
        if (From >= To)
        {
            throw new GenesysException(new Failure(
                FailureId.InvalidValue,
                FailureCategory.InvalidArgument,
                FormattableString.Invariant($"There is no time between {From:u} and {To:u}."),
                "Give an earlier begin or a later end.")
            { Target = FormattableString.Invariant($"{From:u}/{To:u}"), EndsCommand = true });
        }

        if (Length > s_longest)
        {
            throw new GenesysException(new Failure(
                FailureId.InvalidValue,
                FailureCategory.InvalidArgument,
                FormattableString.Invariant($"From {From:u} to {To:u} are {Length.TotalDays:N0} days; {s_longest.TotalDays:N0} at most ") +
                "are asked for at a time.",
                "Ask for one part of it after the other.")
            { Target = FormattableString.Invariant($"{From:u}/{To:u}"), EndsCommand = true });
        }
    }

    public DateTimeOffset From { get; }

    public DateTimeOffset To { get; }

    public TimeSpan Length => To - From;

    public bool Contains(DateTimeOffset time) => time >= From && time < To;

    /// <summary>From/to in ISO 8601, as the platform writes it. Times without a zone are UTC.</summary>
    public static TimeInterval Parse(string text)
    {
        string[] ends = text.Split('/');
        return ends.Length == 2 && IsTime(ends[0], out DateTimeOffset from) && IsTime(ends[1], out DateTimeOffset to)
            ? new TimeInterval(from, to)
            : throw new GenesysException(new Failure(
                FailureId.InvalidValue,
                FailureCategory.InvalidArgument,
                $"'{Platform.ShortText.Of(text)}' is not an interval.",
                "Write two times with a slash between them, such as 2026-11-02T08:00:00Z/2026-11-02T17:00:00Z, or use -Last or -From.")
            { Target = text, EndsCommand = true });
    }

    /// <summary>The days of it in UTC, in stretches of at most so many, in order.</summary>
    public IReadOnlyList<TimeInterval> InDays(int most)
    {
        var pieces = new List<TimeInterval>();
        DateTimeOffset at = From;
        while (at < To)
        {
            DateTimeOffset midnight = new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero).After(TimeSpan.FromDays(most));
            DateTimeOffset next = midnight < To ? midnight : To;
            pieces.Add(new TimeInterval(at, next));
            at = next;
        }

        return pieces;
    }

    /// <summary>As the platform takes it. The end is its last millisecond: midnight itself would touch one day more.</summary>
    public string ForThePlatform() => Write(From) + "/" + Write(To.Before(s_last) > From ? To.Before(s_last) : To);

    public override string ToString() => FormattableString.Invariant($"{From:u} to {To:u}");

    private static readonly TimeSpan s_last = TimeSpan.FromMilliseconds(1);

    private static bool IsTime(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    private static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
}

using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Transport;

/// <summary>What the headers of an answer say. A header that cannot be read counts as absent.</summary>
internal static class AnswerHeaders
{
    private const string Correlation = "ININ-Correlation-Id";

    /// <summary>The platform's ids are GUIDs; others stay recognisable.</summary>
    private const int LongestId = 100;

    /// <summary>Anything longer means never, and would not fit into a TimeSpan.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(3650);

    public static string? CorrelationId(HttpResponseMessage answer, WireText text) =>
        First(answer, Correlation) is { } id ? ShortText.Of(text.Line(id), LongestId) : null;

    /// <summary>The id that another server gives a call, in a header of its own.</summary>
    public static string? RequestId(HttpResponseMessage answer, string name) => First(answer, name);

    /// <summary>
    /// How long the server asks to wait, given as seconds or as a date. Null for a value that does not lie ahead (garbage, negative, zero,
    /// past).
    /// </summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage answer, DateTimeOffset now)
    {
        if (First(answer, "Retry-After") is not { } text)
        {
            return null;
        }

        TimeSpan wait;
        const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (double.TryParse(text, Plain, CultureInfo.InvariantCulture, out double seconds) && !double.IsNaN(seconds))
        {
            wait = TimeSpan.FromSeconds(Math.Min(Math.Max(seconds, 0), s_longest.TotalSeconds));
        }
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
        {
            wait = date - now;
        }
        else
        {
            return null;
        }

        return wait > TimeSpan.Zero ? wait : null;
    }

    /// <summary>A rate limit's state, where the answer has it: calls counted, calls allowed, time until the count restarts.</summary>
    public static (int Count, int Allowed, TimeSpan Reset)? RateLimit(HttpResponseMessage answer) =>
        Number(answer, "inin-ratelimit-count") is { } count
        && Number(answer, "inin-ratelimit-allowed") is { } allowed and > 0
        && Number(answer, "inin-ratelimit-reset") is { } reset
            ? (count, allowed, TimeSpan.FromSeconds(reset))
            : null;

    private static int? Number(HttpResponseMessage answer, string name) =>
        int.TryParse(First(answer, name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static string? First(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out System.Collections.Generic.IEnumerable<string>? values)
            ? values.Select(static value => value.Trim()).FirstOrDefault(static value => value.Length > 0)
            : null;
}

using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace GenesysWrapup.Core.Explain;

/// <summary>The platform's answer as a page reports it: a body in the text, a status in a sentence, or the words of a message.</summary>
internal static class PastedAnswer
{
    private const int MostSentences = 5_000;

    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(500);

    private static readonly Regex s_status = new(
        @"(?<![\w./:-])(?<status>[1-5][0-9][0-9])[ \t]{1,3}" +
        @"(?:Bad Request|Unauthorized|Forbidden|Not Found|Method Not|Conflict|Too Many|Internal|Service|OK\b|error|" +
        @"Client Error|Server Error)|" +
        @"\b(?:returns?|returned|error|status|HTTP|gets?|got|getting|throws?|with)[ \t]{1,3}(?:an?[ \t]{1,3})?(?:code[ \t]{1,3})?" +
        @"(?<status>[2-5][0-9][0-9])(?![\w.:/-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        s_limit);

    /// <summary>Null where the text reports no answer.</summary>
    public static ReportedError? In(string text)
    {
        ReportedError? body = ErrorBodyReader.FromJson(text, amongOthers: true);
        string? sentence = body is null ? SentenceIn(text) : null;
        int? status = StatusIn(text);
        return body is null && sentence is null && status is null
            ? null
            : (body ?? new ReportedError { Words = sentence }) with { StatusCode = body?.StatusCode ?? status };
    }

    /// <summary>The sentence that quotes a message which is known.</summary>
    private static string? SentenceIn(string text) => text
        .Split(['.', '\n', '!', '?'], MostSentences)
        .FirstOrDefault(sentence => SaidMessages.Reported(sentence) is not null || SaidMessages.Known(sentence) is not null)?
        .Trim();

    private static int? StatusIn(string text)
    {
        try
        {
            Match match = s_status.Match(text);
            return match.Success ? int.Parse(match.Groups["status"].Value, System.Globalization.CultureInfo.InvariantCulture) : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;

namespace GenesysWrapup.Core.Explain;

/// <summary>
/// Reads the text of an error answer: the platform's body, OAuth's, an SDK's message with the body inside, or something else altogether.
/// It takes any text and never throws.
/// </summary>
internal static class ErrorBodyReader
{
    /// <summary>What is said of an answer that is a page without a title.</summary>
    public const string WebPage = "a web page";

    // An error body has a few hundred letters. In a longer text, only the beginning can be one.
    private const int LongestRead = 200_000;
    private const int MostNested = 10;
    private const int MostBraces = 60;
    private const int LongestBody = 20_000;

    private static readonly string[] s_detail = ["fieldName", "errorCode", "entityName", "entityId"];

    private static readonly Dictionary<string, int> s_named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Bad Request"] = 400,
        ["Unauthorized"] = 401,
        ["Forbidden"] = 403,
        ["Not Found"] = 404,
        ["Method Not Allowed"] = 405,
        ["Conflict"] = 409,
        ["Gone"] = 410,
        ["Unsupported Media Type"] = 415,
        ["Too Many Requests"] = 429,
        ["Internal Server Error"] = 500,
        ["Bad Gateway"] = 502,
        ["Service Unavailable"] = 503,
        ["Gateway Timeout"] = 504,
        ["Gateway Time-out"] = 504,
    };

    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(500);

    private static readonly JsonReaderOptions s_lenient =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private static readonly Regex s_status = New(
        @"(?:^|[\s(:])(?:HTTP/[0-9.]+\s+|status(?:\s*code)?\W{0,4}|error\W{1,3})?\(?(?<status>[1-5][0-9][0-9])\)?" +
        @"(?=\s*(?:$|[-)\r\n.,:]|\(|Bad|Un|For|Not|Conf|Too|Int|Serv|Gate|Method|Gone|Req|Payload|Acc|OK|Client|Server))");

    private static readonly Regex s_correlation =
        New(@"(?:inin-correlation-id|correlation[ -]?id|contextId)\W{1,6}(?<id>[0-9a-f]{8}-[0-9a-f-]{27})");

    private static readonly Regex s_title = New(@"<title[^>]{0,100}>(?<title>[^<]{1,200})");

    private static readonly Regex s_code = New(@"\b[a-z]+(?:[._][a-z]+)+\b");

    private static readonly Regex s_placeholder = New(@"\{([^{}]{1,60})\}");

    public static ReportedError Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new ReportedError();
        }

        string read = text!.Length > LongestRead ? text.Substring(0, LongestRead) : text;
        ReportedError said = FromJson(read) ?? new ReportedError();
        try
        {
            return said.CompletedBy(FromText(read, hasJson: said.Words is not null || said.ErrorCode is not null));
        }
        catch (RegexMatchTimeoutException)
        {
            return said with { Words = said.Words ?? Shown(read) };
        }
    }

    /// <summary>Whether each of these texts is an error body of its own, not a line of one.</summary>
    public static bool AreBodies(IReadOnlyList<string> texts) =>
        texts.All(text =>
            text.Trim() is { Length: > 1 } body && body[0] == '{' && body[body.Length - 1] == '}' && FromJson(body) is not null);

    private static ReportedError FromText(string text, bool hasJson)
    {
        Match status = s_status.Match(text);
        Match correlation = s_correlation.Match(text);
        string? code = hasJson
            ? null
            : s_code.Matches(text).Cast<Match>().Select(match => match.Value).FirstOrDefault(word => KnownErrors.Find(word) is not null);
        bool page = !hasJson && text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t').StartsWith("<", StringComparison.Ordinal);
        Match title = page ? s_title.Match(text) : Match.Empty;
        return new ReportedError
        {
            StatusCode = status.Success ? int.Parse(status.Groups["status"].Value, CultureInfo.InvariantCulture) : StatusNamed(text),
            CorrelationId = correlation.Success ? correlation.Groups["id"].Value : null,
            ErrorCode = code,
            Words = page ? (title.Success ? title.Groups["title"].Value.Trim() : WebPage) : Shown(text),
            Foreign = page,
        };
    }

    /// <summary>The status that an SDK names in words alone, as in "Error: Forbidden".</summary>
    private static int? StatusNamed(string text)
    {
        string last = text.Substring(text.LastIndexOf(':') + 1).Trim(' ', '.', '\r', '\n', '"', '\'');
        return s_named.TryGetValue(last, out int status) ? status : null;
    }

    /// <summary>
    /// The first JSON object in the text that reads as an error. Among code and payloads, a code alone is no sign of one: a wrap-up has
    /// a code as well.
    /// </summary>
    public static ReportedError? FromJson(string text, bool amongOthers = false)
    {
        ReportedError? codeOnly = null;
        int at = -1;
        for (int tries = 0; tries < MostBraces; tries++)
        {
            at = text.IndexOf('{', at + 1);
            if (at < 0)
            {
                break;
            }

            if (!CouldBeObject(text, at) || Parse(text, at) is not { } found)
            {
                continue;
            }

            bool says = found.Words is not null || found.StatusCode is not null || found.Nested.Count > 0;
            if (says || KnownErrors.Find(found.ErrorCode) is not null)
            {
                return found;
            }

            codeOnly ??= found;
        }

        return amongOthers ? null : codeOnly;
    }

    /// <summary>An object goes on with a name, its end, or a comment; anything else is not worth parsing.</summary>
    private static bool CouldBeObject(string text, int brace)
    {
        int next = brace + 1;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        return next < text.Length && (text[next] is '"' or '}' or '/');
    }

    private static ReportedError? Parse(string text, int start)
    {
        try
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text.Substring(start, Math.Min(LongestBody, text.Length - start)));
            var reader = new Utf8JsonReader(bytes, s_lenient);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            return FromObject(document.RootElement, 0);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or EncoderFallbackException)
        {
            return null;
        }
    }

    private static ReportedError? FromObject(JsonElement body, int depth)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        // A body may come wrapped: {"error": {...}} or {"body": "..."} are shapes of tools, not of the platform.
        if (depth < 3
            && (Member(body, "error") ?? Member(body, "body") ?? Member(body, "response")) is { ValueKind: JsonValueKind.Object } inner
            && FromObject(inner, depth + 1) is { } unwrapped)
        {
            return unwrapped.CompletedBy(new ReportedError { StatusCode = Number(body, "status") ?? Number(body, "statusCode") });
        }

        string? code = Text(body, "code") ?? Text(body, "errorCode") ?? Text(body, "error");
        string? words = Sentence(body) ?? Text(body, "error_description") ?? Text(body, "description");
        int? status = Number(body, "status") ?? Number(body, "statusCode");
        ReportedError[] nested = Nested(body, depth);
        if (code is null && words is null && status is null && nested.Length == 0)
        {
            return null;
        }

        return new ReportedError
        {
            StatusCode = status is >= 100 and < 600 ? status : null,
            ErrorCode = code is { Length: < 200 } ? code.Trim() : null,
            Words = words is null ? null : Shown(words),
            CorrelationId = Text(body, "contextId") ?? Text(body, "correlationId"),
            Details = Details(body),
            Nested = nested,
        };
    }

    /// <summary>The message with its placeholders filled in, whether they are %s or {names}.</summary>
    private static string? Sentence(JsonElement body)
    {
        string? message = Text(body, "message");
        string? template = Text(body, "messageWithParams");
        bool raw = message is null || message == template || message.Contains("%s");
        string? sentence = raw ? template ?? message : message;
        if (sentence is null || Member(body, "messageParams") is not { ValueKind: JsonValueKind.Object } parameters)
        {
            return sentence;
        }

        var values = parameters.EnumerateObject().Take(50).Select(member => (member.Name, Value: JsonText.OrNumber(member.Value))).ToList();
        string filled = s_placeholder.Replace(
            sentence, match => values.FirstOrDefault(value => value.Name == match.Groups[1].Value).Value ?? match.Value);
        foreach ((_, string? value) in values)
        {
            int at = filled.IndexOf("%s", StringComparison.Ordinal);
            if (at < 0)
            {
                break;
            }

            filled = filled.Substring(0, at) + value + filled.Substring(at + 2);
        }

        return filled;
    }

    private static string[] Details(JsonElement body) => Member(body, "details") is not { ValueKind: JsonValueKind.Array } details
        ? []
        : details.EnumerateArray().Take(MostNested)
            .Where(detail => detail.ValueKind == JsonValueKind.Object)
            .Select(detail => string.Join(
                " ", s_detail.Select(name => Text(detail, name)).Where(part => !string.IsNullOrEmpty(part))))
            .Where(text => text.Length > 0)
            .ToArray();

    private static ReportedError[] Nested(JsonElement body, int depth) =>
        depth >= 3 || Member(body, "errors") is not { ValueKind: JsonValueKind.Array } errors
        ? []
        : errors.EnumerateArray()
            .Take(MostNested)
            .Select(error => FromObject(error, depth + 1))
            .Where(error => error is not null)
            .Select(error => error!)
            .ToArray();

    private static JsonElement? Member(JsonElement body, string name)
    {
        foreach (JsonProperty member in body.EnumerateObject())
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return member.Value;
            }
        }

        return null;
    }

    private static string? Text(JsonElement body, string name) => Member(body, name) is { } value ? JsonText.Shown(value) : null;

    private static int? Number(JsonElement body, string name) => Member(body, name) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out int value) => value,
        { ValueKind: JsonValueKind.String } text when int.TryParse(
            JsonText.OrNumber(text), NumberStyles.None, CultureInfo.InvariantCulture, out int value) => value,
        _ => null,
    };

    private static string Shown(string text) => ShortText.Line(text.Trim(), Advice.Longest);

    private static Regex New(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, s_limit);
}

using System;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace GenesysWrapup.Core.Events;

/// <summary>
/// Runbooks of PowerShell 7 get their webhook's data as a text that is almost JSON: {WebhookName:x,RequestBody:{…},RequestHeader:{…}}.
/// The names and plain values have no quotation marks; what was posted as JSON is JSON still.
/// </summary>
internal static class UnquotedWebhookData
{
    private static readonly string[] s_names = ["WebhookName", WebhookDataShape.Body, "RequestHeader"];

    /// <summary>The body that was posted; null where the text is something else.</summary>
    public static string? BodyOf(string text)
    {
        int at = 1;
        while (at > 0 && at < text.Length && NameAt(text, at) is var (name, valueAt))
        {
            int end = ValueEnd(text, valueAt);
            if (name == WebhookDataShape.Body)
            {
                return text.Substring(valueAt, end - valueAt).Trim();
            }

            // Behind the comma; 0, which ends this, where there is none.
            at = text.IndexOf(',', end) + 1;
        }

        return null;
    }

    /// <summary>Which of the three members begins here, with or without quotation marks, and where its value does.</summary>
    private static (string Name, int ValueAt)? NameAt(string text, int at)
    {
        int start = Skip(text, at, ' ', '\r', '\n', '\t', '"');
        string? name = s_names.FirstOrDefault(known =>
            string.Compare(text, start, known, 0, known.Length, StringComparison.OrdinalIgnoreCase) == 0);
        if (name is null)
        {
            return null;
        }

        int colon = Skip(text, start + name.Length, ' ', '"');
        return colon < text.Length && text[colon] == ':' ? (name, Skip(text, colon + 1, ' ')) : null;
    }

    private static int Skip(string text, int at, params char[] letters)
    {
        while (at < text.Length && letters.Contains(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Behind its JSON where the value is JSON, else before the comma of the next member, else before the last brace.</summary>
    private static int ValueEnd(string text, int start) => JsonEnd(text, start) ?? s_names
        .Select(name => CommaBefore(text, text.IndexOf(name + ":", start, StringComparison.OrdinalIgnoreCase)))
        .OfType<int>()
        .DefaultIfEmpty(Math.Max(start, text.LastIndexOf('}')))
        .Min();

    private static int? CommaBefore(string text, int name)
    {
        int at = name - 1;
        while (at > 0 && text[at] == ' ')
        {
            at--;
        }

        return at > 0 && text[at] == ',' ? at : null;
    }

    private static int? JsonEnd(string text, int start)
    {
        if (start >= text.Length || text[start] is not ('{' or '[' or '"'))
        {
            return null;
        }

        try
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text.Substring(start));
            var options = new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
            var reader = new Utf8JsonReader(bytes, options);
            reader.Read();
            reader.Skip();
            return start + Encoding.UTF8.GetCharCount(bytes, 0, (int)reader.BytesConsumed);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>A body as the wire would carry it, from the text or the literal that stands in the code.</summary>
internal static class PastedBody
{
    public static string? Of(Literal? body) => body is Literal.Words words ? Of(words.Value) : body?.AsBody;

    /// <summary>JSON as it is; a literal of a language, or JSON with escaped quotes, as the JSON that is meant.</summary>
    public static string? Of(string? text)
    {
        if (text is null || text.IndexOf('{') < 0 || DraftBody.Parse(text).Fault is null)
        {
            return text;
        }

        string unescaped = text.Replace("\\\"", "\"");
        if (DraftBody.Parse(unescaped).Fault is null)
        {
            return unescaped;
        }

        var source = new SourceText(text.Trim());
        try
        {
            string json = new LiteralReader(source, new Assignments(source)).Read(0, out int end).ToJson();
            return source.SkipBlanks(end) >= source.Length && DraftBody.Parse(json).Fault is null ? json : text;
        }
        catch (TooManyStepsException)
        {
            return text;
        }
    }
}

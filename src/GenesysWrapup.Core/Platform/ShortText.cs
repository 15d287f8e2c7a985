namespace GenesysWrapup.Core.Platform;

/// <summary>Texts cut to what a message, a log line or a finding can carry.</summary>
internal static class ShortText
{
    /// <summary>As much of a name or an id as a message quotes.</summary>
    private const int LongestName = 80;

    private const string Ellipsis = "…";

    /// <summary>The text, or its beginning with an ellipsis; never longer than <paramref name="longest"/>.</summary>
    public static string Of(string? text, int longest = LongestName)
    {
        if (text is null || text.Length <= longest)
        {
            return text ?? string.Empty;
        }

        // Half of a surrogate pair is not a character.
        int end = longest - Ellipsis.Length;
        return text.Substring(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end).TrimEnd() + Ellipsis;
    }

    /// <summary>The same on one line: breaks become blanks, and what acts on a terminal is spelled out.</summary>
    public static string Line(string? text, int longest = LongestName) =>
        Of(ShownText.Line(Of(text, longest).Replace('\r', ' ').Replace('\n', ' ').Replace('\t', ' ')), longest);
}

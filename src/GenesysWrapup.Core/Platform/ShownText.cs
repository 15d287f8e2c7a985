using System.Globalization;
using System.Text;

namespace GenesysWrapup.Core.Platform;

/// <summary>
/// Texts that others wrote (the platform, callers and web guests, whoever made a file), made safe for a terminal, a log and a page. What
/// would move the cursor, hide letters or turn their order around is spelled out instead: \u001b. Other text stays as it is, so that a
/// text that went through here goes through again unchanged.
/// </summary>
internal static class ShownText
{
    private const int LongestEcho = 1_000;

    /// <summary>A text that may have lines of its own: notes, a message of ours.</summary>
    public static string Of(string? text) => Spelled(text, keepsLines: true);

    /// <summary>A text of one line, such as a name. Its line breaks are spelled out too: nothing in it passes for a line of ours.</summary>
    public static string Line(string? text) => Spelled(text, keepsLines: false);

    /// <summary>What somebody gave, as a result repeats it; null stays null.</summary>
    public static string? Echo(string? text, int longest = LongestEcho) => text is null ? null : Of(ShortText.Of(text, longest));

    /// <summary>
    /// Unicode's controls, C0 and C1, its line separators, and the nine characters that turn the order of others around. Its marks of
    /// direction (U+200E, U+200F, U+061C) turn nothing around, and names in Arabic and Hebrew have them.
    /// </summary>
    public static bool Acts(char letter) =>
        char.IsControl(letter) || letter is (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static string Spelled(string? text, bool keepsLines)
    {
        if (text is null)
        {
            return string.Empty;
        }

        StringBuilder? spelled = null;
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (!Acts(letter) || (keepsLines && BreaksLine(text, i)))
            {
                spelled?.Append(letter);
                continue;
            }

            spelled ??= new StringBuilder(text, 0, i, text.Length + 16);
            spelled.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
        }

        return spelled?.ToString() ?? text;
    }

    /// <summary>A lone carriage return would write over its line.</summary>
    private static bool BreaksLine(string text, int at) =>
        text[at] is '\n' or '\t' || (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n');
}

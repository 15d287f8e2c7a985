using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace GenesysWrapup.Core.Sessions;

/// <summary>
/// The part of TOML that the vendor CLI's profile file uses: tables of single-line values. Names ignore case, as they do in the CLI's own
/// reader. Lines it does not understand are skipped.
/// </summary>
internal static class TomlTables
{
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Parse(string text)
    {
        var tables = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.OrdinalIgnoreCase);
        var current = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string raw in text.Split('\n'))
        {
            string line = raw.Trim().TrimStart('\uFEFF');
            if (line.StartsWith("[", StringComparison.Ordinal) && line.IndexOf(']') is > 1 and int end)
            {
                current = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                tables[Unquoted(line.Substring(1, end - 1).Trim())] = current;
            }
            else if (line.Length > 0 && line[0] != '#' && line.IndexOf('=') is > 0 and int sign)
            {
                current[Unquoted(line.Substring(0, sign).Trim())] = ValueOf(line.Substring(sign + 1).Trim());
            }
        }

        return tables;
    }

    private static string ValueOf(string text)
    {
        if (text.StartsWith("'", StringComparison.Ordinal))
        {
            int end = text.IndexOf('\'', 1);
            return end < 0 ? text.Substring(1) : text.Substring(1, end - 1);
        }

        if (text.StartsWith("\"", StringComparison.Ordinal))
        {
            return Basic(text);
        }

        int comment = text.IndexOf('#');
        return (comment < 0 ? text : text.Substring(0, comment)).Trim();
    }

    /// <summary>A string in double quotes, with its escapes.</summary>
    private static string Basic(string text)
    {
        var value = new StringBuilder();
        for (int at = 1; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] != '\\' || at + 1 >= text.Length)
            {
                value.Append(text[at]);
                continue;
            }

            at++;
            int digits = text[at] switch { 'u' => 4, 'U' => 8, _ => 0 };
            if (CodePoint(text, at + 1, digits) is { } letter)
            {
                value.Append(char.ConvertFromUtf32(letter));
                at += digits;
                continue;
            }

            value.Append(text[at] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => text[at] });
        }

        return value.ToString();
    }

    /// <summary>The character that so many hexadecimal digits stand for; null where they stand for none.</summary>
    private static int? CodePoint(string text, int start, int digits)
    {
        if (digits == 0 || start + digits > text.Length)
        {
            return null;
        }

        string hex = text.Substring(start, digits);
        bool isCharacter = int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int letter)
            && letter is (>= 0 and < 0xD800) or (> 0xDFFF and <= 0x10FFFF);
        return isCharacter ? letter : null;
    }

    private static string Unquoted(string name) =>
        name.Length > 1 && name[0] is '"' or '\'' && name[name.Length - 1] == name[0] ? name.Substring(1, name.Length - 2) : name;
}

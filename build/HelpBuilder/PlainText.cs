using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace GenesysWrapup.Help;

/// <summary>Markdown as the console shows it.</summary>
internal static class PlainText
{
    private const int Width = 78;

    /// <summary>Paragraphs: lines of running text joined; lists, tables and code kept line by line.</summary>
    public static IEnumerable<string> Paragraphs(string markdown)
    {
        var paragraph = new List<string>();
        bool fenced = false;
        foreach (string line in Regex.Replace(markdown, "<!--.*?-->", string.Empty, RegexOptions.Singleline).Split('\n').Append(string.Empty))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                fenced = !fenced;
                continue;
            }

            if (fenced)
            {
                paragraph.Add("    " + line);
            }
            else if (line.Trim().Length == 0)
            {
                if (paragraph.Count > 0)
                {
                    yield return string.Join('\n', paragraph);
                    paragraph.Clear();
                }
            }
            else if (paragraph.Count > 0 && !IsOwnLine(line) && !paragraph[^1].StartsWith("    ", StringComparison.Ordinal))
            {
                paragraph[^1] += " " + Inline(line.Trim());
            }
            else
            {
                paragraph.Add(Inline(line.TrimEnd()));
            }
        }
    }

    /// <summary>An about topic: headings in capitals, text indented and wrapped.</summary>
    public static string OfTopic(string markdown)
    {
        var text = new StringBuilder();
        foreach (string paragraph in Paragraphs(markdown.Replace("\r\n", "\n", StringComparison.Ordinal)))
        {
            foreach (string line in paragraph.Split('\n'))
            {
                if (line.StartsWith('#'))
                {
                    text.Append(line.TrimStart('#').Trim().ToUpperInvariant()).Append('\n');
                }
                else
                {
                    foreach (string wrapped in Wrap(line))
                    {
                        text.Append("    ").Append(wrapped).Append('\n');
                    }
                }
            }

            if (!paragraph.StartsWith('#'))
            {
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Without the marks for code, emphasis and links.</summary>
    public static string Inline(string text)
    {
        text = Regex.Replace(text, @"\[([^\]]+)\]\([^)]*\)", "$1");
        text = Regex.Replace(text, @"\*\*([^*]+)\*\*", "$1");
        return text.Replace("`", string.Empty, StringComparison.Ordinal).Replace("\\|", "|", StringComparison.Ordinal);
    }

    private static bool IsOwnLine(string line) => Regex.IsMatch(line, @"^\s*([-*|#]|\d+\.)(\s|\w|-|$)");

    private static IEnumerable<string> Wrap(string line)
    {
        // Code, tables and what fits stay as they are.
        if (line.Length <= Width || line.StartsWith("    ", StringComparison.Ordinal) || line.StartsWith('|'))
        {
            return [line];
        }

        string hang = Regex.Match(line, @"^(\s*([-*]|\d+\.)\s+)?").Value;
        var lines = new List<string>();
        var current = new StringBuilder(hang);
        foreach (string word in line[hang.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (current.Length > hang.Length && current.Length + word.Length + 1 > Width)
            {
                lines.Add(current.ToString());
                current.Clear().Append(' ', hang.Length);
            }

            if (current.Length > hang.Length)
            {
                current.Append(' ');
            }

            current.Append(word);
        }

        lines.Add(current.ToString());
        return lines;
    }
}

using System.Collections.Generic;
using System.Text;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>
/// Splits one command line into words as a shell does. It reads the quoting of bash, of cmd and of PowerShell at once: a backslash,
/// caret or backtick at the end of a line continues it, and \" is a quote of the text.
/// </summary>
internal static class ShellWords
{
    private const int MostWords = 200;

    public static IReadOnlyList<string> Read(SourceText text, int start, out int end)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        bool open = false;
        int at = start;
        for (; text[at] != '\0' && words.Count < MostWords; at++)
        {
            char letter = text[at];
            if (letter is '\\' or '^' or '`' && text[text.SkipSpaces(at + 1)] == '\n')
            {
                at = text.SkipSpaces(at + 1);
            }
            else if (letter is '"' or '\'')
            {
                open = true;
                at = Quoted(text, at, word);
            }
            else if (letter == '\\' && text[at + 1] is '"' or '\'')
            {
                at++;
                word.Append(text[at]);
            }
            else if (letter is '\n' or '|' or ';' || (letter == '&' && text[at + 1] is '&' or ' ' or '\n'))
            {
                break;
            }
            else if (char.IsWhiteSpace(letter))
            {
                Close(words, word, ref open);
            }
            else if (letter != '$' || text[at + 1] != '\'')
            {
                word.Append(letter);
            }
        }

        Close(words, word, ref open);
        end = at;
        return words;
    }

    private static int Quoted(SourceText text, int at, StringBuilder word)
    {
        char mark = text[at];
        for (at++; text[at] is var letter and not '\0'; at++)
        {
            if (mark == '"' && letter is '\\' or '`' && text[at + 1] is '"' or '\\')
            {
                at++;
                word.Append(text[at]);
            }
            else if (letter != mark)
            {
                word.Append(letter);
            }
            else if (mark == '"' && text[at + 1] == '"')
            {
                // cmd and PowerShell double a quote within quotes.
                at++;
                word.Append('"');
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static void Close(List<string> words, StringBuilder word, ref bool open)
    {
        if (open || word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
            open = false;
        }
    }
}

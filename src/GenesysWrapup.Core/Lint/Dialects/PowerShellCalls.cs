using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>Invoke-RestMethod and Invoke-WebRequest, with hashtables, splatting, here-strings and ConvertTo-Json.</summary>
internal sealed class PowerShellCalls : ICallDialect
{
    private const int MostCommands = 100;
    private const int MostArguments = 60;

    private static readonly KeyValuePair<string, string> s_form = new("Content-Type", "application/x-www-form-urlencoded");

    private static readonly string[] s_commands = ["Invoke-RestMethod", "Invoke-WebRequest", "irm", "iwr"];

    public IEnumerable<PlacedCall> CallsIn(PastedCode code)
    {
        foreach (string command in s_commands)
        {
            int at = 0;
            for (int found = 0; found < MostCommands && (at = code.Text.Find(command, at, code.Text.Length)) >= 0; found++)
            {
                int start = at;
                at += command.Length;
                bool word = !SourceText.IsNamePart(code.Text[start - 1]) && code.Text[start - 1] is not ('-' or '/' or '.') &&
                    code.Text[at] is ' ' or '\t' or '`';
                if (word && Read(code, start, at, out int end) is { } draft)
                {
                    yield return new PlacedCall(draft, "PowerShell", start, end);
                    at = Math.Max(at, end);
                }
            }
        }
    }

    private static RequestDraft? Read(PastedCode code, int start, int at, out int end)
    {
        var given = new Dictionary<string, Literal>(StringComparer.OrdinalIgnoreCase);
        SourceText text = code.Text;
        for (int i = 0; i < MostArguments; i++)
        {
            at = SkipToWord(text, at);
            char letter = text[at];
            if (letter is '\0' or '\n' or '|' or ';' or ')' or '}')
            {
                break;
            }

            if (letter == '-' && SourceText.IsNamePart(text[at + 1]))
            {
                int behind = text.EndOfName(at + 1);
                string name = text.Part(at + 1, behind);
                int next = SkipToWord(text, text[behind] == ':' ? behind + 1 : behind);
                bool flag = text[next] is '\0' or '\n' or '|' or ';' or ')' or '}' || (text[next] == '-' && char.IsLetter(text[next + 1]));
                at = behind;
                if (!flag)
                {
                    given[name] = Value(code, next, out at);
                }
            }
            else if (letter == '@' && SourceText.IsNamePart(text[at + 1]))
            {
                int behind = text.EndOfName(at + 1);
                Splat(given, code.Variables.Find(text.Part(at + 1, behind), at, code.Literals, 0));
                at = behind;
            }
            else
            {
                Literal value = Value(code, at, out int behind);
                if (!given.ContainsKey("Uri"))
                {
                    given["Uri"] = value;
                }

                at = Math.Max(behind, at + 1);
            }
        }

        end = at;
        Literal? Of(params string[] names) => names.Where(given.ContainsKey).Select(name => given[name]).FirstOrDefault();
        Literal? body = Of("Body", "b", "bo") ?? Piped(code, start);
        RequestDraft? draft = HttpArguments.Made(
            HttpArguments.Verb(Of("Method", "me", "CustomMethod")?.AsText) ?? Of("Method", "CustomMethod")?.AsText ?? "GET",
            Of("Uri", "u", "Url")?.AsText,
            body,
            Of("Headers", "h"));

        // PowerShell sends a hashtable as a form, whatever is in it; ConvertTo-Json would have made a text of it.
        return draft is not null && body is Literal.Fields && draft.Method != "GET"
            ? draft with { Headers = [.. draft.Headers.Where(IsNoContentType), s_form] }
            : draft;
    }

    private static bool IsNoContentType(KeyValuePair<string, string> header) =>
        !string.Equals(header.Key, s_form.Key, StringComparison.OrdinalIgnoreCase);

    private static void Splat(Dictionary<string, Literal> given, Literal table)
    {
        foreach (KeyValuePair<string, Literal> member in table is Literal.Fields fields ? fields.Members : [])
        {
            given[member.Key] = member.Value;
        }
    }

    /// <summary>An argument: a value of the language, or a bare word.</summary>
    private static Literal Value(PastedCode code, int at, out int end)
    {
        if (code.Text[at] is '"' or '\'' or '$' or '@' or '(' or '{' or '[')
        {
            Literal value = code.Literals.Read(at, out end);
            bool joined = value is Literal.Named && code.Text[end] is '/' or '.';
            if (!joined)
            {
                return value;
            }
        }

        end = at;
        while (code.Text[end] is not ('\0' or '|' or ';' or ')') && !char.IsWhiteSpace(code.Text[end]))
        {
            end++;
        }

        return new Literal.Words(code.Text.Part(at, end));
    }

    /// <summary>$body | Invoke-RestMethod …</summary>
    private static Literal? Piped(PastedCode code, int start)
    {
        int pipe = start - 1;
        while (code.Text[pipe] is ' ' or '\t')
        {
            pipe--;
        }

        if (code.Text[pipe] != '|')
        {
            return null;
        }

        int line = pipe;
        while (line > 0 && code.Text[line - 1] != '\n')
        {
            line--;
        }

        return code.Literals.Read(line, out _);
    }

    /// <summary>To the next word of the command, over a backtick at a line's end.</summary>
    private static int SkipToWord(SourceText text, int at)
    {
        at = text.SkipSpaces(at);
        while (text[at] is '`' or '\\' && text[text.SkipSpaces(at + 1)] == '\n')
        {
            at = text.SkipSpaces(text.SkipSpaces(at + 1) + 1);
        }

        return at;
    }
}

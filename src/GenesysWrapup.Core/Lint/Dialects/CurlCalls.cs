using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>curl and wget, from bash, cmd and PowerShell.</summary>
internal sealed class CurlCalls : ICallDialect
{
    private const int MostCommands = 100;
    private static readonly string[] s_commands = ["curl", "wget"];

    /// <summary>Options whose next word is theirs, and no address.</summary>
    private static readonly HashSet<string> s_withValue = new(StringComparer.Ordinal)
    {
        "-u", "--user", "-o", "--output", "-A", "--user-agent", "-m", "--max-time", "-e", "--referer", "-b", "--cookie", "-c",
        "--cookie-jar", "-x", "--proxy", "-w", "--write-out", "-E", "--cert", "--key", "--cacert", "--retry", "--connect-timeout", "-T",
        "--upload-file", "-K", "--config", "-F", "--form", "--resolve", "--oauth2-bearer",
    };

    private static readonly HashSet<string> s_data =
        new(
        [
            "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode", "--json", "--body-data", "--post-data",
        ],
        StringComparer.Ordinal);

    public IEnumerable<PlacedCall> CallsIn(PastedCode code) => s_commands.SelectMany(command => CallsIn(code, command));

    private static IEnumerable<PlacedCall> CallsIn(PastedCode code, string command)
    {
        SourceText text = code.Text;
        int at = 0;
        for (int commands = 0; commands < MostCommands && (at = text.Find(command, at, text.Length)) >= 0; commands++)
        {
            int start = at;
            at += command.Length;
            int first = text.Has(at, ".exe") ? at + ".exe".Length : at;
            if (SourceText.IsNamePart(text[start - 1]) || text[start - 1] is '/' or '-' or '.' || text[first] is not (' ' or '\t'))
            {
                continue;
            }

            IReadOnlyList<string> words = ShellWords.Read(text, first, out int end);
            if (Read(code, start, end, words) is { } draft)
            {
                yield return new PlacedCall(draft, command, start, EndWithBody(text, end, words));
                at = end;
            }
        }
    }

    private static RequestDraft? Read(PastedCode code, int start, int end, IReadOnlyList<string> words)
    {
        string? method = null, uri = null, body = null;
        bool get = false;
        var headers = new List<KeyValuePair<string, string>>();
        for (int i = 0; i < words.Count; i++)
        {
            (string option, string? value) = Option(words[i], i + 1 < words.Count ? words[i + 1] : null, out bool own);
            if (option is "-X" or "--request" or "--method")
            {
                method = value;
            }
            else if (option is "-H" or "--header")
            {
                AddHeader(headers, value);
            }
            else if (s_data.Contains(option))
            {
                body = body is null ? value : body + "&" + value;
            }
            else if (option == "--url")
            {
                uri = value;
            }
            else if (option is "-G" or "--get" or "-I" or "--head")
            {
                method ??= option is "-I" or "--head" ? "HEAD" : "GET";
                get = true;
                own = true;
            }
            else if (!s_withValue.Contains(option))
            {
                own = true;
                bool address = option.Length > 0 && option[0] != '-' && (option.IndexOf('/') >= 0 || option.IndexOf('.') > 0);
                uri ??= address && !option.StartsWith("<<", StringComparison.Ordinal) ? option : null;
            }

            i += own ? 0 : 1;
        }

        if (uri is null)
        {
            return null;
        }

        body = Resolved(code, start, end, words, body);
        return new RequestDraft
        {
            Method = method ?? (body is null || get ? "GET" : "POST"),
            Uri = code.Literals.Filled(uri, start, bareBraces: false),
            Body = get ? null : PastedBody.Of(body),
            Headers = headers,
        };
    }

    /// <summary>An option and its value, which may be the next word, stick to it (-XPUT) or follow an equals sign.</summary>
    private static (string Option, string? Value) Option(string word, string? next, out bool own)
    {
        own = true;
        int sign = word.IndexOf('=');
        if (word.StartsWith("--", StringComparison.Ordinal) && sign > 0)
        {
            return (word.Substring(0, sign), word.Substring(sign + 1));
        }

        if (word.Length > 2 && word[0] == '-' && word[1] is 'X' or 'H' or 'd')
        {
            return (word.Substring(0, 2), word.Substring(2));
        }

        // Flags in one word, the last of them with a value: -sX PATCH.
        string option = word.Length > 2 && word[0] == '-' && word[1] != '-' && word[word.Length - 1] is 'X' or 'H' or 'd'
            ? "-" + word[word.Length - 1]
            : word;
        own = false;
        return (option, next);
    }

    /// <summary>The body where it is not in the line: in a variable, below it as a here-document, or before it as an echo.</summary>
    private static string? Resolved(PastedCode code, int start, int end, IReadOnlyList<string> words, string? body)
    {
        if (body is null)
        {
            return null;
        }

        if (!body.StartsWith("@", StringComparison.Ordinal))
        {
            return Variable(code, body, start) ?? body;
        }

        string? here = words.FirstOrDefault(word => word.StartsWith("<<", StringComparison.Ordinal));
        if (here is not null)
        {
            string marker = here.Length > 2 ? here.Substring(2).TrimStart('-') : words[words.Count - 1];
            int first = code.Text.EndOfLine(end) + 1;
            int close = code.Text.Find("\n" + marker, first - 1, code.Text.Length);
            return close < 0 ? null : code.Text.Part(first, close);
        }

        int line = start;
        while (line > 0 && code.Text[line - 1] != '\n')
        {
            line--;
        }

        int echo = code.Text.Find("echo ", line, start);
        return echo < 0 ? null : ShellWords.Read(code.Text, echo + "echo ".Length, out _) is { Count: > 0 } echoed ? echoed[0] : null;
    }

    private static int EndWithBody(SourceText text, int end, IReadOnlyList<string> words)
    {
        string? here = words.FirstOrDefault(word => word.StartsWith("<<", StringComparison.Ordinal) && word.Length > 2);
        int close = here is null ? -1 : text.Find("\n" + here.Substring(2).TrimStart('-'), end, text.Length);
        return close < 0 ? end : text.EndOfLine(close + 1);
    }

    private static string? Variable(PastedCode code, string word, int before)
    {
        string name = word.Trim('$', '{', '}', '%');
        bool whole = word.Length > 1 && word[0] is '$' or '%' && name.Length > 0 && name.All(SourceText.IsNamePart);
        return whole && code.Variables.Find(name, before, code.Literals, 0) is Literal.Words or Literal.Fields
            ? PastedBody.Of(code.Variables.Find(name, before, code.Literals, 0))
            : null;
    }

    private static void AddHeader(List<KeyValuePair<string, string>> headers, string? header)
    {
        int colon = header?.IndexOf(':') ?? -1;
        if (colon > 0)
        {
            headers.Add(new KeyValuePair<string, string>(header!.Substring(0, colon), header.Substring(colon + 1).Trim()));
        }
    }
}

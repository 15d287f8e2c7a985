using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GenesysWrapup.Core.Lint;

/// <summary>Reads a call out of what people paste: a curl or Invoke-RestMethod line, an HTTP request, or code that uses an SDK.</summary>
internal static class PastedCall
{
    private const int LongestRead = 100_000;
    private const int MostNames = 30;

    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(500);

    private static readonly Regex s_request = New(@"\b(?<method>GET|POST|PUT|PATCH|DELETE|HEAD)\s+(?<uri>(?:https?://|/)[^\s""'`<>]{1,2000})");

    private static readonly Regex s_address = New(@"(?:https?://[^\s""'`)<>]{1,2000})|/api/v[0-9]+/[^\s""'`)<>]{1,2000}");

    private static readonly Regex s_call = New(@"(?<target>[A-Za-z_][A-Za-z0-9_]{0,60})\.(?<name>[A-Za-z_][A-Za-z0-9_]{2,120})(?:\s*\(|\s+(?:worked|to)\b)");

    private static readonly Regex s_import = New(@"(?:\bfrom\s+(?<name>[\w.]{3,80})\s+import\b)|(?:^\s*import\s+(?<name>[\w.]{3,80}))|(?:(?:\brequire\s*\(|\bfrom)\s*['""](?<name>[^'""\s]{3,80})['""])|(?:^\s*using\s+(?<name>[\w.]{3,80})\s*;)");

    private static readonly Regex s_state = New(@"\b(?:state|status)\b['""\])]*\s*(?:===?|!==?|-eq|-ne|is)\s*['""](?<state>[A-Za-z_]{2,40})['""]");

    private static readonly Regex s_scope = New(@"\bscopes?\b[^\r\n]{0,200}");

    private static readonly Regex s_scopeName = New(@"(?<![\w/:])[a-z][a-z-]{2,40}(?::[a-zA-Z-]{2,40}){1,2}(?![\w/:])");

    private static readonly Regex s_keyword = New(@"(?<name>[A-Za-z_]\w{1,40})\s*=\s*(?<quote>['""])(?<value>[^'""\r\n]{0,300})\k<quote>");

    private static readonly Regex s_wrapupObject = New(@"\b\w{0,40}wrap_?up\w{0,40}\s*\((?<inner>[^()]{1,2000})\)");

    private static readonly Regex s_httpHeader = New(@"^(?<name>[A-Za-z][A-Za-z0-9-]{1,60}):[ \t]*(?<value>[^\r\n]{0,2000})\r?$");

    public static RequestDraft Parse(string? text)
    {
        string read = text is null ? string.Empty : text.Length > LongestRead ? text.Substring(0, LongestRead) : text;
        try
        {
            RequestDraft draft = FromCommand(read) ?? FromRequest(read) ?? FromCode(read);
            return draft with
            {
                Scopes = [.. draft.Scopes, .. Scopes(read)],
                States = States(read),
                ClientCredentials = draft.ClientCredentials || read.IndexOf("client_credentials", StringComparison.OrdinalIgnoreCase) >= 0 || read.IndexOf("ClientCredentials", StringComparison.OrdinalIgnoreCase) >= 0,
            };
        }
        catch (RegexMatchTimeoutException)
        {
            return new RequestDraft();
        }
    }

    /// <summary>curl, wget-like and PowerShell lines: a command, its options and their values.</summary>
    private static RequestDraft? FromCommand(string text)
    {
        string[] words = Words(text);
        int start = Array.FindIndex(words, word => word is "curl" or "curl.exe" || Same(word, "Invoke-RestMethod") || Same(word, "Invoke-WebRequest") || Same(word, "irm") || Same(word, "iwr"));
        if (start < 0)
        {
            return null;
        }

        bool curl = words[start].StartsWith("curl", StringComparison.Ordinal);
        string? method = null, uri = null, body = null;
        var headers = new List<KeyValuePair<string, string>>();
        for (int i = start + 1; i < words.Length; i++)
        {
            string word = words[i];
            string? next = i + 1 < words.Length ? words[i + 1] : null;
            switch (curl ? word : word.ToLowerInvariant())
            {
                case "-X" or "--request" or "-method":
                    method = next;
                    i++;
                    break;
                case "-H" or "--header":
                    AddHeader(headers, next);
                    i++;
                    break;
                case "-d" or "--data" or "--data-raw" or "--data-binary" or "--data-ascii" or "--json" or "--data-urlencode" or "-body":
                    body = next;
                    i++;
                    break;
                case "--url" or "-uri":
                    uri = next;
                    i++;
                    break;
                case "-u" or "--user" or "-o" or "--output" or "-A" or "--user-agent" or "-contenttype" or "-headers" or "-authentication" or "-token" or "-m" or "--max-time":
                    i++;
                    break;
                default:
                    if (curl && word.StartsWith("-X", StringComparison.Ordinal) && word.Length > 2)
                    {
                        method = word.Substring(2);
                    }
                    else if (uri is null && !word.StartsWith("-", StringComparison.Ordinal) && word.IndexOf('/') >= 0)
                    {
                        uri = word;
                    }

                    break;
            }
        }

        return uri is null ? null : new RequestDraft { Method = method ?? (body is null ? "GET" : curl ? "POST" : "GET"), Uri = uri, Body = AsJson(body), Headers = headers };
    }

    /// <summary>An HTTP request as it stands in documentation, with its body below.</summary>
    private static RequestDraft? FromRequest(string text)
    {
        Match request = s_request.Match(text);
        if (!request.Success)
        {
            return null;
        }

        string rest = text.Substring(request.Index + request.Length);
        IEnumerable<KeyValuePair<string, string>> headers = s_httpHeader.Matches(rest).Cast<Match>().Take(MostNames)
            .Select(header => new KeyValuePair<string, string>(header.Groups["name"].Value, header.Groups["value"].Value));
        string? body = FirstObject(rest) ?? FirstObject(text.Substring(0, request.Index));
        return new RequestDraft
        {
            Method = request.Groups["method"].Value.ToUpperInvariant(),
            Uri = request.Groups["uri"].Value.TrimEnd('.', ',', ';', ')'),
            Body = AsJson(body),
            Headers = body is null || request.Groups["method"].Value != "GET" ? [.. headers] : [],
            SdkMethods = Methods(text),
            Packages = Packages(text),
        };
    }

    /// <summary>Code: the methods it calls, what it imports, the values it hands over.</summary>
    private static RequestDraft FromCode(string text)
    {
        string[] methods = Methods(text);
        Platform.Operation? operation = methods.Select(SdkCheck.OperationOf).FirstOrDefault(found => found is not null);
        Match address = s_address.Match(text);
        string? body = Keywords(text) ?? AsJson(FirstObject(text));
        return new RequestDraft
        {
            Method = operation?.Method,
            Uri = operation?.Path ?? (address.Success && address.Value.IndexOf("/api/", StringComparison.OrdinalIgnoreCase) >= 0 ? address.Value : HostOnly(address)),
            Body = operation is null || operation.Body is not null ? body : null,
            SdkMethods = methods,
            Packages = Packages(text),
        };
    }

    /// <summary>A host set in code ("host = 'https://api…'") says nothing about the path.</summary>
    private static string? HostOnly(Match address) => address.Success && address.Value.IndexOf("/login", StringComparison.OrdinalIgnoreCase) >= 0 ? address.Value : null;

    private static string[] Methods(string text) => s_call.Matches(text).Cast<Match>()
        .Select(call => $"{call.Groups["target"].Value}.{call.Groups["name"].Value}").Distinct().Take(MostNames).ToArray();

    private static string[] Packages(string text) => s_import.Matches(text).Cast<Match>().Select(match => match.Groups["name"].Value).Distinct().Take(MostNames).ToArray();

    private static string[] States(string text) => s_state.Matches(text).Cast<Match>().Select(match => match.Groups["state"].Value).Distinct().Take(MostNames).ToArray();

    private static IEnumerable<string> Scopes(string text) => s_scope.Matches(text).Cast<Match>().Take(MostNames)
        .SelectMany(line => s_scopeName.Matches(line.Value).Cast<Match>()).Select(name => name.Value).Distinct().Take(MostNames);

    /// <summary>WrapupInput(code="…", notes="…"), as Python and others name arguments.</summary>
    private static string? Keywords(string text)
    {
        Match made = s_wrapupObject.Match(text);
        if (!made.Success)
        {
            return null;
        }

        var members = s_keyword.Matches(made.Groups["inner"].Value).Cast<Match>().Take(MostNames).ToList();
        if (members.Count == 0)
        {
            return null;
        }

        var json = new StringBuilder("{\"wrapup\":{");
        json.Append(string.Join(",", members.Select(member => $"{Text(member.Groups["name"].Value)}:{Text(member.Groups["value"].Value)}")));
        return json.Append("}}").ToString();
    }

    private static string Text(string value) => "\"" + JsonEncodedText.Encode(value.Replace("\uFFFD", "?")).ToString() + "\"";

    /// <summary>The first balanced {…} that could be a body: one with a quoted name or a colon in it, not a placeholder.</summary>
    private static string? FirstObject(string text)
    {
        int tries = 0;
        for (int at = text.IndexOf('{'); at >= 0 && tries < MostNames; at = text.IndexOf('{', at + 1), tries++)
        {
            int end = Closing(text, at);
            if (end > at && text.IndexOf(':', at, end - at) > 0)
            {
                return text.Substring(at, end - at + 1);
            }
        }

        return null;
    }

    private static int Closing(string text, int start)
    {
        int depth = 0;
        for (int i = start; i < text.Length; i++)
        {
            depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A literal of Python or JavaScript as JSON: quotes, True, None, bare names.</summary>
    private static string? AsJson(string? literal)
    {
        if (literal is null || DraftBody.Parse(literal).Fault is null || literal.IndexOf('{') < 0)
        {
            return literal;
        }

        string json = literal.IndexOf('"') < 0 ? literal.Replace('\'', '"') : literal;
        json = Regex.Replace(json, @"\bTrue\b", "true", RegexOptions.CultureInvariant, s_limit);
        json = Regex.Replace(json, @"\bFalse\b", "false", RegexOptions.CultureInvariant, s_limit);
        json = Regex.Replace(json, @"\bNone\b", "null", RegexOptions.CultureInvariant, s_limit);
        json = Regex.Replace(json, @"(?<=[{,]\s{0,200})(?<name>[A-Za-z_]\w{0,60})(?=\s{0,20}:)", "\"${name}\"", RegexOptions.CultureInvariant, s_limit);
        json = Regex.Replace(json, @"(?<=:\s{0,20})(?!true\b|false\b|null\b)(?<name>[A-Za-z_][\w.]{0,80})(?=\s{0,200}[,}])", "\"<${name}>\"", RegexOptions.CultureInvariant, s_limit);
        return DraftBody.Parse(json).Fault is null ? json : literal;
    }

    private static void AddHeader(List<KeyValuePair<string, string>> headers, string? header)
    {
        int colon = header?.IndexOf(':') ?? -1;
        if (colon > 0)
        {
            headers.Add(new KeyValuePair<string, string>(header!.Substring(0, colon), header.Substring(colon + 1).Trim()));
        }
    }

    /// <summary>Splits as a shell does: quotes group, a backslash, backtick or caret at a line's end continues it.</summary>
    private static string[] Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        char quote = '\0';
        bool open = false;
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            char next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (quote == '\0' && letter is '\\' or '`' or '^' && next is '\r' or '\n')
            {
                continue;
            }

            if (quote == '"' && letter == '\\' && next is '"' or '\\')
            {
                word.Append(next);
                i++;
            }
            else if (quote != '\0' ? letter == quote : letter is '"' or '\'')
            {
                quote = quote == '\0' ? letter : '\0';
                open = true;
            }
            else if (quote == '\0' && char.IsWhiteSpace(letter))
            {
                if (open || word.Length > 0)
                {
                    words.Add(word.ToString());
                    word.Clear();
                    open = false;
                }
            }
            else
            {
                word.Append(letter);
            }
        }

        if (open || word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return [.. words];
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static Regex New(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline, s_limit);
}

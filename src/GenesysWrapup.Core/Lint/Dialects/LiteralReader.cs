using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>
/// Reads values out of code: JSON, and the literals of JavaScript, Python, PowerShell, C# and Java, which differ little where a request is
/// put together. What is not a value becomes the name that stands there. It never fails; at worst it reads a name too much.
/// </summary>
internal sealed class LiteralReader(SourceText text, Assignments variables)
{
    private const int Deepest = 24;
    private const int MostMembers = 200;

    /// <summary>Calls that hand on what they are given, in another form.</summary>
    private static readonly HashSet<string> s_wrappers = new(StringComparer.Ordinal)
    {
        "stringify", "dumps", "serialize", "serializeobject", "stringcontent", "jsoncontent", "create", "ofstring", "tojson",
        "tojsonstring", "writevalueasstring", "str", "string", "uri", "url", "encode", "getbytes", "httpentity", "stringentity", "parse",
        "fromstring", "json", "dict", "of", "formaturl", "trim", "strip", "tostring", "httpmethod", "newreader",
    };

    private static readonly char[] s_prefixes = ['f', 'F', 'r', 'R', 'b', 'B', 'u', 'U', '$', '@'];

    /// <summary>The value that begins here. <paramref name="end"/> is behind it.</summary>
    public Literal Read(int start, out int end, int depth = 0)
    {
        Literal value = One(SkipNoise(start), out end, depth);
        for (int joined = 0; joined < MostMembers; joined++)
        {
            int next = text.SkipBlanks(end);
            if (text[next] == '+' && text[next + 1] is not ('+' or '='))
            {
                value = Literal.Joined(value, One(SkipNoise(next + 1), out end, depth + 1));
            }
            else if (text[next] == '.' && text[next + 1] == ' ' && text[text.SkipSpaces(next + 1)] is '$' or '\'' or '"')
            {
                // As PHP joins texts.
                value = Literal.Joined(value, One(SkipNoise(next + 1), out end, depth + 1));
            }
            else if (text[next] == '|' && text.Has(text.SkipBlanks(next + 1), "ConvertTo-Json"))
            {
                value = new Literal.Words(value.AsBody ?? string.Empty);
                end = EndOfPipe(next + 1);
            }
            else
            {
                break;
            }
        }

        return value;
    }

    /// <summary>What is between brackets, with the names of named arguments. <paramref name="end"/> is behind the closing one.</summary>
    public IReadOnlyList<KeyValuePair<string?, Literal>> Arguments(int open, out int end, int depth = 0)
    {
        var arguments = new List<KeyValuePair<string?, Literal>>();
        int at = open + 1;
        while (arguments.Count < MostMembers)
        {
            at = SkipNoise(at);
            char letter = text[at];
            if (letter is ')' or '\0' || depth > Deepest)
            {
                break;
            }

            if (letter is ',' or ';')
            {
                at++;
                continue;
            }

            int named = text.EndOfName(at);
            int sign = text.SkipSpaces(named);
            bool isNamed = named > at && text[sign] is '=' or ':' && text[sign + 1] is not ('=' or '>' or ':');
            string? name = isNamed ? text.Part(at, named) : null;
            Literal value = Read(isNamed ? sign + 1 : at, out int behind, depth + 1);
            arguments.Add(new KeyValuePair<string?, Literal>(name, value));
            at = SkipRest(Math.Max(behind, at + 1), ')');
        }

        end = text[at] == ')' ? at + 1 : at;
        return arguments;
    }

    private Literal One(int at, out int end, int depth)
    {
        char letter = text[at];
        if (depth > Deepest || letter == '\0')
        {
            end = at;
            return Literal.Nothing;
        }

        if (letter == '@' && text[at + 1] is '"' or '\'' && text[text.SkipSpaces(at + 2)] == '\n')
        {
            return HereString(at, out end);
        }

        if (QuoteAt(at) is var quote and >= 0)
        {
            string prefix = text.Part(at, quote);
            string value = Quoted(quote, prefix, out end);
            bool fixedText = text[quote] == '\'' && prefix.IndexOfAny(['f', 'F']) < 0;
            return new Literal.Words(fixedText ? value : Filled(value, at, bareBraces: prefix.IndexOfAny(['f', 'F', '$']) >= 0, depth));
        }

        switch (letter)
        {
            case '{':
                return Members(at, out end, depth);
            case '@' when text[at + 1] == '{':
                return Members(at + 1, out end, depth);
            case '@' when text[at + 1] == '(':
                return Items(at + 1, ')', out end, depth);
            case '[' when EndOfCast(at) is var cast and > 0:
                return Read(cast, out end, depth + 1);
            case '[':
                return Items(at, ']', out end, depth);
            case '(':
                return Bracketed(at, out end, depth);
            case '-' or (>= '0' and <= '9'):
                return Number(at, out end);
            default:
                return Name(at, out end, depth);
        }
    }

    /// <summary>Where the quote of a text begins that may have prefixes (f"…", @$"…"); -1 where there is none.</summary>
    private int QuoteAt(int at)
    {
        int quote = at;
        while (quote < at + 2 && s_prefixes.Contains(text[quote]))
        {
            quote++;
        }

        return text[quote] is '"' or '\'' or '`' ? quote : -1;
    }

    /// <summary>The text with its variables filled in, where their values are known: ${name}, $name and, in f"…", {name}.</summary>
    public string Filled(string value, int before, bool bareBraces, int depth = 0)
    {
        if (value.IndexOf('$') < 0 && !(bareBraces && value.IndexOf('{') >= 0))
        {
            return value;
        }

        var filled = new StringBuilder(value.Length);
        for (int at = 0; at < value.Length; at++)
        {
            int name = value[at] == '$' ? at + 1 : value[at] == '{' && bareBraces ? at : -1;
            bool braced = name >= 0 && name < value.Length && value[name] == '{';
            name += braced ? 1 : 0;
            int end = name;
            while (end >= 0 && end < value.Length && SourceText.IsNamePart(value[end]))
            {
                end++;
            }

            bool whole = end > name && name > 0 && (!braced || (end < value.Length && value[end] == '}'));
            Literal? found = whole ? variables.Find(value.Substring(name, end - name), before, this, depth + 1) : null;
            string? known = (found as Literal.Words)?.Value;
            filled.Append(known ?? value[at].ToString());
            at = known is null ? at : braced ? end : end - 1;
        }

        return filled.ToString();
    }

    private string Quoted(int quote, string prefix, out int end)
    {
        char mark = text[quote];
        bool triple = mark != '`' && text[quote + 1] == mark && text[quote + 2] == mark;
        bool verbatim = prefix.IndexOf('@') >= 0 || (prefix.IndexOfAny(['r', 'R']) >= 0);
        int width = triple ? 3 : 1;
        var value = new StringBuilder();
        int at = quote + width;
        for (; text[at] != '\0'; at++)
        {
            char letter = text[at];
            bool closes = letter == mark && (!triple || (text[at + 1] == mark && text[at + 2] == mark));
            if (closes && !triple && mark != '`' && text[at + 1] == mark && !EndsValue(text[at + 2]))
            {
                // A doubled quote is one quote of the text, in PowerShell and in C#'s verbatim texts.
                value.Append(letter);
                at++;
            }
            else if (closes)
            {
                end = at + width;
                return value.ToString();
            }
            else if (letter == '\\' && !verbatim)
            {
                at++;
                value.Append(Escaped(text[at], ref at));
            }
            else if (letter == '`' && mark == '"' && text[at + 1] is '"' or '$' or '`' or 'n' or '\n')
            {
                at++;
                value.Append(text[at] == 'n' ? '\n' : text[at]);
            }
            else if (letter == '\n' && !triple && mark != '`' && !ClosesLater(at, mark))
            {
                // An apostrophe of ordinary words, not a quote.
                break;
            }
            else
            {
                value.Append(letter);
            }
        }

        end = at;
        return value.ToString();
    }

    private static bool EndsValue(char letter) => letter is '\0' or '\n' or ',' or ')' or '}' or ']' or ';' or ':' or ' ';

    /// <summary>A quoted text may run over a few lines, as bodies do.</summary>
    private bool ClosesLater(int lineEnd, char mark) => text.Find(mark.ToString(), lineEnd, lineEnd + 4_000) >= 0;

    private char Escaped(char letter, ref int at)
    {
        switch (letter)
        {
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return ' ';
            case 'u' when int.TryParse(text.Part(at + 1, at + 5), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int code):
                at += 4;
                return char.IsSurrogate((char)code) ? '?' : (char)code;
            default:
                return letter;
        }
    }

    private Literal.Words HereString(int at, out int end)
    {
        int first = text.EndOfLine(at) + 1;
        string closing = "\n" + text[at + 1] + "@";
        int close = text.Find(closing, first - 1, text.Length);
        end = close < 0 ? text.Length : close + closing.Length;
        return new Literal.Words(text.Part(first, close < 0 ? text.Length : close));
    }

    private Literal.Fields Members(int open, out int end, int depth)
    {
        var members = new List<KeyValuePair<string, Literal>>();
        int at = open + 1;
        while (members.Count < MostMembers)
        {
            at = SkipNoise(at);
            if (text[at] is '}' or '\0' or ')' or ']')
            {
                break;
            }

            if (text[at] is ',' or ';')
            {
                at++;
                continue;
            }

            string name = MemberName(at, out int behind);
            int sign = text.SkipBlanks(behind);
            if (name.Length > 0 && text[sign] is ':' or '=')
            {
                int begin = sign + (text[sign + 1] == '>' ? 2 : 1);
                members.Add(new KeyValuePair<string, Literal>(name, Read(begin, out behind, depth + 1)));
            }
            else if (name.Length > 0 && text[at] is not ('.' or '*'))
            {
                // JavaScript's { code, notes }: the names of variables, which become the names of members.
                members.Add(new KeyValuePair<string, Literal>(name, variables.Find(name, at, this, depth + 1)));
            }

            at = SkipRest(Math.Max(behind, at + 1), '}');
        }

        end = text[at] == '}' ? at + 1 : at;
        return new Literal.Fields(members);
    }

    private string MemberName(int at, out int end)
    {
        if (text[at] is '"' or '\'')
        {
            return Quoted(at, string.Empty, out end);
        }

        int start = text[at] == '[' ? at + 1 : at;
        if (text[start] is '"' or '\'')
        {
            string name = Quoted(start, string.Empty, out end);
            end = text[end] == ']' ? end + 1 : end;
            return name;
        }

        end = text.EndOfName(start);
        while (text[end] == '-' && SourceText.IsNamePart(text[end + 1]))
        {
            end = text.EndOfName(end + 1);
        }

        return text.Part(start, end);
    }

    private Literal.Listed Items(int open, char close, out int end, int depth)
    {
        var items = new List<Literal>();
        int at = open + 1;
        while (items.Count < MostMembers)
        {
            at = SkipNoise(at);
            if (text[at] == close || text[at] == '\0')
            {
                break;
            }

            if (text[at] is ',' or ';')
            {
                at++;
                continue;
            }

            items.Add(Read(at, out int behind, depth + 1));
            at = SkipRest(Math.Max(behind, at + 1), close);
        }

        end = text[at] == close ? at + 1 : at;
        return new Literal.Listed(items);
    }

    private Literal Bracketed(int open, out int end, int depth)
    {
        Literal value = Read(open + 1, out int behind, depth + 1);
        int close = SkipRest(Math.Max(behind, open + 1), ')');
        end = text[close] == ')' ? close + 1 : close;
        return value;
    }

    private Literal.Bare Number(int at, out int end)
    {
        end = text[at] == '-' ? at + 1 : at;
        while (char.IsDigit(text[end]) || (text[end] == '.' && char.IsDigit(text[end + 1])))
        {
            end++;
        }

        string digits = text.Part(at, end);
        end = Math.Max(end, at + 1);
        bool read = double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        return new Literal.Bare(read && Math.Abs(number) < 1e15 ? number.ToString("R", CultureInfo.InvariantCulture) : "null");
    }

    private Literal Name(int at, out int end, int depth)
    {
        string path = Path(at, out end);
        if (path.Length == 0)
        {
            end = at + 1;
            return new Literal.Named("value");
        }

        if (path == "new")
        {
            return Made(text.SkipBlanks(end), out end, depth);
        }

        if (path is "await" or "return" or "ordered" or "Uri")
        {
            return Read(end, out end, depth + 1);
        }

        int behind = text.SkipSpaces(end);
        if (text[behind] == '(')
        {
            return Called(path, behind, out end, depth);
        }

        // A type's name with its initial values, as in WrapupInput { Code = "…" }.
        if (text[behind] == '{' && char.IsUpper(path[0]) && path.IndexOf('.') < 0)
        {
            return CamelCased(Members(behind, out end, depth));
        }

        return path.TrimStart('$') switch
        {
            "true" or "True" => new Literal.Bare("true"),
            "false" or "False" => new Literal.Bare("false"),
            "null" or "None" or "undefined" or "nil" => Literal.Nothing,
            var name => variables.Find(name, at, this, depth + 1),
        };
    }

    /// <summary>A name with its dots: a.b.c, $a.b, a::b, a?.b, a["b"].</summary>
    private string Path(int at, out int end)
    {
        end = text[at] == '$' || text[at] == '@' ? at + 1 : at;
        if (end > at && text[end] == '{')
        {
            int close = text.Find("}", end, end + 80);
            end = close < 0 ? end + 1 : close + 1;
            return close < 0 ? string.Empty : text.Part(at, end).Trim('$', '{', '}');
        }

        end = text.EndOfName(end);
        while (end > at)
        {
            int dot = text[end] == '?' && text[end + 1] == '.' ? end + 1 : text[end] == ':' && text[end + 1] == ':' ? end + 1 : end;
            if (text[dot] is not ('.' or ':') || !SourceText.IsNamePart(text[dot + 1]))
            {
                break;
            }

            if (text[dot] == ':' && dot == end)
            {
                break;
            }

            end = text.EndOfName(dot + 1);
        }

        return text.Part(at, end);
    }

    /// <summary>new Type(…) { … }, new { … }, new[] { … }.</summary>
    private Literal Made(int at, out int end, int depth)
    {
        string type = Path(at, out int behind);
        int next = text.SkipBlanks(behind);
        if (text[next] == '<')
        {
            int close = text.Find(">", next, next + 120);
            next = close < 0 ? next + 1 : text.SkipBlanks(close + 1);
        }

        if (text[next] == '[')
        {
            int close = text.Find("]", next, next + 40);
            int brace = text.SkipBlanks(close + 1);
            return close > 0 && text[brace] == '{' ? Items(brace, '}', out end, depth) : Unknown(type, next, out end);
        }

        Literal value = text[next] == '(' ? Called("new " + type, next, out next, depth) : new Literal.Named(type);
        int open = text.SkipBlanks(next);
        if (text[open] == '{')
        {
            Literal inits = InitOf(open, out end, depth);
            return value is Literal.Fields made && inits is Literal.Fields more ? made.With(more.Members) : inits;
        }

        end = next;
        return value;
    }

    private Literal InitOf(int open, out int end, int depth)
    {
        // A collection's values are not named; an object's are.
        int first = text.SkipBlanks(open + 1);
        return text[first] is '"' or '\'' && text[text.SkipBlanks(EndOfText(first))] is not (':' or '=')
            ? Items(open, '}', out end, depth)
            : CamelCased(Members(open, out end, depth));
    }

    private int EndOfText(int quote)
    {
        Quoted(quote, string.Empty, out int end);
        return end;
    }

    private static Literal.Named Unknown(string name, int at, out int end)
    {
        end = at + 1;
        return new Literal.Named(name);
    }

    private Literal Called(string path, int open, out int end, int depth)
    {
        IReadOnlyList<KeyValuePair<string?, Literal>> arguments = Arguments(open, out end, depth + 1);
        string name = path.Substring(Math.Max(path.LastIndexOf('.'), path.LastIndexOf(':')) + 1);
        string plain = DraftBody.Plain(name.Replace("new ", string.Empty));
        bool type = path.StartsWith("new ", StringComparison.Ordinal) || (name.Length > 0 && char.IsUpper(name[0]));
        Literal value = Worth(plain, type, name, arguments);
        return Chained(value, ref end, depth);
    }

    private static Literal Worth(string plain, bool type, string name, IReadOnlyList<KeyValuePair<string?, Literal>> arguments)
    {
        if (arguments.Count > 1 && arguments.All(argument => argument.Key is not null) && (type || plain == "dict"))
        {
            return new Literal.Fields(
                [.. arguments.Select(argument => new KeyValuePair<string, Literal>(CamelCase(argument.Key!), argument.Value))]);
        }

        if (plain == "of" && arguments.Count >= 2 && arguments.Count % 2 == 0 && arguments[0].Value is Literal.Words)
        {
            return new Literal.Fields([.. Enumerable.Range(0, arguments.Count / 2)
                .Select(i => new KeyValuePair<string, Literal>(arguments[2 * i].Value.AsText ?? "?", arguments[(2 * i) + 1].Value))]);
        }

        if (s_wrappers.Contains(plain) && arguments.Count > 0)
        {
            // Of a body and its media type, the body is the one with a brace in it.
            return arguments
                .Select(argument => argument.Value)
                .FirstOrDefault(value => value is Literal.Fields || value.AsText?.IndexOf('{') >= 0) ?? arguments[0].Value;
        }

        if (type && arguments.Count == 1 && arguments[0].Key is { } single)
        {
            return new Literal.Fields([new KeyValuePair<string, Literal>(CamelCase(single), arguments[0].Value)]);
        }

        return type && arguments.Count == 0 ? new Literal.Fields([]) : new Literal.Named(name);
    }

    /// <summary>new WrapupInput().code("…").setNotes("…"): the chain sets members of an object; on other values it is ignored.</summary>
    private Literal Chained(Literal value, ref int end, int depth)
    {
        var set = new List<KeyValuePair<string, Literal>>();
        for (int calls = 0; calls < MostMembers; calls++)
        {
            int dot = text.SkipBlanks(end);
            int name = dot + 1;
            int behind = text.EndOfName(name);
            if (text[dot] != '.' || behind == name || text[behind] != '(')
            {
                break;
            }

            string member = CamelCase(WithoutSet(text.Part(name, behind)));
            IReadOnlyList<KeyValuePair<string?, Literal>> arguments = Arguments(behind, out end, depth + 1);
            if (arguments.Count == 1 && member is not ("build" or "toString" or "encode"))
            {
                set.Add(new KeyValuePair<string, Literal>(member, arguments[0].Value));
            }
        }

        return value is Literal.Fields fields && set.Count > 0 ? fields.With(set) : value;
    }

    private static string WithoutSet(string name) =>
        name.Length > 3 && name.StartsWith("set", StringComparison.Ordinal) && char.IsUpper(name[3]) ? name.Substring(3) : name;

    private static Literal.Fields CamelCased(Literal.Fields fields) =>
        new([.. fields.Members.Select(member => new KeyValuePair<string, Literal>(CamelCase(member.Key), member.Value))]);

    /// <summary>DurationSeconds and duration_seconds are how the SDKs of .NET and Python write durationSeconds.</summary>
    public static string CamelCase(string name)
    {
        var camel = new StringBuilder(name.Length);
        bool raise = false;
        foreach (char letter in name)
        {
            if (letter == '_')
            {
                raise = camel.Length > 0;
                continue;
            }

            camel.Append(raise ? char.ToUpperInvariant(letter) : camel.Length == 0 ? char.ToLowerInvariant(letter) : letter);
            raise = false;
        }

        return camel.ToString();
    }

    /// <summary>A PowerShell cast such as [ordered] or [string], and where the value behind it begins; 0 where it is a list.</summary>
    private int EndOfCast(int open)
    {
        int end = text.EndOfName(open + 1);
        while (text[end] == '.')
        {
            end = text.EndOfName(end + 1);
        }

        return end > open + 1 && text[end] == ']' && text[end + 1] is '@' or '$' or '"' or '\'' or '(' or '{' ? end + 1 : 0;
    }

    private int EndOfPipe(int at)
    {
        int end = text.SkipBlanks(at);
        while (text[end] is not ('\0' or '\n' or ')' or ';' or '|' or '}'))
        {
            end++;
        }

        return end;
    }

    /// <summary>Blanks and comments.</summary>
    private int SkipNoise(int at)
    {
        while (true)
        {
            at = text.SkipBlanks(at);
            if (text[at] == '#' || (text[at] == '/' && text[at + 1] == '/'))
            {
                at = text.EndOfLine(at);
            }
            else if (text[at] == '/' && text[at + 1] == '*')
            {
                int close = text.Find("*/", at, text.Length);
                at = close < 0 ? text.Length : close + 2;
            }
            else
            {
                return at;
            }
        }
    }

    /// <summary>To the next separator or the closing bracket: past what this reader does not understand.</summary>
    private int SkipRest(int at, char close)
    {
        int depth = 0;
        for (; text[at] != '\0'; at++)
        {
            char letter = text[at];
            if (depth == 0 && (letter == close || letter is ',' or ';' || (letter == '\n' && close == '}')))
            {
                return at;
            }

            if (letter is '(' or '[' or '{')
            {
                depth++;
            }
            else if (letter is ')' or ']' or '}')
            {
                if (depth == 0)
                {
                    return at;
                }

                depth--;
            }
        }

        return at;
    }
}

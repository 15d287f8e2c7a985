using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>HTTPie: http PATCH address Header:value member=text member:=json.</summary>
internal sealed class HttpieCalls : ICallDialect
{
    private const int MostCommands = 50;
    private static readonly string[] s_commands = ["http ", "https "];

    public IEnumerable<PlacedCall> CallsIn(PastedCode code) => s_commands.SelectMany(command => CallsIn(code, command));

    private static IEnumerable<PlacedCall> CallsIn(PastedCode code, string command)
    {
        SourceText text = code.Text;
        int at = 0;
        for (int found = 0; found < MostCommands && (at = text.Find(command, at, text.Length)) >= 0; found++)
        {
            int start = at;
            at += command.Length;
            bool begins = start == 0 || text[start - 1] is '\n' or ' ' or '$' or '|' or '`';
            IReadOnlyList<string> words = begins ? ShellWords.Read(text, at, out int end) : [];
            end = text.EndOfLine(at);
            if (words.Count > 1 && HttpArguments.Verb(words[0]) is { } method && HttpArguments.IsAddress(words[1]))
            {
                yield return new PlacedCall(Draft(method, words[1], words.Skip(2)), "HTTPie", start, end);
                at = end;
            }
        }
    }

    private static RequestDraft Draft(string method, string uri, IEnumerable<string> items)
    {
        var members = new List<KeyValuePair<string, Literal>>();
        var headers = new List<KeyValuePair<string, string>>();
        foreach (string item in items)
        {
            int colon = item.IndexOf(':');
            int sign = item.IndexOf('=');
            if (sign > 0 && colon == sign - 1)
            {
                members.Add(Member(item.Substring(0, colon), JsonIn(item.Substring(sign + 1))));
            }
            else if (sign > 0 && (colon < 0 || sign < colon))
            {
                members.Add(Member(item.Substring(0, sign), new Literal.Words(item.Substring(sign + 1))));
            }
            else if (colon > 0)
            {
                headers.Add(new KeyValuePair<string, string>(item.Substring(0, colon), item.Substring(colon + 1)));
            }
        }

        return new RequestDraft
        {
            Method = method,
            Uri = uri,
            Body = members.Count == 0 ? null : new Literal.Fields(members).ToJson(),
            Headers = headers,
        };
    }

    /// <summary>wrapup[code]=x is a member of a member.</summary>
    private static KeyValuePair<string, Literal> Member(string name, Literal value)
    {
        int open = name.IndexOf('[');
        return open > 0 && name[name.Length - 1] == ']'
            ? new(name.Substring(0, open), new Literal.Fields([new(name.Substring(open + 1, name.Length - open - 2), value)]))
            : new(name, value);
    }

    private static Literal JsonIn(string text)
    {
        var source = new SourceText(text);
        return new LiteralReader(source, new Assignments(source)).Read(0, out _);
    }
}

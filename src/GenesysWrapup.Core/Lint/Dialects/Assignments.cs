using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>What the variables of a pasted script hold, as far as it says: the last value that was given before a place.</summary>
internal sealed class Assignments
{
    private const int Deepest = 8;
    private const int MostMembers = 30;

    private readonly SourceText _text;
    private readonly Dictionary<string, List<Given>> _given = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, Literal> _read = [];

    public Assignments(SourceText text)
    {
        _text = text;
        for (int at = 0; at < text.Length; at++)
        {
            if (SourceText.IsNamePart(text[at]))
            {
                at = Note(at);
            }
        }
    }

    /// <summary>The value of a variable at a place, or its name where the text does not say it.</summary>
    public Literal Find(string name, int before, LiteralReader reader, int depth)
    {
        string root = name.TrimStart('$', '@');
        if (depth > Deepest || !_given.TryGetValue(root, out List<Given>? all))
        {
            return new Literal.Named(Last(root));
        }

        Given? last = all.LastOrDefault(given => given.Member is null && given.At < before);
        if (last is null)
        {
            return new Literal.Named(Last(root));
        }

        Literal value = ValueOf(last, reader, depth);
        KeyValuePair<string, Literal>[] members = all
            .Where(given => given.Member is not null && given.At > last.At && given.At < before)
            .Take(MostMembers)
            .Select(given => new KeyValuePair<string, Literal>(LiteralReader.CamelCase(given.Member!), ValueOf(given, reader, depth)))
            .ToArray();
        return members.Length == 0 ? value : (value as Literal.Fields ?? new Literal.Fields([])).With(members);
    }

    private Literal ValueOf(Given given, LiteralReader reader, int depth)
    {
        if (!_read.TryGetValue(given.Value, out Literal? value))
        {
            value = reader.Read(given.Value, out _, depth + 1);
            _read[given.Value] = value;
        }

        return value;
    }

    /// <summary>Notes name = …, name.member = …, name['member'] = … and name.setMember(…). Returns the end of the name.</summary>
    private int Note(int start)
    {
        int end = _text.EndOfName(start);
        if (_text[start - 1] == '.')
        {
            return end;
        }

        string name = _text.Part(start, end);
        int next = end;
        string? member = null;
        if (_text[next] == '.')
        {
            int memberEnd = _text.EndOfName(next + 1);
            member = _text.Part(next + 1, memberEnd);
            next = memberEnd;
            if (_text[next] == '(' && member.Length > 3 && member.StartsWith("set", StringComparison.Ordinal) && char.IsUpper(member[3]))
            {
                Add(name, new Given(start, next + 1, member.Substring(3)));
                return end;
            }
        }
        else if (_text[next] == '[' && _text[next + 1] is '"' or '\'')
        {
            int memberEnd = _text.EndOfName(next + 2);
            member = _text.Part(next + 2, memberEnd);
            next = _text[memberEnd + 1] == ']' ? memberEnd + 2 : next;
        }

        int sign = _text.SkipSpaces(next);
        if (member != string.Empty && _text[sign] == '=' && _text[sign + 1] is not ('=' or '>' or '~') && !IsArgument(start))
        {
            Add(name, new Given(start, sign + 1, member));
        }

        return end;
    }

    private void Add(string name, Given given)
    {
        if (!_given.TryGetValue(name, out List<Given>? all))
        {
            _given[name] = all = [];
        }

        all.Add(given);
    }

    /// <summary>A named argument or the member of an object looks like an assignment, but follows a bracket or a comma.</summary>
    private bool IsArgument(int start)
    {
        int before = start - 1;
        while (before >= 0 && char.IsWhiteSpace(_text[before]))
        {
            before--;
        }

        return before >= 0 && _text[before] is '(' or ',' or '{' or '?' or '&';
    }

    private static string Last(string path) => path.Substring(path.LastIndexOf('.') + 1);

    private sealed record Given(int At, int Value, string? Member);
}

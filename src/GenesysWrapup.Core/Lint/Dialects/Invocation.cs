using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>A method call in code: its name with all dots, and where its arguments begin.</summary>
/// <param name="Path">For example axios.patch; with a dot in front where it goes on from another call.</param>
/// <param name="Start">The first character of the name.</param>
/// <param name="Open">The opening bracket.</param>
internal sealed record Invocation(string Path, int Start, int Open)
{
    private const int MostRead = 2_000;

    // A script that builds one request does so within some dozen lines.
    private const int Near = 4_000;

    /// <summary>The name behind the last dot.</summary>
    public string Name => Path.Substring(Path.LastIndexOf('.') + 1);

    /// <summary>What stands before the last dot, without case.</summary>
    public string Receiver => Path.LastIndexOf('.') is var dot and > 0 ? Path.Substring(0, dot).ToLowerInvariant() : string.Empty;

    public static IReadOnlyList<Invocation> AllIn(SourceText text)
    {
        var found = new List<Invocation>();
        for (int at = 0; at < text.Length && found.Count < MostRead; at++)
        {
            if (!SourceText.IsNamePart(text[at]) || SourceText.IsNamePart(text[at - 1]))
            {
                continue;
            }

            int end = EndOfPath(text, at);
            int open = text[end] == '<' && text.Find(">(", end, end + 80) is var generic and > 0 ? generic + 1 : end;
            if (text[open] == '(')
            {
                found.Add(new Invocation((text[at - 1] == '.' ? "." : string.Empty) + text.Part(at, end), at, open));
            }

            at = Math.Max(at, end - 1);
        }

        return found;
    }

    public IReadOnlyList<KeyValuePair<string?, Literal>> Arguments(PastedCode code, out int end) => code.Literals.Arguments(Open, out end);

    /// <summary>The calls behind this one that can still belong to the same request: up to the next call of the same name.</summary>
    public IEnumerable<Invocation> Following(PastedCode code) => code.Invocations
        .SkipWhile(other => other.Start <= Start)
        .TakeWhile(other => other.Start < Start + Near && other.Path != Path);

    private static int EndOfPath(SourceText text, int start)
    {
        int end = text.EndOfName(start);
        while (true)
        {
            int dot = text[end] == '?' && text[end + 1] == '.' ? end + 1 : end;
            if (text[dot] != '.' || !SourceText.IsNamePart(text[dot + 1]))
            {
                return end;
            }

            end = text.EndOfName(dot + 1);
        }
    }
}

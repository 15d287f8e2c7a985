using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>The vendor's command line, gc: the path's words, then what to do with them.</summary>
internal sealed class CliCalls : ICallDialect
{
    private const int MostCommands = 50;

    private static readonly string[] s_roots = 
        ["conversations", "routing", "interactions", "analytics", "users", "authorization", "tokens"];

    private static readonly Dictionary<string, string[]> s_methods = new(StringComparer.Ordinal)
    {
        ["get"] = ["GET"], ["list"] = ["GET"], ["create"] = ["POST"], ["update"] = ["PATCH", "PUT"], ["delete"] = ["DELETE"],
    };

    public IEnumerable<PlacedCall> CallsIn(PastedCode code)
    {
        SourceText text = code.Text;
        int at = 0;
        for (int found = 0; found < MostCommands && (at = text.Find("gc ", at, text.Length)) >= 0; found++)
        {
            int start = at;
            at += "gc ".Length;
            if (SourceText.IsNamePart(text[start - 1]) || text[start - 1] is '-' or '/' or '.')
            {
                continue;
            }

            IReadOnlyList<string> words = ShellWords.Read(text, at, out int end);
            if (words.Count > 1 && s_roots.Contains(words[0]) && Draft(words) is { } draft)
            {
                yield return new PlacedCall(draft, "gc", start, end);
                at = end;
            }
        }
    }

    private static RequestDraft? Draft(IReadOnlyList<string> words)
    {
        int verb = words.Take(8).ToList().FindIndex(s_methods.ContainsKey);
        if (verb < 1)
        {
            return null;
        }

        string[] resource = [.. words.Take(verb)];
        string[] ids = [.. words.Skip(verb + 1).TakeWhile(word => word.Length > 0 && word[0] != '-')];
        string[] methods = s_methods[words[verb]];
        Operation? operation = Operations.All
            .Where(one => methods.Contains(one.Method) && resource.SequenceEqual(Fixed(one)))
            .OrderBy(one => Holes(one) == ids.Length ? 0 : 1)
            .FirstOrDefault();
        if (operation is null)
        {
            return new RequestDraft { Method = methods[0], Uri = "/api/v2/" + string.Join("/", resource.Concat(ids)) };
        }

        int next = 0;
        string path = string.Join("/", operation.Path.Split('/')
            .Select(part => part.Length > 0 && part[0] == '{' && next < ids.Length ? ids[next++] : part));
        return new RequestDraft { Method = operation.Method, Uri = path };
    }

    private static IEnumerable<string> Fixed(Operation operation) => operation.Path.Split('/').Skip(3).Where(part => part[0] != '{');

    private static int Holes(Operation operation) => operation.Path.Count(letter => letter == '{');
}

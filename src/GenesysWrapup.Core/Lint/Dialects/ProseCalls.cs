using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>Addresses in sentences and in printed HTTP requests: "PATCH /api/v2/…", "the PUT request to /api/v2/…".</summary>
internal sealed class ProseCalls : ICallDialect
{
    private const int MostAddresses = 200;
    private const int MostObjects = 60;
    private const string Slashless = "api/v2/";
    private const int LongestAddress = 2_000;

    // A sentence such as "Use PATCH with a body of your own on /api/v2/…".
    private const int FarthestVerb = 48;

    // "Here is the payload that we send", and then the payload.
    private const int FarthestBody = 1_200;

    private static readonly string[] s_verbs = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];
    private static readonly string[] s_beginnings =
        ["https://", "http://", "/api/v", Slashless, "/conversations/", "/interactions/", "/routing/"];
    private static readonly string[] s_error = ["message", "status", "errors", "contextid", "messagewithparams", "errorcode"];

    public IEnumerable<PlacedCall> CallsIn(PastedCode code)
    {
        PlacedCall[] calls = [.. Addresses(code)];
        List<Block> free = [.. Bodies(code)];
        var bodies = new Block?[calls.Length];

        // A payload belongs to the call above it. One that no call stands above belongs to the next call that has none.
        for (int i = 0; i < calls.Length; i++)
        {
            int next = i + 1 < calls.Length ? calls[i + 1].Start : int.MaxValue;
            int last = Math.Min(next, calls[i].End + FarthestBody);
            bodies[i] = Take(free, calls[i], free.FindIndex(block => block.Start >= calls[i].End && block.Start < last));
        }

        for (int i = 0; i < calls.Length; i++)
        {
            bodies[i] ??= Take(free, calls[i], free.FindLastIndex(block => block.End <= calls[i].Start));
            yield return bodies[i] is { } body
                ? calls[i] with { Draft = calls[i].Draft with { Body = body.Json, Headers = HeadersBelow(code.Text, calls[i].End) } }
                : calls[i];
        }
    }

    private static Block? Take(List<Block> free, PlacedCall call, int place)
    {
        if (place < 0 || call.Draft.Method is "GET" or "HEAD" or "DELETE")
        {
            return null;
        }

        Block taken = free[place];
        free.RemoveAt(place);
        return taken;
    }

    private static IEnumerable<PlacedCall> Addresses(PastedCode code)
    {
        SourceText text = code.Text;
        int[] next = new int[s_beginnings.Length];
        int at = 0;
        for (int found = 0; found < MostAddresses && NextAddress(text, at, next) is var start and >= 0; found++)
        {
            int end = EndOfAddress(text, start);
            string? method = VerbBefore(text, start, at, out bool adjacent);
            at = Math.Max(end, start + 1);
            string address = Whole(code, start, ref end);
            at = Math.Max(at, end);
            if (IsCall(text, start, address, method is not null && adjacent))
            {
                yield return new PlacedCall(new RequestDraft { Method = method, Uri = address }, "prose", start, end);
            }
        }
    }

    /// <summary>
    /// The address as it is meant: with the slash that people leave out in front of api, and with what code puts in between
    /// ("https://…/conversations/" + id + "/participants/").
    /// </summary>
    private static string Whole(PastedCode code, int start, ref int end)
    {
        string address = code.Text.Part(start, end);
        if (code.Text[start - 1] is '"' or '\'' && code.Text[end] == code.Text[start - 1] &&
            code.Literals.Read(start - 1, out int behind).AsText is { Length: < LongestAddress } joined &&
            joined.StartsWith(address, StringComparison.Ordinal) && !joined.Any(char.IsWhiteSpace))
        {
            end = Math.Max(end, behind);
            address = joined;
        }

        return address.StartsWith(Slashless, StringComparison.OrdinalIgnoreCase) ? "/" + address : address;
    }

    /// <summary>The nearest beginning of an address. <paramref name="next"/> keeps where each was found.</summary>
    private static int NextAddress(SourceText text, int from, int[] next)
    {
        for (int i = 0; i < next.Length; i++)
        {
            if (next[i] >= 0 && (next[i] < from || next[i] == 0))
            {
                next[i] = text.Find(s_beginnings[i], from, text.Length);
            }
        }

        return next.Where(place => place >= 0).DefaultIfEmpty(-1).Min();
    }

    /// <summary>An address of the platform's API, or a path behind a method; not a link to a page.</summary>
    private static bool IsCall(SourceText text, int start, string address, bool hasVerb)
    {
        if (address.StartsWith("/", StringComparison.Ordinal))
        {
            // {{baseUrl}} of Postman stands for the host; behind other brackets the address begins further ahead.
            bool variable = text[start - 1] == '}' && text[start - 2] == '}';
            bool within = SourceText.IsNamePart(text[start - 1]) || text[start - 1] is ')' or '/' or '.' or '-' ||
                (text[start - 1] == '}' && !variable);
            bool api = !within && address.StartsWith("/api/v", StringComparison.OrdinalIgnoreCase);
            return address.Length > "/api/v2/".Length && (hasVerb || api);
        }

        CallPath path = CallPath.Parse(address);
        bool token = AddressCheck.IsTokenPath(path);
        bool wrongHost = path.Resource.Count == 0 && path.Host is { } host && Region.Find(host) is null && IsApiHost(host);
        return (path.Version is not null && path.Resource.Count > 0) || token || wrongHost;
    }

    /// <summary>The host of an API as people spell it: api.genesyscloud.com, api.mypurecluod.com.</summary>
    private static bool IsApiHost(string host) => host.StartsWith("api.", StringComparison.OrdinalIgnoreCase) &&
        (host.IndexOf("genesys", StringComparison.OrdinalIgnoreCase) >= 0 || host.IndexOf("pure", StringComparison.OrdinalIgnoreCase) >= 0);

    private static int EndOfAddress(SourceText text, int start)
    {
        int end = start;
        int braces = 0;
        while (end - start < LongestAddress)
        {
            char letter = text[end];
            braces += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            bool placeholder = letter == '<' && text[end - 1] == '/';
            bool stops = letter is '\0' or '"' or '\'' or '`' or ')' or ']' or '|' || char.IsWhiteSpace(letter);
            if (stops || braces < 0 || (letter == '<' && !placeholder))
            {
                break;
            }

            if (placeholder)
            {
                int close = text.Find(">", end, end + 60);
                end = close < 0 ? end : close;
            }

            end++;
        }

        while (end > start + 1 && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '*' or '_' or '…')
        {
            end--;
        }

        return end;
    }

    /// <summary>The method that the sentence names for the address: the last one before it, on the same line.</summary>
    private static string? VerbBefore(SourceText text, int start, int from, out bool adjacent)
    {
        adjacent = false;
        int end = start;
        int first = Math.Max(from, start - FarthestVerb);
        bool nearest = true;
        while (end > first)
        {
            int stop = end;
            while (stop > first && !SourceText.IsNamePart(text[stop - 1]))
            {
                if (text[stop - 1] is '\n' or '.' or '?' or '!')
                {
                    return null;
                }

                stop--;
            }

            int begin = stop;
            while (begin > first && SourceText.IsNamePart(text[begin - 1]))
            {
                begin--;
            }

            string word = text.Part(begin, stop);
            if (s_verbs.FirstOrDefault(verb => verb == word) is { } spoken)
            {
                adjacent = nearest;
                return spoken;
            }

            nearest = false;
            end = begin;
        }

        return null;
    }

    /// <summary>The objects in the text that can be bodies of requests, not those that are errors.</summary>
    private static IEnumerable<Block> Bodies(PastedCode code)
    {
        SourceText text = code.Text;
        int at = 0;
        for (int found = 0; found < MostObjects && (at = text.Find("{", at, text.Length)) >= 0; found++)
        {
            int first = text.SkipBlanks(at + 1);
            if (text[first] is not ('"' or '\'') || text[at - 1] is '$' or '@')
            {
                at++;
                continue;
            }

            Literal value = code.Literals.Read(at, out int end);
            if (value is Literal.Fields { Members.Count: > 0 } fields && !fields.Members.Any(IsOfError))
            {
                yield return new Block(at, end, value.ToJson());
            }

            at = Math.Max(end, at + 1);
        }
    }

    private static bool IsOfError(KeyValuePair<string, Literal> member) => s_error.Contains(DraftBody.Plain(member.Key));

    /// <summary>Name: value, line by line, as they stand below the first line of an HTTP request.</summary>
    private static List<KeyValuePair<string, string>> HeadersBelow(SourceText text, int end)
    {
        var headers = new List<KeyValuePair<string, string>>();
        int at = text.EndOfLine(end) + 1;
        while (headers.Count < 30)
        {
            int name = at;
            while (SourceText.IsNamePart(text[name]) || text[name] == '-')
            {
                name++;
            }

            if (name == at || text[name] != ':')
            {
                break;
            }

            int line = text.EndOfLine(name);
            headers.Add(new KeyValuePair<string, string>(text.Part(at, name), text.Part(name + 1, line).Trim()));
            at = line + 1;
        }

        return headers;
    }

    private sealed record Block(int Start, int End, string Json);
}

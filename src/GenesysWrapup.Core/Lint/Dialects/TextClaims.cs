using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>What a text says beside its calls: the scopes it asks for, the states it waits for, the packages it imports.</summary>
internal static class TextClaims
{
    private const int MostNames = 30;
    private const int LongestLine = 4_000;

    // "The interaction:write scope": the name may stand before the word.
    private const int BeforeTheWord = 80;

    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(500);

    private static readonly Regex s_import = New(
        @"^[ \t]{0,40}(?:from[ \t]+(?<name>[\w.]{3,80})[ \t]+import\b|import[ \t]+(?<name>[\w.]{3,80})|" +
        @"using[ \t]+(?<name>[\w.]{3,80})[ \t]*;)");

    private static readonly Regex s_required = New(@"(?:\brequire[ \t]*\([ \t]*|\bfrom[ \t]+)['""](?<name>[^'""\s]{3,80})['""]");

    private static readonly Regex s_scopeName = New(@"(?<![\w/:])[a-z][a-z-]{2,40}(?::[a-zA-Z-]{2,40}){1,2}(?![\w/:])(?![ \t]+event)");

    private static readonly Regex s_compared = New(
        @"\b(?:state|status)['""\])]{0,4}[ \t]{0,4}(?:===?|!==?|-eq|-ne|is)[ \t]{0,4}['""](?<state>[A-Za-z_]{2,40})['""]");

    private static readonly Regex s_told = New(
        @"\b(?:state|status)\b[^.!?\r\n]{0,40}?\b(?:changes to|is|are|becomes|to be|hits|reached the|to the|in)[ \t]+" +
        @"(?<quote>['""`]?)(?<state>[A-Za-z_-]{4,20})\k<quote>");

    /// <summary>States that people believe in. A word of ordinary language in such a sentence is not one.</summary>
    private static readonly string[] s_believed =
    [
        "ended", "closed", "completed", "complete", "wrapup", "wrapped", "finalized", "queued", "active", "inprogress", "postclosed", "acw",
    ];

    public static RequestDraft In(SourceText source)
    {
        var scopes = new List<string>();
        var states = new List<string>();
        var packages = new List<string>();
        for (int at = 0; at < source.Length;)
        {
            int end = source.EndOfLine(at);
            string line = source.Part(at, Math.Min(end, at + LongestLine));
            at = end + 1;
            AddFrom(line, scopes, states, packages);
        }

        string text = source.Part(0, source.Length);
        return new RequestDraft
        {
            Scopes = Distinct(scopes),
            States = Distinct(states),
            Packages = Distinct(packages),
            ClientCredentials = text.IndexOf("client_credentials", StringComparison.OrdinalIgnoreCase) >= 0 ||
                text.IndexOf("ClientCredentials", StringComparison.OrdinalIgnoreCase) >= 0,
        };
    }

    private static void AddFrom(string line, List<string> scopes, List<string> states, List<string> packages)
    {
        try
        {
            if (line.IndexOf("scope", StringComparison.OrdinalIgnoreCase) is var scope and >= 0)
            {
                scopes.AddRange(Names(s_scopeName, line.Substring(Math.Max(0, scope - BeforeTheWord)), "0"));
            }

            if (line.IndexOf("stat", StringComparison.OrdinalIgnoreCase) >= 0)
            {
                states.AddRange(Names(s_compared, line, "state"));
                states.AddRange(Names(s_told, line, "state").Where(state => s_believed.Contains(DraftBody.Plain(state))));
            }

            packages.AddRange(Names(s_import, line, "name"));
            packages.AddRange(Names(s_required, line, "name"));
        }
        catch (RegexMatchTimeoutException)
        {
            // A line that no pattern gets through says nothing.
        }
    }

    private static IEnumerable<string> Names(Regex pattern, string line, string group) =>
        pattern.Matches(line).Cast<Match>().Take(MostNames).Select(match => match.Groups[group].Value);

    private static string[] Distinct(List<string> names) => [.. names.Distinct(StringComparer.Ordinal).Take(MostNames)];

    private static Regex New(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, s_limit);
}

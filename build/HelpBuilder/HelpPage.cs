using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace GenesysWrapup.Help;

/// <summary>An example: its title, its lines of code, and what is said about it.</summary>
internal sealed record PageExample(string Title, string Code, string Remarks);

/// <summary>A page in platyPS's layout, taken apart. All texts are still markdown.</summary>
internal sealed class HelpPage
{
    private readonly Dictionary<string, string> _sections;

    private HelpPage(Dictionary<string, string> sections) => _sections = sections;

    public string Synopsis => this["SYNOPSIS"];

    public string Description => this["DESCRIPTION"];

    public string Notes => this["NOTES"];

    public string Permissions => this["PERMISSIONS"];

    public required IReadOnlyList<PageExample> Examples { get; init; }

    /// <summary>The text about each parameter, without its yaml.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The default value that a parameter's yaml states.</summary>
    public required IReadOnlyDictionary<string, string> Defaults { get; init; }

    public required IReadOnlyList<(string Type, string Text)> Inputs { get; init; }

    public required IReadOnlyList<(string Type, string Text)> Outputs { get; init; }

    public required IReadOnlyList<(string Text, string Uri)> Links { get; init; }

    public string this[string section] => _sections.TryGetValue(section, out string? text) ? text : string.Empty;

    public static HelpPage Parse(string markdown)
    {
        Dictionary<string, string> sections = Split(markdown, "## ").ToDictionary(part => part.Heading.ToUpperInvariant(), part => part.Body);
        string Section(string name) => sections.TryGetValue(name, out string? body) ? body : string.Empty;
        (string Heading, string Body)[] parameters = Split(Section("PARAMETERS"), "### ").Where(part => part.Heading.StartsWith('-')).ToArray();
        return new HelpPage(sections)
        {
            Examples = Split(Section("EXAMPLES"), "### ").Select(Example).ToArray(),
            Parameters = parameters.ToDictionary(part => part.Heading[1..], part => WithoutFences(part.Body, "yaml"), StringComparer.OrdinalIgnoreCase),
            Defaults = parameters.ToDictionary(part => part.Heading[1..], part => DefaultIn(part.Body), StringComparer.OrdinalIgnoreCase),
            Inputs = Split(Section("INPUTS"), "### ").ToArray(),
            Outputs = Split(Section("OUTPUTS"), "### ").ToArray(),
            Links = Regex.Matches(Section("RELATED LINKS"), @"\[([^\]]+)\]\(([^)]*)\)").Select(link => (link.Groups[1].Value, link.Groups[2].Value)).ToArray(),
        };
    }

    /// <summary>The parts under headings of one level; a line inside a code fence is never a heading.</summary>
    internal static IEnumerable<(string Heading, string Body)> Split(string markdown, string mark)
    {
        string? heading = null;
        var body = new List<string>();
        bool fenced = false;
        foreach (string line in markdown.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'))
        {
            fenced ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!fenced && line.StartsWith(mark, StringComparison.Ordinal))
            {
                if (heading is not null)
                {
                    yield return (heading, string.Join('\n', body).Trim());
                }

                heading = line[mark.Length..].Trim();
                body.Clear();
            }
            else
            {
                body.Add(line);
            }
        }

        if (heading is not null)
        {
            yield return (heading, string.Join('\n', body).Trim());
        }
    }

    private static PageExample Example((string Heading, string Body) part)
    {
        Match[] code = Fences(part.Body).Where(fence => fence.Groups["kind"].Value is "powershell").ToArray();
        return new PageExample(
            Regex.Replace(part.Heading, @"^Example \d+\s*[:.]?\s*", string.Empty),
            string.Join("\n", code.Select(fence => fence.Groups["text"].Value.TrimEnd())),
            WithoutFences(part.Body, "powershell"));
    }

    private static string DefaultIn(string body) => Regex.Match(body, @"^Default value:[ ]*(.*)$", RegexOptions.Multiline).Groups[1].Value.Trim();

    private static string WithoutFences(string text, string kind) =>
        Fences(text).Where(fence => fence.Groups["kind"].Value == kind).Aggregate(text, (rest, fence) => rest.Replace(fence.Value, string.Empty, StringComparison.Ordinal)).Trim();

    private static MatchCollection Fences(string text) =>
        Regex.Matches(text, @"^```(?<kind>\w*)[ ]*\n(?<text>.*?)^```[ ]*$", RegexOptions.Multiline | RegexOptions.Singleline);
}

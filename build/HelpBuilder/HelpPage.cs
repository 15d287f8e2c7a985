using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace GenesysWrapup.Help;

/// <summary>An example: its title, its lines of code, and what is said about it.</summary>
internal sealed record PageExample(string Title, string Code, string[] Remarks);

/// <summary>A page in platyPS's layout, taken apart. Texts are paragraphs, as the console shows them.</summary>
internal sealed class HelpPage
{
    private readonly Dictionary<string, Block[]> _sections;

    private HelpPage(string markdown) => _sections = Split(Markdown.Parse(markdown, PlainText.Pipeline), 2)
        .ToDictionary(part => part.Heading.ToUpperInvariant(), part => part.Body);

    public IReadOnlyList<PageExample> Examples => [.. Parts("EXAMPLES").Select(part => new PageExample(
        Regex.Replace(part.Heading, @"^Example \d+\s*[:.]?\s*", string.Empty),
        string.Join('\n', part.Body.Where(block => IsCode(block, "powershell")).Select(PlainText.Code)),
        PlainText.Paragraphs(part.Body.Where(block => !IsCode(block, "powershell")))))];

    /// <summary>The text about each parameter, without its yaml.</summary>
    public IReadOnlyDictionary<string, string[]> Parameters =>
        OfParameters(body => PlainText.Paragraphs(body.Where(block => !IsCode(block, "yaml"))));

    /// <summary>The default value that a parameter's yaml states.</summary>
    public IReadOnlyDictionary<string, string> Defaults => OfParameters(body => Regex.Match(
        string.Join('\n', body.Where(block => IsCode(block, "yaml")).Select(PlainText.Code)),
        @"^Default value:[ ]*(.*)$",
        RegexOptions.Multiline).Groups[1].Value.Trim());

    public IEnumerable<(string Text, string Uri)> Links => Blocks("RELATED LINKS").OfType<ParagraphBlock>()
        .SelectMany(block => block.Inline!.OfType<LinkInline>())
        .Select(link => (PlainText.Of(link), link.Url ?? string.Empty));

    /// <summary>The paragraphs of a section; none where the page does not have it.</summary>
    public string[] this[string section] => PlainText.Paragraphs(Blocks(section));

    public static HelpPage Parse(string markdown) => new(markdown);

    /// <summary>The types under INPUTS or OUTPUTS, each with what is said about it.</summary>
    public IEnumerable<(string Type, string[] Text)> Types(string section) =>
        Parts(section).Select(part => (part.Heading, PlainText.Paragraphs(part.Body)));

    private static IEnumerable<(string Heading, Block[] Body)> Split(IEnumerable<Block> blocks, int level)
    {
        Block[] all = [.. blocks];
        for (int at = 0; at < all.Length; at++)
        {
            if (IsHeading(all[at]))
            {
                yield return (PlainText.Of(((HeadingBlock)all[at]).Inline!), [.. all.Skip(at + 1).TakeWhile(block => !IsHeading(block))]);
            }
        }

        bool IsHeading(Block block) => block is HeadingBlock heading && heading.Level == level;
    }

    private static bool IsCode(Block block, string language) => block is FencedCodeBlock code && code.Info == language;

    private Block[] Blocks(string section) => _sections.TryGetValue(section, out Block[]? blocks) ? blocks : [];

    private IEnumerable<(string Heading, Block[] Body)> Parts(string section) => Split(Blocks(section), 3);

    private Dictionary<string, T> OfParameters<T>(Func<Block[], T> value) => Parts("PARAMETERS")
        .Where(part => part.Heading.StartsWith('-'))
        .ToDictionary(part => part.Heading[1..], part => value(part.Body), StringComparer.OrdinalIgnoreCase);
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace GenesysWrapup.Help;

/// <summary>Markdown as the console shows it.</summary>
internal static class PlainText
{
    private const int Width = 78;

    /// <summary>Angle brackets in our texts are placeholders, not HTML.</summary>
    public static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder().UseYamlFrontMatter().DisableHtml().Build();

    /// <summary>One text a block: running text in one line, lists and code line by line.</summary>
    public static string[] Paragraphs(IEnumerable<Block> blocks) => [.. blocks.Select(block => string.Join('\n', Lines(block)))];

    /// <summary>
    /// An about topic: its name, then headings in capitals, text indented and wrapped. Get-Help takes the fifth line for the synopsis: with
    /// the topic's name above, that is the short description.
    /// </summary>
    public static string OfTopic(string markdown)
    {
        var text = new StringBuilder();
        foreach (Block block in Markdown.Parse(markdown, Pipeline))
        {
            if (block is HeadingBlock { Level: 1 } title)
            {
                text.Append("TOPIC\n    ").Append(Of(title.Inline!)).Append("\n\n");
                continue;
            }

            if (block is HeadingBlock heading)
            {
                text.Append(Of(heading.Inline!).ToUpperInvariant()).Append('\n');
                continue;
            }

            foreach (string line in Lines(block).SelectMany(InConsole))
            {
                text.Append("    ").Append(line).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Without the marks for code, emphasis and links.</summary>
    public static string Of(ContainerInline text) => string.Concat(text.Descendants().Select(part => part switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        AutolinkInline link => link.Url,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => " ",
        _ => string.Empty,
    }));

    public static string Code(Block block) => ((CodeBlock)block).Lines.ToString().TrimEnd();

    /// <summary>A line broken between words; all but the first begin with the hang.</summary>
    public static IEnumerable<string> Wrap(string line, int width, string hang)
    {
        string current = Regex.Match(line, "^ *").Value;
        bool empty = true;
        foreach (string word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!empty && current.Length + 1 + word.Length > width)
            {
                yield return current;
                current = hang;
                empty = true;
            }

            current += empty ? word : " " + word;
            empty = false;
        }

        yield return current;
    }

    /// <summary>Code stays as it is; what follows a list's mark stays beside it.</summary>
    private static IEnumerable<string> InConsole(string line) => line.StartsWith("    ", StringComparison.Ordinal)
        ? [line]
        : Wrap(line, Width, new string(' ', Regex.Match(line, @"^\s*(([-*]|\d+\.)\s+)?").Length));

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        CodeBlock code => Code(code).Split('\n').Select(line => "    " + line),
        ListBlock { IsOrdered: true } list => list.Cast<ListItemBlock>().SelectMany(item => Item($"{item.Order}. ", item)),
        ListBlock list => list.Cast<ListItemBlock>().SelectMany(item => Item($"{list.BulletType} ", item)),
        ContainerBlock others => others.SelectMany(Lines),
        LeafBlock { Inline: { } text } => [Of(text)],
        _ => [],
    };

    private static IEnumerable<string> Item(string mark, ListItemBlock item) =>
        item.SelectMany(Lines).Select((line, index) => (index == 0 ? mark : new string(' ', mark.Length)) + line);
}

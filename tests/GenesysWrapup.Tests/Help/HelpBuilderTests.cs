using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Xml.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Help;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;
using Xunit;

namespace GenesysWrapup.Tests.Help;

public class HelpBuilderTests
{
    private const string Page = """
        # Get-Sample

        ## SYNOPSIS
        Gets a `sample`.

        ## SYNTAX

        old

        ## DESCRIPTION

        One sentence
        over two lines.

        - a point
        - another, **stressed**

        ## EXAMPLES

        ### Example 1: By id

        ```powershell
        # a comment, no heading
        Get-Sample 1
        ```

        It answers.

        ## PARAMETERS

        ### -Id
        The id.

        ### -Kind
        The kind.

        ```yaml
        Type: Wrong
        Default value: Any
        ```

        ## PERMISSIONS

        <!-- permissions -->
        <!-- /permissions -->

        ## NOTES

        See [the other](Get-Other.md).
        """;

    private static readonly CommandShape s_command = CommandShape.Of(typeof(GetSampleCommand));

    [Fact]
    public void A_cmdlet_is_read_from_its_attributes()
    {
        Assert.Equal("Get-Sample", s_command.Name);
        Assert.Equal(["Id", "Kind", "Session", "WhatIf", "Confirm"], s_command.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(["Alias"], s_command.Parameters[0].Aliases);
        Assert.Equal(["Any", "All"], s_command.Parameters[1].AcceptedValues);
    }

    [Fact]
    public void Generated_sections_are_filled_and_what_was_written_stays()
    {
        string filled = GeneratedSections.Fill(Page, s_command);
        Assert.Contains(
            "Get-Sample [-Id] <String[]> [-Kind <String>] [-Session <GenesysSession>] [-WhatIf] [-Confirm] [<CommonParameters>]",
            filled.Replace("\n [", " ["),
            System.StringComparison.Ordinal);
        Assert.Contains(
            "- `GET /api/v2/conversations/{conversationId}` (only with -Kind): `conversation:communication:view`",
            filled,
            System.StringComparison.Ordinal);
        Assert.Contains("The id.\n\n```yaml\nType: String[]", filled, System.StringComparison.Ordinal);
        Assert.Contains("Default value: Any", filled, System.StringComparison.Ordinal);
        Assert.Contains("Accepted values: Any, All", filled, System.StringComparison.Ordinal);
        Assert.DoesNotContain("Type: Wrong", filled, System.StringComparison.Ordinal);
        Assert.Contains("One sentence\nover two lines.", filled, System.StringComparison.Ordinal);
        Assert.Equal(filled, GeneratedSections.Fill(filled, s_command));
    }

    [Fact]
    public void Maml_holds_description_parameters_examples_and_permissions()
    {
        string path = Path.GetTempFileName();
        try
        {
            MamlWriter.Write(path, [(s_command, HelpPage.Parse(GeneratedSections.Fill(Page, s_command)))]);
            XElement command = XDocument.Load(path).Root!.Elements().Single();
            string[] paragraphs = command.Descendants()
                .Where(element => element.Name.LocalName == "para")
                .Select(element => element.Value)
                .ToArray();
            Assert.Contains("Gets a sample.", paragraphs);
            Assert.Contains("One sentence over two lines.", paragraphs);
            Assert.Contains("- a point\n- another, stressed", paragraphs);
            Assert.Contains("Shows what would be changed and changes nothing.", paragraphs);
            Assert.Contains("See the other.", paragraphs);
            Assert.Contains("GET /api/v2/conversations/{conversationId} (only with -Kind): conversation:communication:view", paragraphs);
            Assert.Equal(
                "# a comment, no heading\nGet-Sample 1", command.Descendants().Single(element => element.Name.LocalName == "code").Value);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_topic_becomes_text_that_fits_a_console()
    {
        string text = PlainText.OfTopic(
            "# about_Sample\n\n## Short\n\n" + string.Join(' ', Enumerable.Repeat("word", 40)) + "\n\n```powershell\nGet-Sample 1\n```\n");
        Assert.StartsWith("TOPIC\n    about_Sample\n\nSHORT\n    word word", text, System.StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 82));
        Assert.Contains("\n        Get-Sample 1\n", text, System.StringComparison.Ordinal);
    }

    [Cmdlet(VerbsCommon.Get, "Sample", SupportsShouldProcess = true)]
    [UsesOperation(nameof(Operations.GetConversation), OnlyWhen = "with -Kind")]
    private sealed class GetSampleCommand : SessionCommand
    {
        [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
        [Alias("Alias")]
        public string[]? Id { get; set; }

        [Parameter]
        [ValidateSet("Any", "All")]
        public string? Kind { get; set; }
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using GenesysWrapup.Help;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Tests.Help;

/// <summary>The committed pages against the code. What only a real PowerShell can tell is in tests/Pester/Help.Tests.ps1.</summary>
public class HelpPagesTests
{
    private static readonly string s_docs = Repository.PathOf("docs/en-US");

    private static readonly string[] s_sections =
    [
        "SYNOPSIS", "SYNTAX", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "PERMISSIONS", "NOTES", "RELATED LINKS",
    ];

    [Fact]
    public void Every_cmdlet_has_a_page_that_tells_all() => None(CommandShape.OfModule().SelectMany(Gaps));

    [Fact]
    public void Every_page_has_a_cmdlet()
    {
        string[] commands = CommandShape.OfModule().Select(command => command.Name).ToArray();
        None(Directory.GetFiles(s_docs, "*.md")
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Where(name => !name.StartsWith("about_", StringComparison.Ordinal) && !commands.Contains(name))
            .Select(name => $"{name}.md is about no cmdlet of the module."));
    }

    /// <summary>./build.ps1 fills the generated sections; what it changed is to be committed.</summary>
    [Fact]
    public void The_generated_sections_are_those_of_the_code() => None(CommandShape.OfModule()
        .Where(command => PageOf(command) is { } page
            && GeneratedSections.Fill(page, command) != page.Replace("\r\n", "\n", StringComparison.Ordinal))
        .Select(command => $"{command.Name}.md is not up to date: run ./build.ps1 and commit the page."));

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets_in_the_order_of_the_alphabet()
    {
        string manifest = Repository.Read("module-manifest/GenesysWrapup.psd1");
        string list = manifest[manifest.IndexOf("CmdletsToExport", StringComparison.Ordinal)..];
        list = list[..list.IndexOf("\n    )", StringComparison.Ordinal)];
        Assert.Equal(
            CommandShape.OfModule().Select(command => command.Name),
            Regex.Matches(list, "'([^']+)'").Select(name => name.Groups[1].Value));
    }

    private static void None(IEnumerable<string> complaints)
    {
        string all = string.Join("\n", complaints);
        Assert.True(all.Length == 0, all);
    }

    private static IEnumerable<string> Gaps(CommandShape command)
    {
        if (PageOf(command) is not { } text)
        {
            yield return $"{command.Name} has no page docs/en-US/{command.Name}.md.";
            yield break;
        }

        HelpPage page = HelpPage.Parse(text);
        foreach (string section in s_sections)
        {
            if (page[section].Length == 0)
            {
                yield return $"{command.Name}.md has no text under {section}.";
            }
        }

        if (page.Examples.Count < 2 || page.Examples.Any(example => example.Code.Length == 0))
        {
            yield return $"{command.Name}.md needs two examples with code.";
        }

        foreach (ParameterShape parameter in command.Parameters.Where(parameter => parameter.Name is not ("WhatIf" or "Confirm")))
        {
            if (!page.Parameters.TryGetValue(parameter.Name, out string[]? about) || about.Length == 0)
            {
                yield return $"{command.Name}.md does not describe -{parameter.Name}.";
            }
        }

        HashSet<string> has = new(command.Parameters.Select(parameter => parameter.Name), StringComparer.OrdinalIgnoreCase);
        foreach (string parameter in page.Parameters.Keys.Where(name => !has.Contains(name)))
        {
            yield return $"{command.Name}.md describes -{parameter}, which the cmdlet does not have.";
        }

        if (!text.Contains(GeneratedSections.PermissionsBegin, StringComparison.Ordinal)
            || !text.Contains(GeneratedSections.PermissionsEnd, StringComparison.Ordinal))
        {
            yield return $"{command.Name}.md lacks the two marker lines under PERMISSIONS.";
        }
    }

    private static string? PageOf(CommandShape command)
    {
        string path = Path.Combine(s_docs, command.Name + ".md");
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace GenesysWrapup.Help;

/// <summary>Writes the XML that Get-Help reads on both editions.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace s_items = "http://msh";
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly Dictionary<string, string> s_common = new(StringComparer.OrdinalIgnoreCase)
    {
        ["WhatIf"] = "Shows what would be changed and changes nothing.",
        ["Confirm"] = "Asks before each change.",
    };

    public static void Write(string path, IEnumerable<(CommandShape Command, HelpPage Page)> pages) =>
        new XDocument(new XElement(
            s_items + "helpItems",
            new XAttribute("schema", "maml"),
            pages.Select(pair => Command(pair.Command, pair.Page)))).Save(path);

    private static XElement Command(CommandShape command, HelpPage page) => new(
        s_command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", s_maml),
        new XAttribute(XNamespace.Xmlns + "command", s_command),
        new XAttribute(XNamespace.Xmlns + "dev", s_dev),
        new XElement(
            s_command + "details",
            new XElement(s_command + "name", command.Name),
            new XElement(s_command + "verb", command.Verb),
            new XElement(s_command + "noun", command.Noun),
            Text("description", page["SYNOPSIS"])),
        Text("description", page["DESCRIPTION"]),
        new XElement(s_command + "syntax", command.Sets.Select(set => new XElement(
            s_command + "syntaxItem",
            new XElement(s_maml + "name", command.Name),
            command.InSet(set).Select(pair => Parameter(pair.Parameter, pair.Use, page))))),
        new XElement(s_command + "parameters", command.Parameters
            .OrderBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase)
            .Select(parameter => Parameter(parameter, parameter.Uses[0], page))),
        new XElement(s_command + "inputTypes", page.Types("INPUTS").Select(input => TypeOf("inputType", input))),
        new XElement(s_command + "returnValues", page.Types("OUTPUTS").Select(output => TypeOf("returnValue", output))),
        new XElement(
            s_maml + "alertSet",
            new XElement(s_maml + "alert", Paragraphs(page["NOTES"]), Permissions(command))),
        new XElement(s_command + "examples", page.Examples.Select((example, index) => new XElement(
            s_command + "example",
            new XElement(s_maml + "title", $"-------- Example {index + 1}: {example.Title} --------"),
            new XElement(s_dev + "code", example.Code),
            // An empty paragraph keeps the next example apart, in Get-Help as elsewhere.
            new XElement(s_dev + "remarks", Paragraphs(example.Remarks), new XElement(s_maml + "para"))))),
        new XElement(s_command + "relatedLinks", page.Links.Select(link => new XElement(
            s_maml + "navigationLink",
            new XElement(s_maml + "linkText", link.Text),
            new XElement(s_maml + "uri", link.Uri.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? link.Uri : string.Empty)))));

    private static XElement Parameter(ParameterShape parameter, ParameterUse use, HelpPage page)
    {
        string[] text = page.Parameters.TryGetValue(parameter.Name, out string[]? written) ? written
            : s_common.TryGetValue(parameter.Name, out string? common) ? [common]
            : [];
        string defaultValue = page.Defaults.TryGetValue(parameter.Name, out string? stated) && stated.Length > 0 ? stated
            : parameter.IsSwitch ? "False"
            : "None";
        return new XElement(
            s_command + "parameter",
            new XAttribute("required", use.Needed ? "true" : "false"),
            new XAttribute("variableLength", "true"),
            new XAttribute("globbing", parameter.Wildcards ? "true" : "false"),
            new XAttribute("pipelineInput", GeneratedSections.Pipeline(use)),
            new XAttribute("position", use.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(s_maml + "name", parameter.Name),
            Text("description", text),
            parameter.AcceptedValues.Count == 0 ? null : new XElement(
                s_command + "parameterValueGroup", parameter.AcceptedValues.Select(value => Value(value, mandatory: false))),
            parameter.IsSwitch ? null : Value(parameter.TypeName, use.Needed),
            new XElement(s_dev + "type", new XElement(s_maml + "name", parameter.TypeName), new XElement(s_maml + "uri")),
            new XElement(s_dev + "defaultValue", defaultValue));
    }

    private static XElement Value(string text, bool mandatory) => new(
        s_command + "parameterValue",
        new XAttribute("required", mandatory ? "true" : "false"),
        new XAttribute("variableLength", "false"),
        text);

    private static XElement TypeOf(string element, (string Type, string[] Text) entry) => new(
        s_command + element,
        new XElement(s_dev + "type", new XElement(s_maml + "name", entry.Type)),
        Text("description", entry.Text));

    private static IEnumerable<XElement> Permissions(CommandShape command) => command.Operations.Count == 0
        ? []
        : command.Operations
            .Select(use => use.Operation + (use.OnlyWhen is null ? ": " : $" (only {use.OnlyWhen}): ") +
                GeneratedSections.InWords(use.Operation))
            .Prepend("Permissions:")
            .Select(line => new XElement(s_maml + "para", line));

    private static XElement Text(string element, IEnumerable<string> paragraphs) => new(s_maml + element, Paragraphs(paragraphs));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> paragraphs) =>
        paragraphs.Select(paragraph => new XElement(s_maml + "para", paragraph));
}

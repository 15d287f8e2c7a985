using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Permissions;

namespace GenesysWrapup.Help;

/// <summary>
/// The parts of a page that the code knows better than an author: the syntax, the facts about each parameter, and the permissions from
/// the catalogue of operations. The rest of the page stays as it was written.
/// </summary>
internal static class GeneratedSections
{
    public const string PermissionsBegin = "<!-- permissions -->";
    public const string PermissionsEnd = "<!-- /permissions -->";

    /// <summary>The width of the repository's own lines.</summary>
    private const int Width = 140;

    public static string Fill(string page, CommandShape command)
    {
        page = page.Replace("\r\n", "\n", StringComparison.Ordinal);
        HelpPage parsed = HelpPage.Parse(page);
        page = ReplaceSection(page, "SYNTAX", Syntax(command));
        foreach (ParameterShape parameter in command.Parameters)
        {
            string stated = parsed.Defaults.TryGetValue(parameter.Name, out string? value) ? value : string.Empty;
            page = ReplaceFacts(page, parameter.Name, Facts(parameter, stated));
        }

        return Regex.Replace(
            page,
            $"{PermissionsBegin}.*?{PermissionsEnd}",
            _ => $"{PermissionsBegin}\n{Permissions(command)}\n{PermissionsEnd}",
            RegexOptions.Singleline);
    }

    /// <summary>A call's permissions in words; used by the page, which marks them as code, and by the help in the console.</summary>
    public static string InWords(Operation operation, string mark = "")
    {
        string permissions = operation.Permit.Rule switch
        {
            PermissionRule.Any when operation.Permit.Permissions.Count > 1 => "any of " + Join(operation.Permit.Permissions, ", ", mark),
            PermissionRule.Any or PermissionRule.All => Join(operation.Permit.Permissions, " and ", mark),
            _ => "none",
        };
        return operation.RefusesClientCredentials ? permissions + "; declares that it may refuse client credentials" : permissions;
    }

    private static string Permissions(CommandShape command)
    {
        if (command.Operations.Count == 0)
        {
            return "None: it makes no call to the platform.";
        }

        var lines = new List<string>();
        foreach (UsesOperationAttribute use in command.Operations)
        {
            Operation operation = use.Operation;
            string when = use.OnlyWhen is null ? string.Empty : $" (only {use.OnlyWhen})";
            string scopes = operation.Scopes.Count == 0 ? "none" : Join(operation.Scopes, " or ", "`");
            lines.AddRange(PlainText.Wrap($"- `{operation}`{when}: {InWords(operation, "`")}; scope: {scopes}", Width, "  "));
        }

        lines.Add(string.Empty);
        lines.AddRange(PlainText.Wrap(
            "Roles grant permissions, within divisions. Scopes count for tokens of a user, where the organization enforces them; client " +
            $"credentials have none. `Find-RequiredPermission -Command {command.Name}` lists the same as objects.",
            Width,
            string.Empty));
        return string.Join('\n', lines);
    }

    private static string Syntax(CommandShape command)
    {
        var text = new StringBuilder();
        foreach (string set in command.Sets)
        {
            if (set != CommandShape.AllSets)
            {
                text.Append($"### {set}{(set == command.Sets[0] && command.Sets.Count > 1 ? " (Default)" : string.Empty)}\n\n");
            }

            text.Append($"```\n{SyntaxLine(command, set)}\n```\n\n");
        }

        return text.ToString().TrimEnd();
    }

    private static string SyntaxLine(CommandShape command, string set)
    {
        IEnumerable<string> parts = command.InSet(set).Select(pair =>
        {
            string name = "-" + pair.Parameter.Name;
            if (pair.Parameter.IsSwitch)
            {
                return pair.Use.Needed ? name : $"[{name}]";
            }

            string value = $"<{pair.Parameter.TypeName}>";
            return (pair.Use.Position is not null, pair.Use.Needed) switch
            {
                (true, true) => $"[{name}] {value}",
                (true, false) => $"[[{name}] {value}]",
                (false, true) => $"{name} {value}",
                (false, false) => $"[{name} {value}]",
            };
        });

        // Long lines are broken before a parameter, as platyPS does.
        var text = new StringBuilder();
        int column = 0;
        foreach (string part in parts.Append("[<CommonParameters>]").Prepend(command.Name))
        {
            if (column > 0 && column + part.Length + 1 > 110)
            {
                text.Append('\n');
                column = 0;
            }

            text.Append(text.Length > 0 ? " " : string.Empty).Append(part);
            column += part.Length + 1;
        }

        return text.ToString();
    }

    private static string Facts(ParameterShape parameter, string defaultValue)
    {
        var blocks = new StringBuilder();
        foreach (IGrouping<(bool Needed, int? Position, bool FromPipeline, bool FromPipelineByName), ParameterUse> same in parameter.Uses
            .GroupBy(use => (use.Needed, use.Position, use.FromPipeline, use.FromPipelineByName)))
        {
            string sets = string.Join(", ", same.Select(use => use.Set == CommandShape.AllSets ? "(All)" : use.Set));
            blocks.Append("```yaml\n")
                .Append($"Type: {parameter.TypeName}\n")
                .AppendJoin('\n', PlainText.Wrap($"Parameter Sets: {sets}", Width, "  ")).Append('\n')
                .Append($"Aliases: {string.Join(", ", parameter.Aliases)}".TrimEnd() + "\n");
            if (parameter.AcceptedValues.Count > 0)
            {
                string values = $"Accepted values: {string.Join(", ", parameter.AcceptedValues)}";
                blocks.AppendJoin('\n', PlainText.Wrap(values, Width, "  ")).Append('\n');
            }

            blocks.Append($"\nRequired: {same.Key.Needed}\n")
                .Append($"Position: {same.Key.Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "Named"}\n")
                .Append($"Default value: {(defaultValue.Length == 0 ? parameter.IsSwitch ? "False" : "None" : defaultValue)}\n")
                .Append($"Accept pipeline input: {Pipeline(same.First())}\n")
                .Append($"Accept wildcard characters: {parameter.Wildcards}\n")
                .Append("```\n\n");
        }

        return blocks.ToString().TrimEnd();
    }

    internal static string Pipeline(ParameterUse use) => (use.FromPipeline, use.FromPipelineByName) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    private static string ReplaceSection(string page, string name, string body) => Regex.Replace(
        page,
        $@"^## {name}[ ]*\n.*?(?=^## )",
        _ => $"## {name}\n\n{body}\n\n",
        RegexOptions.Multiline | RegexOptions.Singleline);

    /// <summary>The yaml at the end of a parameter's part; where there is none yet, it is added.</summary>
    private static string ReplaceFacts(string page, string parameter, string facts) => Regex.Replace(
        page,
        $@"^(### -{parameter}[ ]*\n(?:(?!^\#{{2,3}} ).)*?)(?:```yaml.*?)?(?=^\#{{2,3}} |\z)",
        part => $"{part.Groups[1].Value.TrimEnd()}\n\n{facts}\n\n",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.IgnoreCase);

    private static string Join(IEnumerable<string> names, string separator, string mark) =>
        string.Join(separator, names.Select(name => mark + name + mark));
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.House.Tests;

/// <summary>What the product is built from and with is fixed, and what is fixed is what is used.</summary>
public sealed class SupplyTests
{
    private const string Refresh = "dotnet restore GenesysWrapup.sln -p:LockPackages=true -p:RestoreForceEvaluate=true";

    [Fact]
    public void Every_project_with_packages_has_its_lock_file()
    {
        IEnumerable<string> projects = Regex.Matches(Repository.Read("GenesysWrapup.sln"), @"""([\w.\\]+\.csproj)""")
            .Select(static match => match.Groups[1].Value.Replace('\\', '/'))
            .Where(static project => Repository.Read(project).Contains("Reference Include", StringComparison.Ordinal))
            .Select(static project => Path.GetFileNameWithoutExtension(project));
        Assert.NotEmpty(projects);
        Assert.All(projects, static name => Assert.True(
            Repository.Has(LockOf(name)), $"{LockOf(name)} is not there. To make it: {Refresh}"));
    }

    [Fact]
    public void The_locked_versions_are_those_of_the_build()
    {
        Dictionary<string, string> central = CentralVersions();
        string[] other =
        [
            .. from file in Repository.Files("build/locks", ".json")
               from package in Packages(file)
               where central.TryGetValue(package.Name, out string? version) && version != package.Resolved
               select $"{file}: {package.Name} {package.Resolved}",
        ];
        Assert.True(other.Length == 0, $"Refresh the lock files: {Refresh}\n{string.Join("\n", other)}");
    }

    [Fact]
    public void Every_action_of_the_workflow_is_fixed_by_its_commit() => Assert.All(
        Repository.Files(".github", ".yml").SelectMany(static file => Repository.Read(file).Split('\n'))
            .Where(static line => line.Contains("uses:", StringComparison.Ordinal)),
        static line => Assert.Matches("@[0-9a-f]{40} # v[0-9.]+$", line.TrimEnd()));

    [Fact]
    public void Every_tool_that_a_gallery_gives_is_fixed_by_its_version() => Assert.All(
        Repository.Files(".", ".yml", ".ps1").SelectMany(static file => Repository.Read(file).Split('\n'))
            .Where(static line => Regex.IsMatch(line, @"^\s*(run: )?Install-(Module|PSResource)\b")),
        static line => Assert.Matches("-(RequiredVersion|Version) ", line));

    [Fact]
    public void Only_what_begins_with_its_interpreter_can_be_run()
    {
        foreach (string file in Repository.Files(".", ".cs", ".csproj", ".md", ".ps1", ".psd1", ".ps1xml", ".json", ".yml", ".txt"))
        {
            bool mayRun = !OperatingSystem.IsWindows() &&
                File.GetUnixFileMode(Repository.PathOf(file)).HasFlag(UnixFileMode.UserExecute);
            Assert.True(!mayRun || Repository.Read(file).StartsWith("#!", StringComparison.Ordinal), file);
        }
    }

    private static string LockOf(string project) => $"build/locks/{project}.json";

    private static Dictionary<string, string> CentralVersions()
    {
        XElement root = XDocument.Parse(Repository.Read("Directory.Packages.props")).Root!;
        string extensions = root.Descendants("ExtensionsVersion").Single().Value;
        return root.Descendants("PackageVersion").ToDictionary(
            static package => package.Attribute("Include")!.Value,
            package => package.Attribute("Version")!.Value.Replace("$(ExtensionsVersion)", extensions, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Name, string Resolved)> Packages(string file)
    {
        using JsonDocument json = JsonDocument.Parse(Repository.Read(file));
        foreach (JsonProperty framework in json.RootElement.GetProperty("dependencies").EnumerateObject())
        {
            foreach (JsonProperty package in framework.Value.EnumerateObject())
            {
                if (package.Value.TryGetProperty("resolved", out JsonElement resolved))
                {
                    yield return (package.Name, resolved.GetString()!);
                }
            }
        }
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.House.Tests;

/// <summary>CONTRIBUTING.md against the repository: every file, folder, type and command that it names is there.</summary>
public sealed class ContributingTests
{
    private const string Page = "CONTRIBUTING.md";

    private static readonly Lazy<string> s_source =
        new(() => string.Join('\n', Repository.Files("src", ".cs").Select(Repository.Read)));

    private static readonly Lazy<string> s_manifest = new(() => Repository.Read("module-manifest/GenesysWrapup.psd1"));

    public static TheoryData<string> Named() =>
        [.. Regex.Matches(WithoutRooms(), "`([^`]+)`").Select(code => code.Groups[1].Value).Distinct()];

    [Theory]
    [MemberData(nameof(Named))]
    public void What_it_names_is_there(string named) => Assert.True(IsThere(named), $"{Page} names `{named}`, which is not there.");

    [Theory]
    [InlineData("src/GenesysWrapup.Core/Platform/Gone.cs")]
    [InlineData("src/GenesysWrapup.Core/Gone/<Area>Checks.cs")]
    [InlineData("GoneType")]
    [InlineData("Get-GoneThing")]
    [InlineData("./build.ps1 Gone")]
    [InlineData("dotnet test tests/Gone -c Release")]
    public void What_is_gone_is_noticed(string named) => Assert.False(IsThere(named));

    [Fact]
    public void It_lists_the_rooms_in_the_order_of_the_map() =>
        Assert.Equal(RoomTests.Names, Rooms().Select(room => room.Groups["room"].Value));

    private static string Text() => Repository.Read(Page).Replace("\r", string.Empty, StringComparison.Ordinal);

    private static string WithoutRooms() => Rooms().Aggregate(
        Regex.Replace(Text(), "^```.*?^```", string.Empty, RegexOptions.Multiline | RegexOptions.Singleline),
        (text, room) => text.Replace(room.Value, string.Empty, StringComparison.Ordinal));

    private static IEnumerable<Match> Rooms()
    {
        string text = Text();
        string section = Regex.Match(text, @"^## The rooms\n.*?(?=^## )", RegexOptions.Multiline | RegexOptions.Singleline).Value;
        return Regex.Matches(section, @"^- `(?<room>[\w.]+)`: \S.*$", RegexOptions.Multiline);
    }

    private static bool IsThere(string named) => named switch
    {
        _ when named.Contains(' ', StringComparison.Ordinal) => IsCommandLine(named),
        _ when Regex.IsMatch(named, @"/|\.(md|ps1|psd1|cs)$") => IsPath(named),
        _ when Regex.IsMatch(named, "^[A-Z][A-Za-z]+-[A-Z][A-Za-z]+$") => s_manifest.Value.Contains($"'{named}'", StringComparison.Ordinal),
        "pwsh" => true,
        "CmdletsToExport" => s_manifest.Value.Contains(named, StringComparison.Ordinal),

        // A type with its member, or a method.
        _ => Regex.IsMatch(named, "^[A-Z][A-Za-z.]+$") &&
            Regex.IsMatch(s_source.Value, $@"\b(class|record|struct|interface|enum) {named.Split('.')[0]}\b|\b{named}\(") &&
            named.Split('.').All(part => Regex.IsMatch(s_source.Value, $@"\b{part}\b")),
    };

    private static bool IsCommandLine(string line)
    {
        string[] words = line.Split(' ');
        string tasks = Regex.Match(Repository.Read("build.ps1"), @"ValidateSet\(([^)]*)\)").Groups[1].Value;
        bool task = words[0] != "./build.ps1" || words.Length < 2 || tasks.Contains($"'{words[1]}'", StringComparison.Ordinal);
        return task && words.Where(word => word.Contains('/', StringComparison.Ordinal)).All(IsPath);
    }

    /// <summary>A file or folder; where a name has a placeholder, one such file at least.</summary>
    private static bool IsPath(string path)
    {
        path = Regex.Replace(path, @"^\./", string.Empty).TrimEnd('/');
        if (!path.Contains('<', StringComparison.Ordinal))
        {
            return Repository.Has(path);
        }

        string pattern = "^" + Regex.Replace(Regex.Escape(path), "<[^>]+>", "[^/]+") + "(/|$)";
        string fixedPart = path[..path.IndexOf('<', StringComparison.Ordinal)];
        string folder = fixedPart[..fixedPart.LastIndexOf('/')];
        return Repository.Has(folder) && Repository.Files(folder, string.Empty).Any(file => Regex.IsMatch(file, pattern));
    }
}

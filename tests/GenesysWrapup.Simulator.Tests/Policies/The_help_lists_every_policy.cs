using System;
using System.Linq;
using System.Text.RegularExpressions;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Policies;

public sealed class The_help_lists_every_policy
{
    private static readonly string s_page = Repository.Read("docs/en-US/about_GenesysWrapup_Simulator.md").Replace("\r\n", "\n");

    [Fact]
    public void Each_with_its_sentence_positions_default_and_basis()
    {
        string[] expected = [.. SimulatorPolicies.All.Select(Describe)];
        string page = Flowed(s_page);
        string[] missing = [.. expected.Where(text => !page.Contains(Flowed(text), StringComparison.Ordinal))];
        Assert.True(missing.Length == 0, "about_GenesysWrapup_Simulator.md lacks:\n\n" + string.Join("\n", missing));
    }

    [Fact]
    public void And_none_that_does_not_exist()
    {
        string policies = s_page[s_page.IndexOf("## POLICIES", StringComparison.Ordinal)..];
        Assert.Equal(
            SimulatorPolicies.All.Select(policy => policy.Name).OrderBy(name => name, StringComparer.Ordinal),
            Regex.Matches(policies, "^### (.+)$", RegexOptions.Multiline)
                .Select(match => match.Groups[1].Value)
                .OrderBy(name => name, StringComparer.Ordinal));
    }

    private static string Describe(SimulatorPolicy policy) =>
        $"### {policy.Name}\n\n{policy.Description}\nPositions: {string.Join(", ", policy.Allowed.Select(Spell))}. " +
        $"Default: {policy.Default}.{(policy.Realistic is null ? "" : $" Realistic: {policy.Realistic}.")} Basis: {policy.Basis}.\n" +
        (policy.RealisticBecause is null ? "" : $"The realistic position: {policy.RealisticBecause}\n");

    /// <summary>Where a paragraph's lines break is no matter.</summary>
    private static string Flowed(string text) => Regex.Replace(text, @"\s+", " ");

    private static string Spell(string position) => position switch
    {
        SimulatorPolicy.Duration => "time span",
        SimulatorPolicy.Number => "number",
        _ => position,
    };
}

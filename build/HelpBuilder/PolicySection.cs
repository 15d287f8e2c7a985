using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Help;

/// <summary>The simulator's policies on a page, between marks: each with its sentence, positions, default and basis.</summary>
internal static class PolicySection
{
    public const string Begin = "<!-- policies -->";
    public const string End = "<!-- /policies -->";

    private const int Width = 140;

    public static string Fill(string page) => Regex.Replace(
        page.Replace("\r\n", "\n", StringComparison.Ordinal),
        $"{Begin}.*?{End}",
        _ => $"{Begin}\n{string.Join('\n', Lines())}\n{End}",
        RegexOptions.Singleline);

    public static string WithoutMarks(string page) =>
        page.Replace(Begin + "\n", string.Empty, StringComparison.Ordinal).Replace(End + "\n", string.Empty, StringComparison.Ordinal);

    public static string Spell(string position) => position switch
    {
        SimulatorPolicy.Duration => "time span",
        SimulatorPolicy.Number => "number",
        _ => position,
    };

    private static IEnumerable<string> Lines()
    {
        foreach (SimulatorPolicy policy in SimulatorPolicies.All.OrderBy(static policy => policy.Name, StringComparer.Ordinal))
        {
            string realistic = policy.Realistic is null ? string.Empty : $" Realistic: {policy.Realistic}.";
            string because = policy.RealisticBecause is null ? string.Empty : $"The realistic position: {policy.RealisticBecause}";
            yield return $"### {policy.Name}";
            yield return string.Empty;
            foreach (string line in PlainText.Wrap(policy.Description, Width, string.Empty))
            {
                yield return line;
            }

            yield return $"Positions: {string.Join(", ", policy.Allowed.Select(Spell))}. Default: {policy.Default}.{realistic} " +
                $"Basis: {policy.Basis}.";
            foreach (string line in PlainText.Wrap(because, Width, string.Empty))
            {
                yield return line;
            }

            yield return string.Empty;
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Assumptions;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Help;

/// <summary>docs/known-unknown.md: what nobody outside the platform can say, what is assumed instead, and what would settle it.</summary>
internal static class KnownUnknownPage
{
    private const int Width = 140;

    /// <summary>What is open: a policy whose default somebody documents, or the vendor's staff said, is not.</summary>
    public static IEnumerable<SimulatorPolicy> Unknowns => SimulatorPolicies.All
        .Where(static policy => policy.Basis is Basis.Unknown or Basis.Inferred or Basis.Captured)
        .OrderBy(static policy => policy.Name, StringComparer.Ordinal);

    public static string Text() => string.Join('\n', Lines()) + "\n";

    private static IEnumerable<string> Lines()
    {
        yield return "# What is not known about the platform";
        yield return string.Empty;
        string[] opening =
        [
            "This page is generated with the help; change it in the code. It lists every behaviour of the platform that the module " +
            "or its " +
            "simulator has to do with and that no published source states. Each is a policy of the simulator with a default; the basis " +
            "says how that is known: Captured (seen in a real payload), Inferred, or Unknown.",
            "`Test-PlatformAssumption` settles those that have a test, in an organization of your own, and `-AsPolicy` gives what it " +
            "found " +
            "to the simulator. For the others, this page says what would settle them, and why no test does.",
        ];
        foreach (string line in opening.SelectMany(static text => PlainText.Wrap(text, Width, string.Empty).Append(string.Empty)))
        {
            yield return line;
        }

        foreach (SimulatorPolicy policy in Unknowns)
        {
            Assumption? test = AssumptionList.Find(policy.Name);
            string settled = test is null
                ? $"Would settle it, by hand: {policy.SettledBy} Why no test does: {policy.WhyByHand}"
                : $"Settled by `Test-PlatformAssumption {policy.Name}` ({AssumptionSection.InWords(test.Reach)}): {test.Asks}";
            yield return $"## {policy.Name}";
            yield return string.Empty;
            string assumed = $"Assumed: {policy.Default}, of {string.Join(", ", policy.Allowed.Select(PolicySection.Spell))}. " +
                $"Basis: {policy.Basis}.";
            foreach (string line in new[] { policy.Description, assumed, settled }
                .SelectMany(static text => PlainText.Wrap(text, Width, string.Empty).Append(string.Empty)))
            {
                yield return line;
            }
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using GenesysWrapup.Core.Access;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Permissions;

/// <summary>What -Command and -Operation stand for. Names take the wildcards * and ?.</summary>
internal static class NeededOperations
{
    /// <summary>The operations, and a failure for every name that is none.</summary>
    public static IReadOnlyList<NeededOperation> Of(IEnumerable<string>? commands, IEnumerable<string>? operations, out IReadOnlyList<Failure> unknown)
    {
        var found = new List<NeededOperation>();
        var failures = new List<Failure>();
        foreach (string name in Given(commands))
        {
            Func<string, bool> isMatch = Pattern(name);
            Add(found, CommandOperations.All.Where(need => isMatch(need.Command!)), failures,
                () => Unknown("command of this module that calls the platform", name, NearestNames.Question(name, CommandOperations.Commands)));
        }

        foreach (string name in Given(operations))
        {
            Func<string, bool> isMatch = Pattern(name);
            Add(found, Operations.All.Where(operation => isMatch(operation.Name) || isMatch(operation.ToString())).Select(operation => new NeededOperation(operation, null, null)), failures,
                () => Unknown("operation of the catalogue", name, NearestNames.Question(name, Operations.All.Select(operation => operation.Name))));
        }

        unknown = failures;
        return found.Distinct().ToArray();
    }

    private static void Add(List<NeededOperation> found, IEnumerable<NeededOperation> these, List<Failure> failures, Func<Failure> failure)
    {
        int before = found.Count;
        found.AddRange(these);
        if (found.Count == before)
        {
            failures.Add(failure());
        }
    }

    private static Failure Unknown(string kind, string name, string question) => new(
        FailureId.InvalidValue,
        FailureCategory.ObjectNotFound,
        $"There is no {kind} by the name '{name}'. {question}".TrimEnd(),
        "Use Tab to see the names, or * as a wildcard.")
    { Target = name };

    private static IEnumerable<string> Given(IEnumerable<string>? names) => (names ?? []).Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => name.Trim());

    private static Func<string, bool> Pattern(string name)
    {
        var pattern = new Regex("^" + Regex.Escape(name).Replace("\\*", ".*").Replace("\\?", ".") + "$",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return text => pattern.IsMatch(text);
    }
}

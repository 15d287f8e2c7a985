using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Access;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Permissions;

/// <summary>The operations behind -Command and -Operation. Names may have the wildcards * and ?.</summary>
internal static class NeededOperations
{
    private static readonly string[] s_methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>The operations, and a failure for every name that matches none.</summary>
    public static IReadOnlyList<NeededOperation> Of(
        IEnumerable<string>? commands, IEnumerable<string>? operations, out IReadOnlyList<Failure> unknown)
    {
        var found = new List<NeededOperation>();
        var failures = new List<Failure>();
        foreach (string name in Given(commands))
        {
            Func<string, bool> isMatch = Pattern(name);
            IEnumerable<NeededOperation> matching = CommandOperations.All.Where(need => isMatch(need.Command!));
            if (!TryAdd(found, matching))
            {
                failures.Add(Unknown("command of this module that calls the platform", name, CommandOperations.Commands));
            }
        }

        foreach (string name in Given(operations))
        {
            Func<string, bool> isMatch = Pattern(name);
            IEnumerable<Operation> matching = Operations.All.Where(operation => isMatch(operation.Name) || isMatch(operation.ToString()));
            if (!TryAdd(found, matching.Select(operation => new NeededOperation(operation, null, null))))
            {
                failures.Add(Unknown("operation of the catalogue", name, Operations.All.Select(operation => operation.Name)));
            }
        }

        unknown = failures;
        return found.Distinct().ToArray();
    }

    /// <summary>Why a fault for this would never happen: no operation has the name. Method and path are taken as they are.</summary>
    public static Failure? Unmatched(string operation)
    {
        string name = operation.Trim();
        int blank = name.IndexOf(' ');
        bool isCall = (blank > 0 && s_methods.Contains(name.Substring(0, blank), StringComparer.OrdinalIgnoreCase)) ||
            (name.Length > 0 && name[0] == '*' && name.Contains('/'));
        Func<string, bool> isMatch = Pattern(name);
        return isCall || Operations.All.Any(known => isMatch(known.Name) || isMatch(known.ToString()))
            ? null
            : Unknown("operation of the catalogue", operation, Operations.All.Select(known => known.Name));
    }

    private static bool TryAdd(List<NeededOperation> found, IEnumerable<NeededOperation> matching)
    {
        int before = found.Count;
        found.AddRange(matching);
        return found.Count > before;
    }

    private static Failure Unknown(string kind, string name, IEnumerable<string> known) => new(
        FailureId.InvalidValue,
        FailureCategory.ObjectNotFound,
        $"No {kind} is named '{ShortText.Line(name)}'. {NearestNames.Question(name, known)}".TrimEnd(),
        "Press Tab to see the names, or use * as a wildcard.")
    { Target = name };

    private static IEnumerable<string> Given(IEnumerable<string>? names) =>
        (names ?? []).Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => name.Trim());

    private static Func<string, bool> Pattern(string name) => new NamePattern(name).IsMatch;
}

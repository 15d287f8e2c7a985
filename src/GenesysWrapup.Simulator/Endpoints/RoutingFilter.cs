using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Answers;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>
/// The filters of the lists of codes and queues: a name (a final asterisk matches any ending), ids, divisions.
/// </summary>
internal sealed record RoutingFilter(string? Name, IReadOnlyCollection<string> Ids, IReadOnlyCollection<string> DivisionIds)
{
    public static SimulatedAnswer? Refusal(SimulatedCall call, out RoutingFilter filter)
    {
        filter = new RoutingFilter(
            call.Query.First("name") is { Length: > 0 } name ? name : null,
            new HashSet<string>(call.Query["id"], StringComparer.OrdinalIgnoreCase),
            new HashSet<string>(call.Query["divisionId"], StringComparer.OrdinalIgnoreCase));
        return filter.Ids.Concat(filter.DivisionIds).All(static id => id == SimulatedDivision.AllId || Guid.TryParse(id, out _))
            ? null
            : KnownErrors.InvalidId.Answer();
    }

    public static SimulatedAnswer? Order(SimulatedCall call, out bool descending, string up, string down)
    {
        string order = call.Query.First("sortOrder") ?? up;
        descending = order == down;
        return descending || order == up ? null : KnownErrors.InvalidQueryParamValue.Answer(order, "sortOrder", $"{up}, {down}");
    }

    public static IReadOnlyCollection<T> Sorted<T>(IEnumerable<T> items, Func<T, string> key, bool descending) => descending
        ? items.OrderByDescending(key, StringComparer.OrdinalIgnoreCase).ToArray()
        : items.OrderBy(key, StringComparer.OrdinalIgnoreCase).ToArray();

    public bool Takes(string id, string name, string divisionId) =>
        (Ids.Count == 0 || Ids.Contains(id))
        && (DivisionIds.Count == 0 || DivisionIds.Contains(divisionId))
        && (Name is null || Matches(name));

    private bool Matches(string name) => Name!.EndsWith("*", StringComparison.Ordinal)
        ? name.StartsWith(Name.TrimEnd('*'), StringComparison.OrdinalIgnoreCase)
        : string.Equals(name, Name, StringComparison.OrdinalIgnoreCase);
}

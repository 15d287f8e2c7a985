using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>Cuts a list into the platform's pages: takes pageSize and pageNumber, answers totals and the neighbours' addresses.</summary>
internal static class PagedListing
{
    private const int UsualSize = 25;

    public static SimulatedAnswer Of<T>(SimulatedCall call, IReadOnlyCollection<T> all, Func<T, JsonNode> describe)
    {
        int largest = call.Policies.NumberOf(SimulatorPolicies.LargestPage);
        bool cuts = call.Policies.Is(SimulatorPolicies.TooLargePage, "Cut");
        if (Number(call, "pageSize", UsualSize, cuts ? int.MaxValue : largest, out int size) is { } wrongSize)
        {
            return wrongSize;
        }

        size = Math.Min(size, largest);

        if (Number(call, "pageNumber", 1, int.MaxValue, out int number) is { } wrongNumber)
        {
            return wrongNumber;
        }

        int pages = (all.Count + size - 1) / size;
        var body = new JsonObject
        {
            ["entities"] = new JsonArray([.. all.Skip((int)Math.Min((number - 1L) * size, int.MaxValue)).Take(size).Select(describe)]),
            ["pageSize"] = size,
            ["pageNumber"] = number,
            ["total"] = all.Count,
            ["pageCount"] = pages,
            ["selfUri"] = Address(call, size, number),
            ["firstUri"] = Address(call, size, 1),
            ["lastUri"] = Address(call, size, Math.Max(pages, 1)),
        };
        if (number < pages)
        {
            body["nextUri"] = Address(call, size, number + 1);
        }

        if (number > 1)
        {
            body["previousUri"] = Address(call, size, number - 1);
        }

        return SimulatedAnswer.Ok(body);
    }

    private static SimulatedAnswer? Number(SimulatedCall call, string name, int usual, int largest, out int number)
    {
        number = usual;
        string? given = call.Query.First(name);
        return given is null
            || (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= largest)
            ? null
            : KnownErrors.InvalidQueryParamValue.Answer(given, name, $"1 to {largest.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>The address of another page of the same list, with the rest of the query.</summary>
    private static string Address(SimulatedCall call, int size, int number)
    {
        IEnumerable<string> others = call.Query
            .Where(static values => values.Key is not ("pageSize" or "pageNumber"))
            .SelectMany(static values => values.Select(value => Uri.EscapeDataString(values.Key) + "=" + Uri.EscapeDataString(value)));
        return call.Operation.PathFor([.. call.PathValues]) + "?" + string.Join("&", new[]
        {
            "pageSize=" + size.ToString(CultureInfo.InvariantCulture),
            "pageNumber=" + number.ToString(CultureInfo.InvariantCulture),
        }.Concat(others));
    }
}

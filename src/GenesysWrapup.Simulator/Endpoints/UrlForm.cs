using System;
using System.Linq;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>Reads the name=value pairs of a query or a form.</summary>
internal static class UrlForm
{
    public static ILookup<string, string> Parse(string text) => text.TrimStart('?')
        .Split(['&'], StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split(['='], 2))
        .ToLookup(pair => Decode(pair[0]), pair => pair.Length == 2 ? Decode(pair[1]) : "", StringComparer.Ordinal);

    public static string? First(this ILookup<string, string> values, string name) => values[name].FirstOrDefault();

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

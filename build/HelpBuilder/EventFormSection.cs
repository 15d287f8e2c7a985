using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using GenesysWrapup.Core.Events;

namespace GenesysWrapup.Help;

/// <summary>The forms of events on a page, between marks: how each is known.</summary>
internal static class EventFormSection
{
    public const string Begin = "<!-- event forms -->";
    public const string End = "<!-- /event forms -->";

    private const int Width = 140;

    public static string Fill(string page) => Regex.Replace(
        page, $"{Begin}.*?{End}", _ => $"{Begin}\n{string.Join('\n', Lines())}\n{End}", RegexOptions.Singleline);

    public static string WithoutMarks(string page) =>
        page.Replace(Begin + "\n", string.Empty, StringComparison.Ordinal).Replace(End + "\n", string.Empty, StringComparison.Ordinal);

    private static IEnumerable<string> Lines() => EventReader.Shapes.Select(static shape => shape.Known)
        .OrderBy(static known => known.Form, StringComparer.Ordinal)
        .SelectMany(static known => PlainText.Wrap($"- {known.Form} ({known.Basis}): {known.Source}", Width, "  "));
}

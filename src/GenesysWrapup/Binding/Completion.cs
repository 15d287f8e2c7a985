using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace GenesysWrapup.Binding;

/// <summary>A value for a parameter: what is inserted, what the list shows, and what the tooltip says.</summary>
internal sealed record Suggestion(string Value, string? Shown = null, string? Tooltip = null);

/// <summary>Turns suggestions into completions for the word at the cursor: what begins with it, then what has it inside.</summary>
internal static class Completion
{
    public static IReadOnlyList<CompletionResult> Of(string? word, IEnumerable<Suggestion> suggestions)
    {
        string typed = Unquoted(word);
        bool hasWildcard = typed.IndexOfAny(['*', '?']) >= 0;
        string literal = hasWildcard ? typed : WildcardPattern.Escape(typed);
        var begins = NameWildcard.Of(literal + "*");
        var holds = NameWildcard.Of("*" + literal + "*");
        return suggestions
            .Where(suggestion => Fits(holds, suggestion))
            .OrderBy(suggestion => Fits(begins, suggestion) ? 0 : 1)
            .Select(suggestion => new CompletionResult(
                Quoted(suggestion.Value, word),
                NotEmpty(suggestion.Shown, suggestion.Value),
                CompletionResultType.ParameterValue,
                NotEmpty(suggestion.Tooltip, suggestion.Value)))
            .ToList();
    }

    private static bool Fits(WildcardPattern pattern, Suggestion suggestion) =>
        pattern.IsMatch(suggestion.Value) || (suggestion.Shown is not null && pattern.IsMatch(suggestion.Shown));

    /// <summary>The word without its opening quote.</summary>
    private static string Unquoted(string? word) => (word ?? string.Empty).Trim().Trim('\'', '"');

    /// <summary>Quoted where the shell would misread it, in the quotes that the user began with.</summary>
    private static string Quoted(string value, string? word)
    {
        bool begunDouble = word?.TrimStart().StartsWith("\"", StringComparison.Ordinal) == true;
        bool begunSingle = word?.TrimStart().StartsWith("'", StringComparison.Ordinal) == true;
        if (begunDouble)
        {
            return "\"" + value.Replace("`", "``").Replace("$", "`$").Replace("\"", "`\"") + "\"";
        }

        bool plain = value.Length > 0
            && value[0] != '-'
            && value.All(static letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.');
        return plain && !begunSingle ? value : "'" + CodeGeneration.EscapeSingleQuotedStringContent(value) + "'";
    }

    private static string NotEmpty(string? text, string otherwise) => string.IsNullOrWhiteSpace(text) ? otherwise : text!;
}

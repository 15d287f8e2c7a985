using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;

namespace GenesysWrapup.Simulator.Answers;

/// <summary>An error of the catalogue as it is answered, with the values that fill its text.</summary>
internal sealed record AnsweredError(KnownError Known, IReadOnlyList<string> Values)
{
    private const string Place = "%s";

    /// <summary>The code in the body: the error's own, unless a fault asks for another.</summary>
    public string Code { get; init; } = Known.Code;

    /// <summary>A policy asks for it where the contract does not declare it.</summary>
    public bool ThoughUndeclared { get; init; }

    public string MessageFor(Operation? operation) => Fill(Known.TextFor(operation), Values);

    /// <summary>The message with named places, where the platform sends it beside the filled one.</summary>
    public string? PatternFor(Operation? operation) =>
        Known.Parameters.Count > 0 && Known.TextFor(operation) is var text && text.Contains(Place)
        ? Fill(text, Known.Parameters.Select(static name => "{" + name + "}"))
        : null;

    private static string Fill(string text, IEnumerable<string> values)
    {
        foreach (string value in values)
        {
            int place = text.IndexOf(Place, System.StringComparison.Ordinal);
            if (place < 0)
            {
                break;
            }

            text = text.Substring(0, place) + value + text.Substring(place + Place.Length);
        }

        return text;
    }
}

/// <summary>Answers with errors of the catalogue.</summary>
internal static class KnownErrorAnswer
{
    public static SimulatedAnswer Answer(this KnownError error, params string[] values) =>
        new(error.Status) { Error = new AnsweredError(error, values) };

    /// <summary>The same from an operation for which the contract does not declare it, because a policy asks for it.</summary>
    public static SimulatedAnswer AnswerThoughUndeclared(this KnownError error) =>
        new(error.Status) { Error = new AnsweredError(error, []) { ThoughUndeclared = true } };
}

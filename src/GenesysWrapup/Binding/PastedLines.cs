using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Binding;

/// <summary>
/// The texts of one pipeline as the text that they were: Get-Clipboard and Get-Content hand on one line after the other.
/// </summary>
internal sealed class PastedLines
{
    // What is more than this is refused, and need not be kept until then.
    private const int MostKept = 1_000_000;

    private readonly List<string> _lines = [];

    public int Length { get; private set; }

    public IReadOnlyList<string> Lines => _lines;

    public string Whole => string.Join("\n", _lines);

    /// <summary>A text, or a list of nothing but texts.</summary>
    public static bool IsText(object? input) => PipelineValues.Unwrapped(input) switch
    {
        string => true,
        IList { Count: > 0 } list => list.Cast<object?>().All(static line => PipelineValues.Unwrapped(line) is string),
        _ => false,
    };

    public void Add(object input)
    {
        if (PipelineValues.Unwrapped(input) is not IList list)
        {
            list = new[] { PipelineValues.Unwrapped(input) };
        }

        foreach (string line in list.Cast<object?>().Select(PipelineValues.Unwrapped).OfType<string>())
        {
            Length += line.Length + 1;
            if (Length <= MostKept)
            {
                _lines.Add(line);
            }
        }
    }
}

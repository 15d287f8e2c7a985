using System.Linq;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.House.Tests;

/// <summary>The width of lines in what no compiler reads; for C# the build looks itself.</summary>
public sealed class WidthTests
{
    private const int Widest = 140;

    /// <summary>Written by a program, a line for each entry.</summary>
    private static readonly string[] s_generated = ["package-lock.json", "contract.json"];

    [Fact]
    public void No_line_is_wider_than_a_reader_s_window()
    {
        string[] wide =
        [
            .. from file in Repository.Files(".", ".md", ".ps1", ".psm1", ".psd1", ".ps1xml", ".yml", ".json")
               where !s_generated.Any(name => file.EndsWith(name, System.StringComparison.Ordinal))
               from line in Repository.Read(file).Split('\n').Select((text, index) => (Width: text.TrimEnd('\r').Length, Number: index + 1))
               where line.Width > Widest
               select $"{file}:{line.Number} has {line.Width} characters",
        ];
        Assert.True(wide.Length == 0, $"{wide.Length} lines have more than {Widest} characters:\n" + string.Join("\n", wide));
    }
}

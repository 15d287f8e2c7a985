using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Front;

/// <summary>The simulator answers from the catalogue of errors and types nothing of it again.</summary>
public sealed class Errors_come_from_the_catalogue
{
    private static readonly Regex s_literal = new("\"((?:[^\"\\\\]|\\\\.)*)\"", RegexOptions.Compiled);

    /// <summary>An error made without the catalogue: an entry of the simulator's own, or an answer with an error's status.</summary>
    private static readonly Regex s_ownError =
        new(@"new KnownError\(|KnownErrors\.\w+ with|new SimulatedAnswer\([45]\d\d", RegexOptions.Compiled);

    private static readonly HashSet<string> s_words = new(
        KnownErrors.All.SelectMany(
            static known => known.OtherTexts.Select(static other => other.Text).Append(known.Text).Append(known.Code))
            .Where(static words => words != "%s"),
        StringComparer.Ordinal);

    [Fact]
    public void No_code_and_no_text_of_an_error_stands_in_the_simulator()
    {
        string[] found =
        [
            .. from file in Repository.Files("src/GenesysWrapup.Simulator", ".cs")
                .Concat(Repository.Files("src/GenesysWrapup.Simulator.Server", ".cs"))
               from wrong in Typed(Repository.Read(file))
               select $"{file}: {wrong}",
        ];
        Assert.True(found.Length == 0, "Take these from KnownErrors:\n" + string.Join("\n", found));
    }

    [Theory]
    [InlineData("return Error(\"not.found\");")]
    [InlineData("return \"The conversation does not exist.\";")]
    [InlineData("return \"The queue could not be found.\";")]
    [InlineData("return new SimulatedAnswer(404);")]
    [InlineData("return (KnownErrors.NotFound with { Status = 410 }).Answer();")]
    [InlineData("var mine = new KnownError(\"x\");")]
    public void What_is_typed_again_is_found(string code) => Assert.NotEmpty(Typed(code));

    [Fact]
    public void What_is_taken_from_the_catalogue_is_not_found() => Assert.Empty(Typed("return KnownErrors.NotFound.Answer();"));

    private static IEnumerable<string> Typed(string code) =>
        s_literal.Matches(code).Select(static match => match.Groups[1].Value).Where(s_words.Contains)
            .Concat(s_ownError.Matches(code).Select(static match => match.Value));
}

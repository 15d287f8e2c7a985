using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Text;
using GenesysWrapup.Core.Explain;
using GenesysWrapup.Core.Lint;
using GenesysWrapup.Core.Lint.Dialects;
using Xunit;
using Xunit.Abstractions;

namespace GenesysWrapup.Core.Tests.Lint;

/// <summary>Pastes that were cut, doubled, shuffled and sprinkled with odd characters: each is answered, and within its steps.</summary>
[SuppressMessage("Security", "CA5394", Justification = "The same inputs every time, so that a failure can be repeated.")]
public class MutatedPasteTests(ITestOutputHelper output)
{
    // Ordinary pages take some 30 steps a character; a reader that becomes quadratic takes thousands.
    private const int StepsPerCharacter = 150;
    private const int StepsForAny = 20_000;

    private static readonly string[] s_odd =
    [
        "\"", "'", "`", "{", "}", "(", ")", "[", "]", "\\", "\n", "$", "@", "@{", "@'\n", "<<EOF\n", "curl ", "fetch(", "new ", "=", "+",
        ",", "|", ".", "/api/v2/", "https://", "\u0000", "\uD800", "\uFEFF", "é", "#", "//", "/*", "\"\"\"", "${", "x.y.z(",
        "Invoke-RestMethod ", "gc ",
    ];

    private static readonly string[] s_pages =
    [
        ForumPages.SdkUpdateAfterTheEnd, ForumPages.PutOfACodeObject, ForumPages.PostWithAShortNumber, ForumPages.PatchThatAnswers200,
        ForumPages.ListOfCodes,
        .. DialectTests.Written.Select(written => (string)written[1]),
    ];

    [Fact]
    public void Two_thousand_mutated_pastes_are_answered_within_their_steps()
    {
        var random = new Random(20_261_121);
        double highest = 0;
        for (int i = 0; i < 2_000; i++)
        {
            string text = Mutated(random);
            try
            {
                IReadOnlyList<RequestVerdict> told = TextReview.Of(text);
                Assert.All(told.SelectMany(verdict => verdict.Findings), Wording.Check);
                Assert.All(told, verdict => Assert.True(verdict.Summary.Length < 300 && verdict.Call.Length <= 200, verdict.ToString()));
                Assert.All(told, verdict => Assert.True(verdict.Command is null || verdict.Command.IndexOf('\n') < 0, verdict.Command));
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"paste {i} raised {exception}\n{text}");
            }

            int steps = PastedText.Read(text).Steps;
            int most = StepsForAny + (StepsPerCharacter * text.Length);
            Assert.True(steps <= most, $"paste {i} of {text.Length} characters took {steps} steps:\n{text}");
            highest = Math.Max(highest, (double)steps / Math.Max(200, text.Length));
        }

        output.WriteLine($"at most {highest:0} steps a character");
    }

    /// <summary>The reader stops by itself where a text is made to be slow.</summary>
    [Theory]
    [InlineData("curl ")]
    [InlineData("fetch(")]
    [InlineData("a.b(")]
    [InlineData("x={y:")]
    [InlineData("'")]
    [InlineData("\"\\")]
    [InlineData("@{a=")]
    [InlineData("Invoke-RestMethod -Body @{")]
    [InlineData("new A(new B{c=")]
    [InlineData("/api/v2/x ")]
    [InlineData("[[")]
    [InlineData("a=a+")]
    [InlineData("x.setA(x)")]
    [InlineData("scope state a:b ")]
    [InlineData("aa.")]
    public void A_text_of_the_greatest_length_made_of_one_piece_ends_within_its_steps(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, PastedText.Longest / piece.Length));
        int steps = PastedText.Read(text).Steps;
        output.WriteLine($"{piece.Trim()}: {steps / text.Length} steps a character");
        Assert.True(steps <= 200_000 + (201 * text.Length), $"{steps} steps");
        Assert.NotNull(TextReview.Of(text));
    }

    private static string Mutated(Random random)
    {
        var text = new StringBuilder(s_pages[random.Next(s_pages.Length)]);
        for (int changes = random.Next(1, 12); changes > 0 && text.Length > 2; changes--)
        {
            int at = random.Next(text.Length);
            int length = Math.Min(random.Next(1, 60), text.Length - at);
            switch (random.Next(5))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, text.ToString(at, length));
                    break;
                case 2:
                    string other = s_pages[random.Next(s_pages.Length)];
                    text.Insert(at, other.AsSpan(0, Math.Min(other.Length, random.Next(1, 400))));
                    break;
                case 3:
                    text[at] = (char)random.Next(1, 0x2FFF);
                    break;
                default:
                    text.Insert(at, s_odd[random.Next(s_odd.Length)]);
                    break;
            }
        }

        return text.ToString();
    }
}

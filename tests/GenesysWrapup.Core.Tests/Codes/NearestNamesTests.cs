using System.Linq;
using GenesysWrapup.Core.Platform;
using Xunit;

namespace GenesysWrapup.Core.Tests.Codes;

public class NearestNamesTests
{
    private static readonly string[] s_names = ["Sales follow-up", "Resolved", "Callback requested", "Wrong number", "Sales"];

    [Theory]
    [InlineData("Sales folow-up", "Sales follow-up")]
    [InlineData("sales_follow_up", "Sales follow-up")]
    [InlineData("Resovled", "Resolved")]
    [InlineData("wrong", "Wrong number")]
    public void A_misspelling_finds_what_was_meant(string typed, string meant) => Assert.Equal(meant, NearestNames.Of(typed, s_names)[0]);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Refund")]
    [InlineData("!!!")]
    public void Nothing_near_suggests_nothing(string? typed)
    {
        Assert.Empty(NearestNames.Of(typed, s_names));
        Assert.Empty(NearestNames.Question(typed, s_names));
    }

    [Fact]
    public void The_question_reads_like_a_sentence()
    {
        Assert.Equal("Did you mean 'Resolved'?", NearestNames.Question("Resolvd", s_names));
        Assert.Equal("Did you mean 'Sales' or 'Sales follow-up'?", NearestNames.Question("sales", s_names));
    }

    [Fact]
    public void Pasted_text_of_any_length_is_no_work() =>
        Assert.Empty(NearestNames.Of(new string('s', 1_000_000), s_names.Append(new string('s', 1_000_000))));
}

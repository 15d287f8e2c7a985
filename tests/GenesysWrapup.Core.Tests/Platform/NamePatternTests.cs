using GenesysWrapup.Core.Platform;
using Xunit;

namespace GenesysWrapup.Core.Tests.Platform;

public sealed class NamePatternTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("get*", "GetConversation", true)]
    [InlineData("*wrapup*code", "getRoutingWrapupcode", true)]
    [InlineData("*wrapup*codes", "getRoutingWrapupcode", false)]
    [InlineData("g?t*", "getUsers", true)]
    [InlineData("?", "", false)]
    [InlineData("a*b*c", "aXbXbXc", true)]
    [InlineData("[a]", "a", false)]
    [InlineData("[a]", "[A]", true)]
    public void Stars_and_question_marks_stand_for_letters(string pattern, string name, bool isMatch) =>
        Assert.Equal(isMatch, new NamePattern(pattern).IsMatch(name));

    /// <summary>A pattern that tries every way to share the letters out would take longer than this test may run.</summary>
    [Fact]
    public void Many_stars_cost_no_more_than_few() =>
        Assert.False(new NamePattern(string.Concat(System.Linq.Enumerable.Repeat("*a", 500_000)) + "b").IsMatch(new string('a', 1_000)));
}

using GenesysWrapup.Core.Platform;
using Xunit;

namespace GenesysWrapup.Core.Tests.Platform;

public class ShortTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("Sale", "Sale")]
    [InlineData("Sales now", "Sales now")]
    [InlineData("Sales today", "Sales to…")]
    [InlineData("Follow   up", "Follow…")]
    public void A_text_is_cut_to_what_fits_and_the_mark_counts(string? text, string shown) =>
        Assert.Equal(shown, ShortText.Of(text, longest: 9));

    [Fact]
    public void A_character_of_two_parts_is_never_cut_in_half() =>
        Assert.Equal("ab…", ShortText.Of("ab😀cdef", longest: 4));

    [Fact]
    public void On_one_line_nothing_breaks_it() =>
        Assert.Equal("two lines, a tab…", ShortText.Line("two\nlines, a\ttab \u001b[31m and more", longest: 18));
}

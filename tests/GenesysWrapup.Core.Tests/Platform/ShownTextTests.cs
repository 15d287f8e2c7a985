using System.Linq;
using GenesysWrapup.Core.Platform;
using Xunit;

namespace GenesysWrapup.Core.Tests.Platform;

public sealed class ShownTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("Anna Schäfer 😀 שלום", "Anna Schäfer 😀 שלום")]
    [InlineData("a\u200eb", "a\u200eb")]
    [InlineData("\u001b]52;c;aGk=\u0007", "\\u001b]52;c;aGk=\\u0007")]
    [InlineData("\u009b2J", "\\u009b2J")]
    [InlineData("\u202eevil\u2066", "\\u202eevil\\u2066")]
    [InlineData("back\b\u007f", "back\\u0008\\u007f")]
    [InlineData("over\rwritten", "over\\u000dwritten")]
    [InlineData("two\r\nlines\n\tand a tab", "two\r\nlines\n\tand a tab")]
    public void What_acts_on_a_terminal_is_spelled_out(string? text, string shown)
    {
        Assert.Equal(shown, ShownText.Of(text));
        Assert.Equal(shown, ShownText.Of(ShownText.Of(text)));
    }

    [Fact]
    public void A_line_cannot_pass_for_two() =>
        Assert.Equal("Sales\\u000d\\u000aVERBOSE: done\\u2028", ShownText.Line("Sales\r\nVERBOSE: done\u2028"));

    [Fact]
    public void Of_all_characters_only_those_that_act_are_spelled_out()
    {
        char[] spelled =
        [
            .. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(letter => ShownText.Line($"{letter}").Length > 1)
        ];
        Assert.Equal(32 + 33 + 7 + 4, spelled.Length);
        Assert.All(spelled, letter => Assert.True(char.IsControl(letter) || letter is >= '\u2028' and <= '\u2069'));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("id\u001b", "id\\u001b")]
    [InlineData("abcdefghijk", "abcdefg…")]
    public void What_was_given_is_repeated_short_and_safe(string? given, string? shown) => Assert.Equal(shown, ShownText.Echo(given, 8));
}

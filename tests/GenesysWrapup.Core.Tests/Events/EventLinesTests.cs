using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Events;
using Xunit;
using static GenesysWrapup.Core.Tests.Events.EventSamples;

namespace GenesysWrapup.Core.Tests.Events;

public class EventLinesTests
{
    [Fact]
    public void A_text_in_lines_is_whole_again() =>
        Assert.Equal("UserEnd", One(Assert.Single(Together(Detail("user.end", UserEndBody).Split('\n')))).EventType);

    [Fact]
    public void A_whole_line_does_not_wait_for_the_next()
    {
        var lines = new EventLines();
        Assert.Single(lines.Add("""{"conversationId":"a \" } b"}"""));
        Assert.Empty(lines.Add("""{"conversationId":"""));
        Assert.Empty(lines.Add("  "));
        Assert.Single(lines.Add("\"b\"}"));
        Assert.Null(lines.Rest());
    }

    [Fact]
    public void Lines_that_are_no_JSON_are_one_mistake() =>
        Assert.Equal(["<html>\n</html>\n", "{}\n", "x\n"], Together("<html>", "</html>", "{}", "x"));

    [Fact]
    public void A_torn_line_loses_none_of_those_that_follow()
    {
        const string Whole = $$"""{"conversationId":"{{Conversation}}"}""";
        string[] texts = [.. Together("{\"torn\":", Whole, Whole)];
        EventReading[] read = [.. texts.SelectMany(text => EventReader.Read(text))];
        Assert.Equal(2, read.Count(one => one.Event is not null));
        Assert.Single(read, one => one.Failure is not null);
    }

    [Fact]
    public void What_never_ends_is_let_go()
    {
        string line = new('[', 1_000_000);
        Assert.Equal(2, Together(line, line, line, line, line, line).Count());
    }

    private static IEnumerable<string> Together(params string[] lines)
    {
        var together = new EventLines();
        foreach (string text in lines.SelectMany(together.Add))
        {
            yield return text;
        }

        if (together.Rest() is { } rest)
        {
            yield return rest;
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using Xunit;
using static GenesysWrapup.Core.Tests.Conversations.WireSamples;

namespace GenesysWrapup.Core.Tests.Conversations;

public class ConversationTimelineTests
{
    private static IReadOnlyList<TimelineEvent> Timeline(params WireParticipant[] participants) =>
        ConversationTimeline.Of(
            ConversationShape.Of(Conversation(participants), ConversationId, HangUp.AddSeconds(40), _ => null),
            id => id == CodeId ? "Resolved" : null);

    private static IEnumerable<(string, string)> OfAgent(IEnumerable<TimelineEvent> rows) =>
        rows.Where(row => row.ParticipantId == AgentId).Select(row => (row.Event, row.WriteWindow));

    [Fact]
    public void A_call_that_waits_for_its_code_was_too_early_until_the_hang_up_and_is_right_now()
    {
        Assert.Equal(
            [
                ("Ring", WriteWindow.TooEarly), ("Connect", WriteWindow.TooEarly), ("HangUp", WriteWindow.Unknown),
                ("AfterCallWorkBegun", WriteWindow.Right), ("Now", WriteWindow.Right),
            ],
            OfAgent(Timeline(Customer(), Pending())));
    }

    [Fact]
    public void Once_after_call_work_has_ended_it_is_too_late()
    {
        IReadOnlyList<TimelineEvent> rows = Timeline(Coded());

        Assert.Equal(
            [
                ("AfterCallWorkBegun", WriteWindow.Right), ("CodeSet", WriteWindow.Right),
                ("AfterCallWorkEnded", WriteWindow.TooLate), ("Now", WriteWindow.TooLate),
            ],
            OfAgent(rows).Skip(3));
        TimelineEvent set = Assert.Single(rows, row => row.Event == "CodeSet");
        Assert.Equal(("Resolved", CodeId, "Participant"), (set.AssignedCodeName, set.AssignedCode, set.Level));
    }

    [Fact]
    public void The_time_out_code_is_a_lapse()
    {
        IReadOnlyList<TimelineEvent> rows = Timeline(Coded(SystemWrapupCode.Timeout));

        TimelineEvent lapse = Assert.Single(rows, row => row.Event == "AfterCallWorkLapsed");
        Assert.Equal(WriteWindow.TooLate, lapse.WriteWindow);
        Assert.DoesNotContain(rows, row => row.Event is "CodeSet" or "AfterCallWorkEnded");
    }

    [Fact]
    public void Rows_come_in_order_of_time_across_participants_and_customers_have_no_window()
    {
        IReadOnlyList<TimelineEvent> rows = Timeline(Pending(), Customer(), Unanswered());

        Assert.Equal(rows.OrderBy(row => row.Time).Select(row => row.Time), rows.Select(row => row.Time));
        Assert.All(
            rows.Where(row => row.Purpose == "customer" || row.ParticipantId == Unanswered().Id),
            row => Assert.Equal(WriteWindow.None, row.WriteWindow));
        Assert.Contains(rows, row => row.Description.StartsWith("never connected", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("client", "HangUp", "hangs up")]
    [InlineData("peer", "HangUp", "the other side hangs up")]
    [InlineData("system", "HangUp", "the platform ends it")]
    [InlineData("transfer", "Transfer", "transferred away")]
    [InlineData("transfer.consult", "Transfer", "after consulting")]
    [InlineData("something.new", "HangUp", "something.new")]
    public void The_end_is_told_by_whom_with_the_platforms_own_word(string how, string what, string words)
    {
        WireParticipant agent = Pending();
        agent.Calls = [Ended(CallId, how)];

        TimelineEvent end = Assert.Single(Timeline(agent), row => row.Event is "HangUp" or "Transfer");
        Assert.Equal(what, end.Event);
        Assert.Contains(words, end.Description);
        Assert.Contains(how, end.Description);
    }

    [Fact]
    public void Holds_consults_and_supervision_are_told()
    {
        WireParticipant agent = Pending();
        agent.Calls![0].Segments =
        [
            new WireSegment { Type = "Interact", StartTime = HangUp.AddMinutes(-4), EndTime = HangUp.AddMinutes(-2) },
            new WireSegment { Type = "Hold", StartTime = HangUp.AddMinutes(-2), EndTime = HangUp.AddMinutes(-1) },
        ];
        WireParticipant consulted = Pending();
        consulted.Id = "consulted";
        consulted.ConsultParticipantId = CustomerId;
        WireParticipant monitor = Pending();
        monitor.Id = "monitor";
        monitor.MonitoredParticipantId = AgentId;

        IReadOnlyList<TimelineEvent> rows = Timeline(Customer(), agent, consulted, monitor);

        Assert.Equal(HangUp.AddMinutes(-1).UtcDateTime, Assert.Single(rows, row => row.Event == "Resume").Time);
        Assert.Equal("consulted", Assert.Single(rows, row => row.Event == "Consult").ParticipantId);
        Assert.Equal("monitor", Assert.Single(rows, row => row.Event == "Monitor").ParticipantId);
        Assert.DoesNotContain(rows, row => row.Event == "Now" && row.ParticipantId == "monitor");
    }

    [Fact]
    public void The_level_of_after_call_work_is_told()
    {
        WireParticipant agent = Pending();
        agent.StartAcwTime = null;
        agent.Calls![0].AfterCallWork = new WireAfterCallWork { State = "skipped", StartTime = HangUp, EndTime = HangUp.AddSeconds(5) };

        IReadOnlyList<TimelineEvent> rows = Timeline(agent);

        Assert.Equal("Communication", Assert.Single(rows, row => row.Event == "AfterCallWorkBegun").Level);
        Assert.Equal(WriteWindow.TooLate, Assert.Single(rows, row => row.Event == "Skipped").WriteWindow);
    }
}

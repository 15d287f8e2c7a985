using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform.Models;
using Xunit;
using static GenesysWrapup.Core.Tests.Conversations.WireSamples;

namespace GenesysWrapup.Core.Tests.Conversations;

public class ParticipantRankingTests
{
    private static ReadParticipant[] Read(params WireParticipant[] participants) =>
        [.. ConversationShape.Of(Conversation(participants), ConversationId, HangUp.AddSeconds(10), _ => null).Participants];

    [Fact]
    public void Whoever_waits_comes_first_then_whoever_was_connected_last()
    {
        WireParticipant first = Coded();
        first.Id = "first";
        WireParticipant last = Coded();
        last.Id = "last";
        last.ConnectedTime = HangUp.AddMinutes(-1);
        WireParticipant waiting = Pending();
        waiting.Id = "waiting";
        waiting.ConnectedTime = HangUp.AddMinutes(-4);

        Assert.Equal(
            ["waiting", "last", "first"],
            ParticipantRanking.Candidates(Read(first, waiting, last)).Select(one => one.Shown.ParticipantId));
    }

    [Fact]
    public void Only_agents_who_were_connected_and_did_not_supervise_are_candidates() =>
        Assert.Empty(ParticipantRanking.Candidates(Read([Customer(), Unanswered(), .. Supervisors()])));

    /// <summary>Each shows itself by one thing alone: an id, or a role of its media.</summary>
    private static IEnumerable<WireParticipant> Supervisors()
    {
        Action<WireParticipant>[] marks =
        [
            one => one.MonitoredParticipantId = AgentId,
            one => one.CoachedParticipantId = AgentId,
            one => one.BargedParticipantId = AgentId,
            one => one.MediaRoles = ["monitor"],
            one => one.MediaRoles = ["full", "Coach"],
            one => one.MediaRoles = ["barge"],
        ];
        foreach (Action<WireParticipant> mark in marks)
        {
            WireParticipant supervisor = Pending();
            mark(supervisor);
            yield return supervisor;
        }
    }

    [Fact]
    public void After_a_transfer_and_back_the_same_person_is_there_twice_and_both_can_wait()
    {
        WireParticipant again = Pending();
        again.Id = "again";
        again.ConnectedTime = HangUp.AddMinutes(-1);

        Assert.Equal(
            ["again", AgentId],
            ParticipantRanking.Pending(Read(Pending(), Customer(), again)).Select(one => one.Shown.ParticipantId));
    }

    [Fact]
    public void Of_a_reconnected_call_the_one_that_waits_is_chosen_and_else_the_later_one()
    {
        WireParticipant agent = Pending();
        WireCommunication dropped = Ended("dropped", "error");
        dropped.ConnectedTime = HangUp.AddMinutes(-4);
        WireCommunication again = Ended("again", "peer");
        again.ConnectedTime = HangUp.AddMinutes(-2);
        agent.Calls = [dropped, again];
        Assert.Equal("again", CommunicationChoice.Of(agent)?.Communication.Id);

        dropped.AfterCallWork = new WireAfterCallWork { State = "pending", StartTime = HangUp.AddMinutes(-3) };
        Assert.Equal("dropped", CommunicationChoice.Of(agent)?.Communication.Id);
    }

    [Fact]
    public void Media_that_carry_no_wrapup_are_chosen_last()
    {
        WireParticipant agent = Pending();
        agent.ScreenMonitorings = [new WireCommunication { Id = "screen", State = "disconnected", ConnectedTime = HangUp }];

        Assert.Equal(CallId, CommunicationChoice.Of(agent)?.Communication.Id);
    }

    [Fact]
    public void A_filter_wants_agents_unless_others_are_asked_for()
    {
        ReadParticipant[] read = Read(Customer(), Unanswered(), Pending(), Coded());
        string Wanted(ParticipantFilter filter) =>
            string.Join(",", read.Select(one => one.Shown).Where(filter.Wants).Select(one => $"{one.Purpose} {one.WrapupState}"));

        Assert.Equal("agent NotApplicable,agent Pending,agent Coded", Wanted(new ParticipantFilter()));
        Assert.Equal(
            "customer NotApplicable,agent NotApplicable,agent Pending,agent Coded",
            Wanted(new ParticipantFilter { Everyone = true }));
        Assert.Equal("customer NotApplicable", Wanted(new ParticipantFilter { Purposes = ["CUSTOMER"] }));
        Assert.Equal("agent Pending", Wanted(new ParticipantFilter { AwaitingWrapup = true, Agents = [UserId.ToUpperInvariant()] }));
        Assert.Empty(Wanted(new ParticipantFilter { Agents = ["somebody else"] }));
    }
}

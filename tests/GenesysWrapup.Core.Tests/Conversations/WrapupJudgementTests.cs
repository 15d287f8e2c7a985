using System;
using System.Collections.Generic;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using Xunit;
using static GenesysWrapup.Core.Tests.Conversations.WireSamples;

namespace GenesysWrapup.Core.Tests.Conversations;

public class WrapupJudgementTests
{
    private static readonly DateTimeOffset s_now = HangUp.AddSeconds(40);

    private static WrapupJudgement Judge(WireParticipant participant, DateTimeOffset? now = null) =>
        WrapupJudgement.Of(participant, now ?? s_now, id => id == CodeId ? "Resolved" : null);

    [Fact]
    public void After_call_work_without_a_code_is_pending_and_says_when_it_lapses()
    {
        WrapupJudgement judged = Judge(Pending());

        Assert.Equal(WrapupState.Pending, judged.State);
        Assert.Equal("after-call work since 14:02:10 UTC, lapses in 1 min 20 s", judged.Status);
        Assert.Equal(HangUp.AddMinutes(2), judged.Deadline);
    }

    [Fact]
    public void A_deadline_that_has_passed_unnoticed_is_said_as_such()
    {
        WrapupJudgement judged = Judge(Pending(), HangUp.AddMinutes(3));

        Assert.Equal(WrapupState.Pending, judged.State);
        Assert.Contains("its time limit passed at 14:04:10 UTC", judged.Status);
    }

    [Theory]
    [InlineData("mandatory", false)]
    [InlineData("optional", false)]
    [InlineData("timeout", true)]
    [InlineData("forcedTimeout", true)]
    [InlineData("agentRequested", true)]
    public void Only_the_timed_modes_have_a_deadline(string prompt, bool timed)
    {
        WireParticipant agent = Pending();
        agent.WrapupPrompt = prompt;

        WrapupJudgement judged = Judge(agent);

        Assert.Equal(timed, judged.Deadline is not null);
        Assert.Equal(timed, judged.Status.Contains("lapses in"));
        Assert.Equal(!timed, judged.Status.Contains("no time limit"));
    }

    [Fact]
    public void A_code_whose_work_is_over_is_coded_although_required_stays_true()
    {
        WrapupJudgement judged = Judge(Coded());

        Assert.Equal(WrapupState.Coded, judged.State);
        Assert.Equal("'Resolved' set at 14:02:24 UTC", judged.Status);
        Assert.Equal("Participant", judged.AssignedLevel);
    }

    [Fact]
    public void A_code_in_after_call_work_may_still_change()
    {
        WireParticipant agent = Coded();
        agent.EndAcwTime = null;

        Assert.Equal(WrapupState.CodedInAfterCallWork, Judge(agent).State);
    }

    [Fact]
    public void The_time_out_code_is_no_choice_of_the_agent()
    {
        WrapupJudgement judged = Judge(Coded(SystemWrapupCode.Timeout));

        Assert.Equal(WrapupState.TimedOut, judged.State);
        Assert.Contains("lapsed at 14:02:24 UTC without a code", judged.Status);
    }

    [Fact]
    public void A_provisional_entry_is_not_a_code()
    {
        WireParticipant agent = Pending();
        agent.Wrapup = new WireWrapup { Code = CodeId, Provisional = true };

        WrapupJudgement judged = Judge(agent);

        Assert.Equal(WrapupState.Pending, judged.State);
        Assert.Null(judged.Assigned);
        Assert.EndsWith("only a provisional entry is there", judged.Status);
    }

    [Fact]
    public void Connected_is_too_early()
    {
        WrapupJudgement judged = Judge(Connected());

        Assert.Equal(WrapupState.Connected, judged.State);
        Assert.Equal("connected since 13:58:10 UTC; after-call work has not begun", judged.Status);
    }

    [Fact]
    public void A_skipped_wrapup_is_neither_pending_nor_missing()
    {
        WireParticipant agent = Pending();
        agent.WrapupSkipped = true;
        agent.EndAcwTime = HangUp.AddSeconds(3);

        WrapupJudgement judged = Judge(agent);
        Assert.Equal(WrapupState.Skipped, judged.State);
        Assert.Equal("the agent skipped wrap-up at 14:02:13 UTC", judged.Status);
    }

    /// <summary>The agent has put it aside and comes back to it: that is not the same as talking.</summary>
    [Fact]
    public void What_is_parked_is_said_to_be_parked()
    {
        WireParticipant agent = Connected();
        agent.Emails = agent.Calls;
        agent.Calls = null;
        agent.Emails![0].State = "parked";

        WrapupJudgement judged = Judge(agent);
        Assert.Equal(WrapupState.Connected, judged.State);
        Assert.Equal("parked; the agent has not finished with it, and after-call work has not begun", judged.Status);
    }

    [Fact]
    public void A_code_that_is_there_while_the_agent_talks_is_named()
    {
        WireParticipant agent = Connected();
        agent.Wrapup = new WireWrapup { Code = CodeId };
        Assert.Equal("connected since 13:58:10 UTC; 'Resolved' is there already", Judge(agent).Status);
    }

    [Theory]
    [InlineData("ININ-OUTBOUND-PREVIEW-SKIPPED", "the platform's own code ININ-OUTBOUND-PREVIEW-SKIPPED set at 14:02:24 UTC")]
    [InlineData("11111111-2222-4333-8444-555555555555", "code 11111111-2222-4333-8444-555555555555 set at 14:02:24 UTC")]
    public void A_code_without_a_name_is_told_from_the_platforms_own(string code, string status)
    {
        WrapupJudgement judged = Judge(Coded(code));
        Assert.Equal((WrapupState.Coded, status), (judged.State, judged.Status));
    }

    /// <summary>
    /// The shape of two captured events: wrapupPrompt optional, wrapupRequired true, startAcwTime, and work that is pending.
    /// </summary>
    [Fact]
    public void Optional_after_call_work_that_has_begun_is_pending()
    {
        WireParticipant agent = Pending();
        agent.WrapupPrompt = "optional";
        agent.WrapupRequired = true;
        agent.WrapupTimeoutMs = null;

        Assert.Equal(WrapupState.Pending, Judge(agent).State);

        agent.EndAcwTime = HangUp.AddSeconds(39);
        WrapupJudgement left = Judge(agent);
        Assert.Equal(WrapupState.EndedUncoded, left.State);
        Assert.Contains("it was optional", left.Status);
    }

    [Theory]
    [InlineData("optional", false, "it was optional")]
    [InlineData("optional", true, "it was optional")]
    [InlineData("agentRequested", false, "the agent did not ask for after-call work")]
    [InlineData("mandatory", true, "one is required, but after-call work has not begun")]
    public void An_end_without_after_call_work_says_why_nothing_waits(string prompt, bool required, string why)
    {
        WireParticipant agent = Pending();
        agent.StartAcwTime = null;
        agent.WrapupPrompt = prompt;
        agent.WrapupRequired = required;

        WrapupJudgement judged = Judge(agent);

        Assert.Equal(WrapupState.EndedUncoded, judged.State);
        Assert.Contains(why, judged.Status);
    }

    [Fact]
    public void On_the_communication_level_its_own_after_call_work_decides()
    {
        WireParticipant agent = Pending();
        agent.StartAcwTime = null;
        agent.Calls![0].AfterCallWork = new WireAfterCallWork { State = "pending", StartTime = HangUp.AddSeconds(1) };

        WrapupJudgement judged = Judge(agent);

        Assert.Equal(WrapupState.Pending, judged.State);
        Assert.Equal(HangUp.AddSeconds(121), judged.Deadline);

        agent.Calls[0].AfterCallWork = new WireAfterCallWork { State = "complete", StartTime = HangUp, EndTime = HangUp.AddSeconds(9) };
        agent.Calls[0].Wrapup = new WireWrapup { Code = CodeId };
        Assert.Equal((WrapupState.Coded, "Communication"), (Judge(agent).State, Judge(agent).AssignedLevel));
    }

    [Fact]
    public void A_callbacks_code_does_not_make_its_waiting_call_done()
    {
        WireParticipant agent = Pending();
        agent.StartAcwTime = null;
        agent.Calls![0].AfterCallWork = new WireAfterCallWork { State = "pending", StartTime = HangUp };
        agent.Callbacks =
        [
            new WireCommunication
            {
                Id = "cb",
                State = "disconnected",
                Wrapup = new WireWrapup { Code = CodeId },
                AfterCallWork = new WireAfterCallWork { State = "complete" },
            },
        ];

        Assert.Equal(WrapupState.Pending, Judge(agent).State);
    }

    [Fact]
    public void A_message_conversation_waits_for_its_agent_although_it_never_ends()
    {
        WireParticipant agent = Pending();
        agent.EndTime = null;
        agent.Calls = null;
        agent.Messages =
        [
            new WireCommunication { Id = "m", State = "disconnected", ConnectedTime = HangUp.AddMinutes(-3), DisconnectedTime = HangUp },
        ];

        Assert.Equal(WrapupState.Pending, Judge(agent).State);
    }

    [Fact]
    public void An_empty_after_call_work_object_says_nothing()
    {
        WireParticipant agent = Connected();
        agent.Calls![0].AfterCallWork = new WireAfterCallWork();

        Assert.Equal(WrapupState.Connected, Judge(agent).State);
    }

    public static TheoryData<string, string> Supervisors => new()
    {
        { "MonitoredParticipantId", "monitor" },
        { "CoachedParticipantId", "coach" },
        { "BargedParticipantId", "barge" },
    };

    [Theory]
    [MemberData(nameof(Supervisors))]
    public void Supervisors_never_wait_for_a_code(string member, string role)
    {
        WireParticipant agent = Pending();
        typeof(WireParticipant).GetProperty(member)!.SetValue(agent, CustomerId);

        WrapupJudgement judged = Judge(agent);

        Assert.Equal(WrapupState.NotApplicable, judged.State);
        Assert.Contains(role, judged.Status);
    }

    [Fact]
    public void Customers_flows_queues_rings_and_participants_without_a_user_never_wait_for_a_code()
    {
        WireParticipant withoutUser = Pending();
        withoutUser.UserId = null;
        var flow = new WireParticipant { Id = "i", Purpose = "ivr", WrapupRequired = true, StartAcwTime = HangUp };
        var queue = new WireParticipant { Id = "q", Purpose = "acd" };
        WireParticipant monitor = Pending();
        monitor.MediaRoles = ["monitor"];
        foreach (WireParticipant participant in new[] { Customer(), flow, queue, Unanswered(), withoutUser, monitor })
        {
            WrapupJudgement judged = Judge(participant);
            Assert.True(judged.State == WrapupState.NotApplicable, $"{participant.Purpose}: {judged.State}, {judged.Status}");
            Assert.NotEmpty(judged.Status);
        }
    }

    [Fact]
    public void A_read_that_says_nothing_is_unknown()
    {
        var agent = new WireParticipant
        {
            Id = "a",
            Purpose = "agent",
            UserId = UserId,
            ConnectedTime = HangUp,
            Calls = [new WireCommunication { Id = "c", State = "none" }],
        };

        Assert.Equal(WrapupState.Unknown, Judge(agent).State);
    }

    [Fact]
    public void Every_state_is_told_in_words()
    {
        var seen = new HashSet<string>();
        WireParticipant[] samples = [Customer(), Pending(), Connected(), Coded(), Coded(SystemWrapupCode.Timeout), Unanswered()];
        foreach (WireParticipant participant in samples)
        {
            Assert.True(seen.Add(Judge(participant).Status), $"said twice: {Judge(participant).Status}");
        }
    }
}

using System;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Time;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.State;

public sealed class AfterCallWorkTests : IDisposable
{
    private readonly SimulatedPlatform _platform = new(new SimulatedClock(AutoClock.DefaultStart));

    private SimulatedWorld World => _platform.World;

    public void Dispose() => _platform.Dispose();

    [Theory]
    [InlineData("Mandatory", "pending", null)]
    [InlineData("MandatoryTimeout", "complete", SystemWrapupCode.Timeout)]
    [InlineData("MandatoryForcedTimeout", "complete", SystemWrapupCode.Timeout)]
    [InlineData("Optional", "pending", null)]
    [InlineData("AgentRequested", "notApplicable", null)]
    public void After_an_hour_without_a_code_each_mode_stands_where_it_should(string modeName, string state, string? code)
    {
        (SimulatedConversation conversation, SimulatedParticipant agent) = Talk(Enum.Parse<AfterCallMode>(modeName));
        World.CustomerHangUp(conversation);

        _platform.Step(TimeSpan.FromHours(1));

        Assert.Equal(state, agent.Communications[0].Work.State);
        Assert.Equal(code, agent.Wrapup?.Code);
        Assert.Equal("peer", agent.Communications[0].DisconnectType);
    }

    /// <summary>As two captured events show it: prompted optionally, required, begun and pending.</summary>
    [Theory]
    [InlineData("Pending", "pending", true)]
    [InlineData("NotApplicable", "notApplicable", false)]
    public void Optional_after_call_work_begins_as_the_policy_says(string position, string state, bool begun)
    {
        World.Policies.Set(SimulatorPolicies.OptionalAfterCallWork, position);
        (SimulatedConversation conversation, SimulatedParticipant agent) = Talk(AfterCallMode.Optional);
        World.CustomerHangUp(conversation);

        Assert.Equal(state, agent.Communications[0].Work.State);
        Assert.Equal(begun, agent.WrapupRequired);
        Assert.Equal(begun, agent.WorkIsPending);
    }

    [Fact]
    public void The_agent_may_leave_optional_after_call_work_without_a_code()
    {
        (SimulatedConversation conversation, SimulatedParticipant agent) = Talk(AfterCallMode.Optional);
        World.CustomerHangUp(conversation);
        World.LeaveWork(conversation, agent);

        Assert.False(agent.WorkIsPending);
        Assert.False(agent.WrapupSkipped);
        Assert.Null(agent.Wrapup);
    }

    [Fact]
    public void A_time_out_is_dated_at_the_lapse_and_not_at_the_look()
    {
        (SimulatedConversation conversation, SimulatedParticipant agent) = Talk(AfterCallMode.MandatoryTimeout);
        World.HangUp(conversation, agent);
        DateTimeOffset lapse = World.Now + TimeSpan.FromMinutes(30);

        _platform.Clock.Step(TimeSpan.FromHours(7));
        World.Find(conversation.Id);

        Assert.Equal(lapse, agent.WorkEnd);
        Assert.Equal(lapse, agent.Wrapup!.EndTime);
        Assert.Equal(1800, agent.Wrapup.DurationSeconds);
    }

    [Fact]
    public void Forced_after_call_work_goes_on_after_the_code_and_the_time_out_leaves_the_code_alone()
    {
        (SimulatedConversation conversation, SimulatedParticipant agent) = Talk(AfterCallMode.MandatoryForcedTimeout);
        World.HangUp(conversation, agent);
        World.Wrap(conversation, agent, new SimulatedWrapup("code") { EndTime = World.Now });
        Assert.True(agent.WorkIsPending);

        _platform.Step(TimeSpan.FromHours(1));

        Assert.False(agent.WorkIsPending);
        Assert.Equal("code", agent.Wrapup!.Code);
    }

    [Fact]
    public void A_request_for_after_call_work_makes_it_pending_until_its_time_out()
    {
        (SimulatedConversation conversation, SimulatedParticipant agent) = Talk(AfterCallMode.AgentRequested);
        World.RequestWork(conversation, agent, agent.Communications[0], true);
        World.HangUp(conversation, agent);
        Assert.True(agent.Communications[0].Work.IsPending);
        Assert.True(agent.WrapupRequired);

        _platform.Step(TimeSpan.FromHours(1));

        Assert.Equal(SystemWrapupCode.Timeout, agent.Wrapup!.Code);
    }

    [Fact]
    public void By_communication_the_time_out_code_is_on_the_communication()
    {
        World.Settings.CommunicationBasedAcw = true;
        (SimulatedConversation conversation, SimulatedParticipant agent) = Talk(AfterCallMode.MandatoryTimeout);
        World.HangUp(conversation, agent);

        _platform.Step(TimeSpan.FromHours(1));

        Assert.Null(agent.Wrapup);
        Assert.Equal(SystemWrapupCode.Timeout, agent.Communications[0].Wrapup!.Code);
    }

    [Fact]
    public void A_callback_has_after_call_work_once_its_last_communication_has_ended()
    {
        SimulatedQueue queue = World.FindQueue("Support")!;
        SimulatedConversation conversation = World.Open(new ConversationOpening(MediaKind.Callback) { Queue = queue });
        SimulatedParticipant agent = World.RingAndConnect(conversation, World.Users[0], queue);
        SimulatedCommunication call = World.Dial(conversation, agent);

        World.HangUp(conversation, agent, call);
        Assert.Null(agent.WorkStart);
        World.HangUp(conversation, agent, agent.Communications[0]);

        Assert.True(agent.WorkIsPending);
        Assert.Equal(2, agent.Communications.Count(one => one.Work.IsPending));
        Assert.NotNull(conversation.End);
    }

    [Fact]
    public void Who_listens_in_and_who_never_answered_has_no_after_call_work()
    {
        foreach (string name in new[] { "monitor", "coach", "barge", "unanswered-rings", "never-connected" })
        {
            SimulatedConversation conversation = World.Conversation(World.IdOf(name));
            SimulatedParticipant[] others =
                conversation.Participants.Where(one => one.IsStaff && (one.IsListening || one.ConnectedAt is null)).ToArray();

            Assert.NotEmpty(others);
            Assert.All(others, one => Assert.Null(one.WorkStart));
            Assert.All(others, one => Assert.False(one.WrapupRequired));
        }
    }

    private (SimulatedConversation Conversation, SimulatedParticipant Agent) Talk(AfterCallMode mode)
    {
        SimulatedQueue queue = World.Queues.First(one => one.Mode == mode);
        SimulatedConversation conversation = World.Open(new ConversationOpening(MediaKind.Call) { Queue = queue });
        return (conversation, World.RingAndConnect(conversation, World.Users[0], queue));
    }
}

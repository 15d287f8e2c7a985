using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Scenarios;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Time;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Scenarios;

public sealed class ContactCenterTests : IDisposable
{
    private readonly SimulatedPlatform _platform = new(new SimulatedClock(AutoClock.DefaultStart));

    private SimulatedWorld World => _platform.World;

    public void Dispose() => _platform.Dispose();

    [Fact]
    public void Codes_queues_and_people_are_there()
    {
        Assert.True(World.Codes.Count(static code => !code.Deleted) > 30);
        Assert.Equal(5, World.Queues.Where(static queue => queue.Division.IsHome).Select(static queue => queue.Mode).Distinct().Count());
        Assert.Equal(2, World.Codes.Count(static code => code.Name == "Complaint"));
        Assert.All(new[] { "Sales follow-up", "Resolved", "Callback requested", "Wrong number" }, name =>
            Assert.Single(World.Codes, code => code.Name == name));
        Assert.All(World.Users, user => Assert.NotNull(_platform.Access.Person(user.Id)));
    }

    [Fact]
    public void Ids_follow_from_names_and_are_the_same_after_a_reset_and_in_another_platform()
    {
        string[] before = Ids(World);
        _platform.Reset();
        using var other = new SimulatedPlatform(new SimulatedClock(AutoClock.DefaultStart.AddDays(3)));
        Assert.Equal(before, Ids(World));
        Assert.Equal(before, Ids(other.World));
        Assert.All(before, static id => Assert.True(Guid.TryParse(id, out _), id));
        Assert.Equal(before.Length, before.Distinct().Count());
    }

    [Theory]
    [InlineData("awaiting-wrapup", 1, 0)]
    [InlineData("awaiting-wrapup-mandatory", 1, 0)]
    [InlineData("awaiting-wrapup-forced", 1, 0)]
    [InlineData("awaiting-wrapup-requested", 1, 0)]
    [InlineData("awaiting-wrapup-optional", 1, 0)]
    [InlineData("optional-ended", 0, 0)]
    [InlineData("agent-requested-ended", 0, 0)]
    [InlineData("customer-hung-up", 1, 0)]
    [InlineData("connected", 0, 0)]
    [InlineData("coded", 0, 1)]
    [InlineData("timed-out", 0, 1)]
    [InlineData("skipped", 0, 0)]
    [InlineData("ended-uncoded", 0, 0)]
    [InlineData("forced-timeout-coded", 0, 1)]
    [InlineData("never-connected", 0, 0)]
    [InlineData("outbound-coded", 0, 1)]
    [InlineData("unanswered-rings", 1, 0)]
    [InlineData("reconnect", 1, 0)]
    [InlineData("transfer", 1, 1)]
    [InlineData("transfer-back", 1, 2)]
    [InlineData("consult", 1, 0)]
    [InlineData("conference", 0, 0)]
    [InlineData("two-pending", 2, 0)]
    [InlineData("monitor", 1, 0)]
    [InlineData("coach", 1, 0)]
    [InlineData("barge", 1, 0)]
    [InlineData("callback", 1, 0)]
    [InlineData("callback-not-accepted", 0, 0)]
    [InlineData("message", 1, 0)]
    [InlineData("email", 1, 0)]
    [InlineData("social", 1, 0)]
    [InlineData("video", 1, 0)]
    [InlineData("cobrowse", 1, 0)]
    [InlineData("screenshare", 1, 0)]
    [InlineData("other-division", 1, 0)]
    public void Each_named_conversation_is_in_the_state_that_its_name_says(string name, int pending, int coded)
    {
        SimulatedConversation conversation = World.Conversation(World.IdOf(name));
        Assert.Equal(pending, conversation.Participants.Count(static one => one.WorkIsPending));
        Assert.Equal(coded, conversation.Participants.Count(static one => one.IsStaff && one.IsCoded));
    }

    [Fact]
    public void Transfer_back_has_the_same_agent_twice_and_reconnect_two_calls_on_one_participant()
    {
        SimulatedParticipant[] agents = World.Conversation(World.IdOf("transfer-back")).Participants.Where(static one => one.IsStaff)
            .ToArray();
        Assert.Equal(3, agents.Length);
        Assert.Equal(agents[0].Member, agents[2].Member);
        Assert.Equal(2, World.Conversation(World.IdOf("reconnect")).Participants.Last().Communications.Count);
    }

    [Theory]
    [InlineData("Connected")]
    [InlineData("AwaitingWrapup")]
    [InlineData("Coded")]
    [InlineData("TimedOut")]
    [InlineData("EndedUncoded")]
    public void A_new_conversation_of_any_media_reaches_any_state(string stateName)
    {
        SimulatedState state = Enum.Parse<SimulatedState>(stateName);
        MediaKind[] kinds = [MediaKind.Call, MediaKind.Callback, MediaKind.Email, MediaKind.Message, MediaKind.Social, MediaKind.Video];
        foreach (MediaKind media in kinds)
        {
            SimulatedConversation conversation =
                World.NewConversation(new NewConversationOptions { MediaType = media, State = state, Agents = 2 });
            SimulatedParticipant[] agents = conversation.Participants.Where(static one => one.IsStaff).ToArray();
            Assert.Equal(2, agents.Length);
            Assert.All(agents, agent =>
            {
                Assert.Equal(state == SimulatedState.Connected, agent.IsConnected);
                Assert.Equal(state == SimulatedState.AwaitingWrapup, agent.WorkIsPending);
                Assert.Equal(state is SimulatedState.Coded or SimulatedState.TimedOut, agent.IsCoded);
                Assert.Equal(state == SimulatedState.TimedOut, agent.Wrapup?.Code == SystemWrapupCode.Timeout);
            });
        }
    }

    [Theory]
    [InlineData("Mandatory")]
    [InlineData("MandatoryTimeout")]
    [InlineData("MandatoryForcedTimeout")]
    [InlineData("AgentRequested")]
    [InlineData("Optional")]
    public void A_new_conversation_takes_another_after_call_mode_than_its_queues(string modeName)
    {
        AfterCallMode mode = Enum.Parse<AfterCallMode>(modeName);
        SimulatedConversation conversation = World.NewConversation(new NewConversationOptions { Queue = "Service", AcwMode = mode });
        Assert.Equal(mode, conversation.Participants.Last().Mode);
        Assert.True(conversation.Participants.Last().WorkIsPending);
    }

    [Fact]
    public void What_cannot_be_is_refused_with_what_can()
    {
        Assert.Contains("Support", Assert.Throws<ArgumentException>(
            () => World.NewConversation(new NewConversationOptions { Queue = "Nowhere" })).Message, StringComparison.Ordinal);
        World.Policies.Set(SimulatorPolicies.OptionalAfterCallWork, "NotApplicable");
        Assert.Throws<ArgumentException>(() => World.NewConversation(new NewConversationOptions { AcwMode = AfterCallMode.Optional }));
        Assert.Throws<ArgumentException>(
            () => World.NewConversation(new NewConversationOptions { State = SimulatedState.TimedOut, AcwMode = AfterCallMode.Mandatory }));
        Assert.Throws<ArgumentException>(() => World.NewConversation(new NewConversationOptions { Agents = 0 }));
        Assert.Contains("awaiting-wrapup", Assert.Throws<ArgumentException>(() => World.IdOf("nothing")).Message, StringComparison.Ordinal);
    }

    /// <summary>The promise is one second; what a test asserts is only that nothing grows with the number already there.</summary>
    [Fact]
    public void A_thousand_conversations_are_made_without_slowing_down()
    {
        World.NewConversation(new NewConversationOptions());
        TimeSpan first = Timed(500);
        TimeSpan second = Timed(500);
        Assert.True(second < first + first + first + TimeSpan.FromSeconds(1), $"The first 500 took {first}, the next {second}.");
        Assert.True(World.Conversations.All(static one => one.Participants.Count >= 3));
    }

    private TimeSpan Timed(int count)
    {
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < count; i++)
        {
            World.NewConversation(new NewConversationOptions());
        }

        return watch.Elapsed;
    }

    private static string[] Ids(SimulatedWorld world) => world.Conversations
        .SelectMany(static one => one.Participants.Select(static participant => participant.Id)
            .Concat(one.Communications.Select(static communication => communication.Id))
            .Append(one.Id))
        .Concat(world.Codes.Select(static code => code.Id))
        .Concat(world.Queues.Select(static queue => queue.Id))
        .Concat(world.Users.Select(static user => user.Id))
        .OrderBy(static id => id, StringComparer.Ordinal)
        .ToArray();

    public static TheoryData<string, string> Positions
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (SimulatorPolicy policy in SimulatorPolicies.All)
            {
                foreach (string position in policy.Allowed)
                {
                    data.Add(policy.Name, position switch
                    {
                        SimulatorPolicy.Duration => "00:00:07",
                        SimulatorPolicy.Number => "7",
                        _ => position,
                    });
                }
            }

            return data;
        }
    }

    /// <summary>Whoever starts with a policy finds it in the scenario too.</summary>
    [Theory]
    [MemberData(nameof(Positions))]
    public void The_scenario_is_told_under_every_position_of_every_policy(string policy, string position)
    {
        using var usual = new SimulatedPlatform(new AutoClock());
        using var platform = new SimulatedPlatform(new AutoClock());
        platform.StartWith(new Dictionary<string, string> { [policy] = position });
        Assert.Equal(position, platform.Policies[SimulatorPolicies.Named(policy)]);
        Assert.Equal(usual.World.Named.Select(static one => one.Name), platform.World.Named.Select(static one => one.Name));
    }

    [Theory]
    [InlineData("Initiator", "Same")]
    [InlineData("Consulted", "Same")]
    [InlineData("Initiator", "Own")]
    public void The_consultation_of_the_scenario_is_as_the_policies_have_it(string carries, string conversation)
    {
        using var platform = new SimulatedPlatform(new AutoClock());
        platform.StartWith(new Dictionary<string, string> { ["ConsultParticipantId"] = carries, ["ConsultConversation"] = conversation });
        SimulatedConversation consult = platform.World.Conversation(platform.World.IdOf("consult"));
        Assert.Equal(conversation == "Own" ? 1 : 0, consult.ConsultationIds.Count);
        string[] carriers = [.. consult.Participants.Where(static one => one.ConsultParticipantId is not null)
            .Select(static one => one.Member!.Name)];
        string[] expected = conversation == "Own" ? [] : carries == "Initiator" ? ["Carla Costa"] : ["Ben Brandt"];
        Assert.Equal(expected, carriers);
    }
}

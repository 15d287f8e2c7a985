using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Events;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Notifications;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Scenarios;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Time;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Events;

/// <summary>All that the simulated platform tells of a call is understood.</summary>
public class SimulatedEventTests
{
    [Fact]
    public void A_calls_messages_say_what_was_done()
    {
        var told = new Told();
        var clock = new SimulatedClock(AutoClock.DefaultStart);
        using var world = new SimulatedWorld(clock, new SimulatorPolicies());
        ContactCenterScenario.Load(world, new AccessDirectory(clock));
        world.Listener = new WorldEvents(world, told);

        SimulatedQueue queue = world.FindQueue("Support")!;
        SimulatedConversation conversation = world.Open(new ConversationOpening(MediaKind.Call) { Queue = queue });
        SimulatedParticipant agent = world.RingAndConnect(conversation, world.Users[0], queue);
        world.CustomerHangUp(conversation);
        world.Wrap(conversation, agent, new SimulatedWrapup("code") { EndTime = world.Now, DurationSeconds = 3, Notes = "n" });

        ConversationEvent[] events = [.. told.Messages.SelectMany(EventSamples.Read)];
        Assert.All(events, one => Assert.Equal(conversation.Id, one.ConversationId));
        Assert.Equal(
            ["AcdEnd", "UserStart", "CustomerEnd", "UserEnd", "Wrapup", "AfterCallWork"],
            events.Select(one => one.EventType).Where(type => type != EventType.Conversation));

        ConversationEvent[] views = [.. events.Where(one => one.Topic == $"v2.users.{agent.Member!.Id}.conversations")];
        Assert.All(views, one => Assert.Equal(agent.Member!.Id, one.UserId));
        Assert.Contains(views, one => one is { WrapupState: "Pending", AssignedCode: null });
        Assert.Equal(("Coded", "code", "n", 3.0, agent.Communications[0].Id),
            (
                views[^1].WrapupState,
                views[^1].AssignedCode,
                views[^1].AssignedNotes,
                views[^1].AssignedDurationSeconds,
                views[^1].CommunicationId));
    }

    private sealed class Told : IEventOutlet
    {
        public List<string> Messages { get; } = [];

        public void Publish(string topic, Func<JsonNode> body) => Messages.Add(EventSamples.Notification(topic, body().ToJsonString()));
    }
}

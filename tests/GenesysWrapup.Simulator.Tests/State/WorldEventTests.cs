using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Notifications;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Scenarios;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Time;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.State;

public sealed class WorldEventTests : IDisposable
{
    private readonly SimulatedClock _clock = new(AutoClock.DefaultStart);
    private readonly Told _told = new();
    private readonly SimulatedWorld _world;

    public WorldEventTests()
    {
        _world = new SimulatedWorld(_clock, new SimulatorPolicies());
        _world.Listener = new WorldEvents(_world, _told);
        ContactCenterScenario.Load(_world, new AccessDirectory(_clock));
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Staging_the_past_tells_nobody() => Assert.Empty(_told.Events);

    [Fact]
    public void A_call_tells_its_stations_in_order()
    {
        SimulatedQueue queue = _world.FindQueue("Support")!;
        SimulatedConversation conversation = _world.Open(new ConversationOpening(MediaKind.Call) { Queue = queue });
        SimulatedParticipant agent = _world.RingAndConnect(conversation, _world.Users[0], queue);
        _world.CustomerHangUp(conversation);
        _world.Wrap(conversation, agent, new SimulatedWrapup("code") { EndTime = _world.Now, DurationSeconds = 3, Notes = "n" });

        string prefix = $"v2.detail.events.conversation.{conversation.Id}.";
        Assert.Equal(["acd.end", "user.start", "customer.end", "user.end", "wrapup", "acw"],
            _told.Events.Where(one => one.Topic.StartsWith(prefix, StringComparison.Ordinal))
                .Select(one => one.Topic.Substring(prefix.Length)));
        JsonNode wrapup = _told.Last(prefix + "wrapup");
        Assert.Equal("code", (string?)wrapup["wrapupCode"]);
        Assert.Equal(3000, (long)wrapup["wrapupDurationMs"]!);
        Assert.Equal(agent.Communications[0].Id, (string?)wrapup["sessionId"]);
        Assert.Null(wrapup["userId"]);
        Assert.Equal(agent.Member!.Id, (string?)_told.Last(prefix + "acw")["userId"]);
        Assert.Equal("PEER", (string?)_told.Last(prefix + "user.end")["disconnectType"]);
        JsonNode view = _told.Last($"v2.users.{agent.Member.Id}.conversations");
        Assert.Equal("code", (string?)view["participants"]!.AsArray().Last()!["wrapup"]!["code"]);
        Assert.NotNull(_told.Last($"v2.routing.queues.{queue.Id}.conversations.calls"));
    }

    [Fact]
    public void A_time_out_is_told_when_somebody_lets_it_happen()
    {
        SimulatedConversation conversation = _world.Conversation(_world.IdOf("awaiting-wrapup"));
        DateTimeOffset? due = conversation.NextDue;
        Assert.True(_world.NextDue <= due);
        _clock.Step(TimeSpan.FromHours(1));
        _world.Settle();
        JsonNode lapse = _told.Last($"v2.detail.events.conversation.{conversation.Id}.wrapup");
        Assert.Equal(SystemWrapupCode.Timeout, (string?)lapse["wrapupCode"]);
        Assert.Equal(due!.Value.ToUnixTimeMilliseconds(), (long)lapse["eventTime"]!);
        Assert.Null(_world.NextDue);
    }

    private sealed class Told : IEventOutlet
    {
        public List<(string Topic, JsonNode Body)> Events { get; } = [];

        public void Publish(string topic, Func<JsonNode> body) => Events.Add((topic, body()));

        public JsonNode Last(string topic) => Events.Last(one => one.Topic == topic).Body;
    }
}

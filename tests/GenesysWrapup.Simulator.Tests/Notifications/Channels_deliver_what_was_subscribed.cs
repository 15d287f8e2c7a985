using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Notifications;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Scenarios;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Time;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Notifications;

public sealed class Channels_deliver_what_was_subscribed : IDisposable
{
    private const string Topic = "v2.detail.events.conversation.7b0a3a52-2a49-4b6a-9c4e-0b2f65a1a001.wrapup";
    private readonly SimulatedPlatform _platform = new(new AutoClock());

    [Fact]
    public async Task An_event_arrives_in_the_platforms_envelope_and_only_where_it_was_wanted()
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        string channel = await OpenAsync(caller);
        (await SubscribeAsync(caller, channel, Topic)).Dispose();
        using ChannelConnection? socket = _platform.Notifications.Connect(channel);

        _platform.Notifications.Publish(Topic, () => new JsonObject { ["wrapupCode"] = "x" });
        _platform.Notifications.Publish(Topic + ".other", () => new JsonObject());

        JsonNode message = JsonNode.Parse(Assert.Single(await ReceivedAsync(socket)))!;
        Assert.Equal(Topic, message["topicName"]!.GetValue<string>());
        Assert.Equal("2", message["version"]!.GetValue<string>());
        Assert.Equal("x", message["eventBody"]!["wrapupCode"]!.GetValue<string>());
        Assert.NotEmpty(message["metadata"]!["CorrelationId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_ping_is_answered_and_nonsense_is_not()
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        string channel = await OpenAsync(caller);
        using ChannelConnection? socket = _platform.Notifications.Connect(channel);
        socket!.Take("what?");
        socket.Take("""{"message":"ping"}""");
        JsonNode pong = JsonNode.Parse(Assert.Single(await ReceivedAsync(socket)))!;
        Assert.Equal(
            ("channel.metadata", "pong"), (pong["topicName"]!.GetValue<string>(), pong["eventBody"]!["message"]!.GetValue<string>()));
    }

    /// <summary>As captured: a heartbeat is its topic and its words, nothing besides.</summary>
    [Fact]
    public async Task A_heartbeat_has_no_version()
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        string channel = await OpenAsync(caller);
        using ChannelConnection? socket = _platform.Notifications.Connect(channel);
        _platform.Notifications.Find(channel)!.Heartbeat();
        string message = Assert.Single(await ReceivedAsync(socket));
        Assert.Equal("""{"topicName":"channel.metadata","eventBody":{"message":"WebSocket Heartbeat"}}""", message);
    }

    /// <summary>Captured true on agents who only rang.</summary>
    [Theory]
    [InlineData("FromTheRing", true)]
    [InlineData("InAfterCallWork", false)]
    public async Task A_ringing_agent_is_expected_to_wrap_up_as_the_policy_says(string position, bool expected)
    {
        _platform.Policies.Set(SimulatorPolicies.WrapupExpected, position);
        SimulatedQueue queue = _platform.World.FindQueue("Support")!;
        JsonNode ringing = (await RingAsync(queue, $"v2.routing.queues.{queue.Id}.conversations"))["participants"]!.AsArray()
            .Single(one => one!["purpose"]!.GetValue<string>() == "agent")!;
        Assert.Equal(expected, ringing["wrapupExpected"]!.GetValue<bool>());
        Assert.NotNull(ringing["calls"]);
    }

    /// <summary>The topics of one media have participants of their own shape: no list of communications, users as references.</summary>
    [Fact]
    public async Task A_topic_of_one_media_has_flat_participants()
    {
        SimulatedQueue queue = _platform.World.FindQueue("Support")!;
        JsonNode ringing = (await RingAsync(queue, $"v2.routing.queues.{queue.Id}.conversations.calls"))["participants"]!.AsArray()
            .Single(one => one!["purpose"]!.GetValue<string>() == "agent")!;
        Assert.Equal(("alerting", queue.Id), (ringing["state"]!.GetValue<string>(), ringing["queue"]!["id"]!.GetValue<string>()));
        Assert.NotNull(ringing["user"]!["id"]);
        Assert.Null(ringing["calls"]);
    }

    [Fact]
    public async Task The_attributes_event_names_the_attributes_and_the_communications()
    {
        SimulatedConversation conversation = _platform.World.Conversation(_platform.World.IdOf("connected"));
        SimulatedParticipant agent = conversation.Participants.Last();
        JsonNode body = await EventOfAsync(
            $"v2.detail.events.conversation.{conversation.Id}.attributes",
            () => _platform.World.SetAttributesLater(conversation, agent, new Dictionary<string, string> { ["ticket"] = "4711" }));
        Assert.Equal("4711", body["attributes"]!["ticket"]!.GetValue<string>());
        JsonNode communication = Assert.Single(body["communications"]!.AsArray())!;
        Assert.Equal(
            ("VOICE", agent.Communications[0].Id),
            (communication["mediaType"]!.GetValue<string>(), communication["id"]!.GetValue<string>()));
    }

    private Task<JsonNode> RingAsync(SimulatedQueue queue, string topic) => EventOfAsync(
        topic,
        () => _platform.World.Ring(
            _platform.World.Open(new ConversationOpening(MediaKind.Call) { Queue = queue }), _platform.World.Users[0], queue));

    /// <summary>The body of the last event on a topic, after something has happened.</summary>
    private async Task<JsonNode> EventOfAsync(string topic, Action happens)
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        string channel = await OpenAsync(caller);
        (await SubscribeAsync(caller, channel, topic)).Dispose();
        using ChannelConnection? socket = _platform.Notifications.Connect(channel);
        happens();
        _platform.Step(TimeSpan.FromSeconds(1));
        return JsonNode.Parse((await ReceivedAsync(socket))[^1])!["eventBody"]!;
    }

    [Fact]
    public async Task A_second_socket_disconnects_the_first()
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        string channel = await OpenAsync(caller);
        using ChannelConnection? first = _platform.Notifications.Connect(channel);
        using ChannelConnection? second = _platform.Notifications.Connect(channel);
        _platform.Notifications.Find(channel)!.Heartbeat();
        Assert.Null(await first!.NextAsync(CancellationToken.None));
        Assert.NotNull(await second!.NextAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_channel_lives_a_day_unless_resubscribed()
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        string channel = await OpenAsync(caller);
        string kept = await OpenAsync(caller);
        _platform.Step(TimeSpan.FromHours(20));
        (await SubscribeAsync(caller, kept, Topic)).Dispose();
        _platform.Step(TimeSpan.FromHours(4));
        using Caller again = await Caller.SignedInAsync(_platform);
        Assert.Equal(404, (int)(await again.SendAsync("HEAD", "/api/v2/notifications/channels/" + channel)).StatusCode);
        Assert.Equal(200, (int)(await again.SendAsync("HEAD", "/api/v2/notifications/channels/" + kept)).StatusCode);
    }

    [Fact]
    public async Task The_21st_channel_evicts_the_oldest_without_a_socket()
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        var channels = new List<string>();
        for (int i = 0; i < 20; i++)
        {
            channels.Add(await OpenAsync(caller));
            _platform.Step(TimeSpan.FromSeconds(1));
        }

        using ChannelConnection? busy = _platform.Notifications.Connect(channels[0]);
        await OpenAsync(caller);
        Assert.NotNull(_platform.Notifications.Find(channels[0]));
        Assert.Null(_platform.Notifications.Find(channels[1]));
    }

    [Fact]
    public async Task More_than_a_thousand_topics_are_refused()
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        string channel = await OpenAsync(caller);
        string[] topics = [.. Enumerable.Range(0, 1001).Select(number => $"v2.users.{number}.conversations")];
        using HttpResponseMessage answer = await SubscribeAsync(caller, channel, topics);
        Assert.Equal("notification.subscription.too.many.subscriptions", (await Caller.BodyOf(answer))["code"]!.GetValue<string>());
        Assert.Equal(200, (int)(await SubscribeAsync(caller, channel, topics[..1000])).StatusCode);
    }

    [Fact]
    public async Task A_wrong_or_forbidden_topic_is_refused_or_listed_as_rejected()
    {
        using Caller caller = await Caller.SignedInAsync(_platform, _platform.Access.NoRoles);
        string channel = await OpenAsync(caller);
        using HttpResponseMessage wrong = await SubscribeAsync(caller, channel, "v2.conversation.end");
        using HttpResponseMessage forbidden = await SubscribeAsync(caller, channel, Topic);
        Assert.Equal((400, 403), ((int)wrong.StatusCode, (int)forbidden.StatusCode));

        using HttpResponseMessage listed =
            await caller.SendAsync("POST", $"/api/v2/notifications/channels/{channel}/subscriptions?ignoreErrors=true", Topics(Topic));
        JsonNode entry = Assert.Single((await Caller.BodyOf(listed))["entities"]!.AsArray())!;
        Assert.Equal("Rejected", entry["state"]!.GetValue<string>());
        Assert.Equal("analytics:conversationDetail:view", entry["missingPermissions"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task Users_may_follow_their_own_conversations_without_a_permission()
    {
        var person = new SimulatedPerson("33333333-3333-4333-8333-333333333333", "Nora New", "nora@example.com", []);
        using Caller caller = Caller.As(_platform, _platform.Access.Desktop, person);
        string channel = await OpenAsync(caller);
        Assert.Equal(200, (int)(await SubscribeAsync(caller, channel, $"v2.users.{person.Id}.conversations")).StatusCode);
        Assert.Equal(
            403, (int)(await SubscribeAsync(caller, channel, "v2.users.44444444-4444-4444-8444-444444444444.conversations")).StatusCode);
    }

    [Fact]
    public async Task Subscriptions_can_be_replaced_and_removed()
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        string channel = await OpenAsync(caller);
        string path = $"/api/v2/notifications/channels/{channel}/subscriptions";
        (await SubscribeAsync(caller, channel, Topic)).Dispose();
        (await caller.SendAsync("PUT", path, Topics("v2.users.me.conversations"))).Dispose();
        JsonNode one = Assert.Single((await caller.ReadAsync(path))["entities"]!.AsArray())!;
        Assert.Equal("v2.users.me.conversations", one["id"]!.GetValue<string>());
        (await caller.SendAsync("DELETE", path)).Dispose();
        Assert.Empty((await caller.ReadAsync(path))["entities"]!.AsArray());
    }

    [Fact]
    public async Task What_time_brings_is_told_when_the_clock_passes_it_while_somebody_listens()
    {
        using var platform = new SimulatedPlatform(new SimulatedClock(AutoClock.DefaultStart));
        using Caller caller = await Caller.SignedInAsync(platform);
        SimulatedConversation conversation = platform.World.NewConversation(new NewConversationOptions { Queue = "Support" });
        SimulatedParticipant agent = conversation.Participants.Single(participant => participant.Purpose == "agent");
        string channel = await OpenAsync(caller);
        (await SubscribeAsync(caller, channel, $"v2.users.{agent.Member!.Id}.conversations")).Dispose();
        using ChannelConnection? socket = platform.Notifications.Connect(channel);

        // The clock alone, not the platform's own step: the alarm has to ring by itself.
        platform.Clock.Step(TimeSpan.FromHours(1));

        Assert.Contains(await ReceivedAsync(socket), text => text.Contains("ININ-WRAP-UP-TIMEOUT", StringComparison.Ordinal)
            && text.Contains(conversation.Id, StringComparison.Ordinal));
    }

    public void Dispose() => _platform.Dispose();

    /// <summary>What was sent so far.</summary>
    private static async Task<IReadOnlyList<string>> ReceivedAsync(ChannelConnection? socket)
    {
        var received = new List<string>();
        socket!.Close();
        while (await socket.NextAsync(CancellationToken.None) is { } text)
        {
            received.Add(text);
        }

        return received;
    }

    private static string Topics(params string[] topics) =>
        new JsonArray([.. topics.Select(topic => new JsonObject { ["id"] = topic })]).ToJsonString();

    private static Task<HttpResponseMessage> SubscribeAsync(Caller caller, string channel, params string[] topics) =>
        caller.SendAsync("POST", $"/api/v2/notifications/channels/{channel}/subscriptions", Topics(topics));

    private static async Task<string> OpenAsync(Caller caller)
    {
        using HttpResponseMessage answer = await caller.SendAsync("POST", "/api/v2/notifications/channels");
        JsonNode channel = await Caller.BodyOf(answer);
        Assert.Equal("wss://simulator.invalid/channels/" + channel["id"]!.GetValue<string>(), channel["connectUri"]!.GetValue<string>());
        return channel["id"]!.GetValue<string>();
    }
}

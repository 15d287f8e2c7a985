using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Events;
using GenesysWrapup.Core.Events.Channels;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Simulator;
using GenesysWrapup.Simulator.Notifications;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Events;

/// <summary>A channel tells what it was subscribed to, and survives what platforms and networks do to channels.</summary>
public sealed class ChannelTests : IDisposable
{
    private const string Conversation = "5a1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d";
    private const string Ended = $"v2.detail.events.conversation.{Conversation}.user.end";
    private const string Wrapped = $"v2.detail.events.conversation.{Conversation}.wrapup";
    private readonly SimulatedPlatform _platform = new(new AutoClock());

    [Fact]
    public async Task All_that_listen_share_one_channel_and_get_what_they_asked_for()
    {
        using GenesysSession session = await ConnectAsync();
        (SignalQueue one, SignalQueue other) = (new SignalQueue(), new SignalQueue());
        using EventSubscription ofOne = await SubscribeAsync(session, one, Ended, Wrapped);
        using EventSubscription ofOther = await SubscribeAsync(session, other, Wrapped);
        Publish(Ended, "a");
        Publish(Wrapped, "b");

        Assert.Equal(("UserEnd", "Wrapup"), ((await EventAsync(one)).EventType, (await EventAsync(one)).EventType));
        Assert.Equal("Wrapup", (await EventAsync(other)).EventType);
        Assert.Equal((1, 1), (Asked("postNotificationsChannels"), Asked("postNotificationsChannelSubscriptions")));
    }

    [Fact]
    public async Task A_dropped_socket_is_opened_again_at_the_same_address()
    {
        using GenesysSession session = await ConnectAsync();
        var queue = new SignalQueue();
        using EventSubscription subscription = await SubscribeAsync(session, queue, Ended);
        Channel().Drop();
        await ResumedAsync(queue);
        Publish(Ended, "later");

        Assert.Equal("later", (await EventAsync(queue)).CommunicationId);
        Assert.Equal((1, 1), (Asked("postNotificationsChannels"), Asked("postNotificationsChannelSubscriptions")));
    }

    [Fact]
    public async Task A_socket_that_is_told_to_close_loses_nothing()
    {
        using GenesysSession session = await ConnectAsync();
        var queue = new SignalQueue();
        using EventSubscription subscription = await SubscribeAsync(session, queue, Ended);
        lock (_platform.World.Gate)
        {
            Channel().AnnounceClosing();
            Publish(Ended, "after the announcement");
        }

        var told = new List<ChannelSignal>();
        while (told.All(signal => signal.Kind != ChannelSignalKind.Resumed) || told.All(signal => signal.Event is null))
        {
            told.Add(await NextAsync(queue));
        }

        Publish(Ended, "on the next socket");
        Assert.Equal("on the next socket", (await EventAsync(queue)).CommunicationId);
        Assert.Equal("after the announcement", Assert.Single(told, signal => signal.Event is not null).Event!.CommunicationId);
        Assert.Equal(1, Asked("postNotificationsChannels"));
    }

    [Fact]
    public async Task A_socket_without_heartbeat_and_pong_is_opened_again()
    {
        using GenesysSession session = await ConnectAsync();
        var queue = new SignalQueue();
        using EventSubscription subscription = await SubscribeAsync(session, queue, Ended);
        Channel().IsSilent = true;
        Task<ChannelSignal> resumed = ResumedAsync(queue);
        await StepUntilAsync(TimeSpan.FromSeconds(5), () => resumed.IsCompleted);
        Publish(Ended, "heard again");

        Assert.Equal("heard again", (await EventAsync(queue)).CommunicationId);
        Assert.Equal(1, Asked("postNotificationsChannels"));
    }

    [Theory]
    [InlineData("taken over")]
    [InlineData("closed")]
    [InlineData("gone")]
    public async Task A_lost_channel_is_replaced_with_all_its_topics(string how)
    {
        using GenesysSession session = await ConnectAsync();
        var queue = new SignalQueue();
        using EventSubscription subscription = await SubscribeAsync(session, queue, Ended, Wrapped);
        string before = Channel().Id;
        Action lose = how switch
        {
            "taken over" => Channel().TakeOver,
            "closed" => Channel().Disconnect,
            _ => _platform.Notifications.Reset,
        };
        lose();
        ChannelSignal resumed = await ResumedAsync(queue);
        NotificationChannel now = Assert.Single(_platform.Notifications.Of(channel => channel.IsConnected));
        Publish(Wrapped, "on the other channel");

        Assert.NotEqual(before, now.Id);
        Assert.Equal(AutoClock.DefaultStart, resumed.Since);
        Assert.Equal("on the other channel", (await EventAsync(queue)).CommunicationId);
    }

    [Fact]
    public async Task A_channel_outlives_the_token_that_it_was_opened_with()
    {
        using GenesysSession session = await ConnectAsync();
        var queue = new SignalQueue();
        using EventSubscription subscription = await SubscribeAsync(session, queue, Ended);
        string channel = Channel().Id;
        int tokens = Asked("oauthToken");
        _platform.Access.RevokeAll();
        Channel().Drop();
        await ResumedAsync(queue);
        Publish(Ended, "with another token");

        Assert.Equal("with another token", (await EventAsync(queue)).CommunicationId);
        Assert.Equal((channel, tokens + 1), (Channel().Id, Asked("oauthToken")));
    }

    [Fact]
    public async Task A_channel_outlives_its_day()
    {
        using GenesysSession session = await ConnectAsync();
        var queue = new SignalQueue();
        using EventSubscription subscription = await SubscribeAsync(session, queue, Ended);
        _platform.Step(TimeSpan.FromHours(23) + TimeSpan.FromMinutes(1));
        await StepUntilAsync(TimeSpan.Zero, () => Asked("putNotificationsChannelSubscriptions") > 0);

        Assert.True(Channel().Expires - AutoClock.DefaultStart > TimeSpan.FromHours(46), $"It ends at {Channel().Expires:u}.");
        Assert.Equal(1, Asked("postNotificationsChannels"));
    }

    [Fact]
    public async Task Topics_beyond_the_limit_of_a_channel_get_another()
    {
        using GenesysSession session = await ConnectAsync();
        var queue = new SignalQueue();
        string[] users = [.. Enumerable.Range(0, 2_001).Select(number => $"v2.users.{new Guid(number, 0, 0, new byte[8])}.conversations")];
        using EventSubscription many = await SubscribeAsync(session, queue, users);
        using EventSubscription one = await SubscribeAsync(session, queue, Ended);

        Assert.Equal(3, Asked("postNotificationsChannels"));
        Assert.Equal([2, 1_000, 1_000], _platform.Notifications.Of(_ => true).Select(channel => channel.Topics.Count).Order());
    }

    [Fact]
    public void Topics_that_differ_in_their_last_word_are_combined_below_the_limit_of_letters()
    {
        string[] ends = [.. Enumerable.Range(0, 40).Select(number => $"word{number}")];
        string[] topics = [.. ends.Select(end => $"v2.users.{Conversation}.{end}"), Wrapped, Ended];
        IReadOnlyList<string> combined = TopicList.Combine(topics);

        Assert.All(combined, topic => Assert.True(topic.Length < 200, topic));
        Assert.Equal(topics.Order(), combined.SelectMany(TopicList.Parts).Order());
        Assert.Equal([Ended, Wrapped], combined.Where(topic => !topic.Contains('?')).Order());
        Assert.Equal(4, combined.Count);
    }

    [Fact]
    public async Task A_rejected_topic_is_named_and_takes_no_other_with_it()
    {
        using GenesysSession session = await ConnectAsync();
        var queue = new SignalQueue();
        using EventSubscription subscription = await SubscribeAsync(session, queue, Ended, "v2.no.such.topic");
        Publish(Ended, "still told");

        Assert.Equal("v2.no.such.topic", Assert.Single(subscription.Rejected).Topic);
        Assert.Equal("still told", (await EventAsync(queue)).CommunicationId);
    }

    [Fact]
    public async Task A_way_that_refuses_sockets_is_tried_once()
    {
        _platform.Policies.Set(SimulatorPolicies.Sockets, "Refuse");
        using GenesysSession session = await ConnectAsync();
        for (int i = 0; i < 3; i++)
        {
            GenesysException refused = await Assert.ThrowsAsync<GenesysException>(() => SubscribeAsync(session, new SignalQueue(), Ended));
            Assert.Equal(FailureId.SocketRefused, refused.Failure.Id);
            Assert.DoesNotContain("streaming-", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(1, Asked("postNotificationsChannels"));
    }

    [Fact]
    public async Task A_queue_that_is_not_taken_from_does_not_grow_and_tells_of_its_gap()
    {
        var queue = new SignalQueue();
        ChannelSignal Told(ChannelSignalKind kind, int second) =>
            new(kind) { Time = AutoClock.DefaultStart.AddSeconds(second) };
        for (int i = 0; i < 3 * SignalQueue.Room; i++)
        {
            queue.Add(Told(i % 100 == 0 ? ChannelSignalKind.Note : ChannelSignalKind.Event, i));
        }

        queue.Add(Told(ChannelSignalKind.Interrupted, 3 * SignalQueue.Room));
        for (int i = 0; i < SignalQueue.Room; i++)
        {
            Assert.Equal(AutoClock.DefaultStart.AddSeconds(i), queue.Take()!.Time);
        }

        // Nothing is kept until the listener knows that there is a gap.
        queue.Add(Told(ChannelSignalKind.Event, 4 * SignalQueue.Room));
        ChannelSignal overrun = queue.Take()!;
        Assert.Equal(
            (ChannelSignalKind.Overrun, AutoClock.DefaultStart.AddSeconds(SignalQueue.Room - 1)), (overrun.Kind, overrun.Since));
        queue.Add(Told(ChannelSignalKind.Event, 5 * SignalQueue.Room));
        Assert.Equal(ChannelSignalKind.Interrupted, (await NextAsync(queue)).Kind);
        Assert.Equal(AutoClock.DefaultStart.AddSeconds(5 * SignalQueue.Room), (await NextAsync(queue)).Time);
        Assert.Null(queue.Take());
    }

    [Fact]
    public async Task A_session_takes_its_channels_with_it()
    {
        var queue = new SignalQueue();
        using (GenesysSession session = await ConnectAsync())
        {
            await SubscribeAsync(session, queue, Ended);
        }

        Assert.Equal(ChannelSignalKind.Ended, (await NextAsync(queue)).Kind);
        Assert.DoesNotContain(_platform.Notifications.Of(_ => true), channel => channel.IsConnected);
    }

    public void Dispose() => _platform.Dispose();

    private static Task<EventSubscription> SubscribeAsync(GenesysSession session, SignalQueue queue, params string[] topics) =>
        EventChannels.Of(session).SubscribeAsync(topics, queue, SilentActivity.Instance, CancellationToken.None);

    private static async Task<ChannelSignal> NextAsync(SignalQueue queue) =>
        await queue.NextAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));

    private static async Task<ConversationEvent> EventAsync(SignalQueue queue)
    {
        ChannelSignal next = await NextAsync(queue);
        return next.Event ?? throw new Xunit.Sdk.XunitException($"No event, but {next.Kind}: {next.Message}");
    }

    private static async Task<ChannelSignal> ResumedAsync(SignalQueue queue)
    {
        Assert.Equal(ChannelSignalKind.Interrupted, (await NextAsync(queue)).Kind);
        while (true)
        {
            ChannelSignal next = await NextAsync(queue);
            if (next.Kind == ChannelSignalKind.Resumed)
            {
                return next;
            }

            Assert.Equal(ChannelSignalKind.Note, next.Kind);
        }
    }

    private Task<GenesysSession> ConnectAsync() => SimulatedSession.ConnectAsync(_platform);

    private NotificationChannel Channel() => Assert.Single(_platform.Notifications.Of(_ => true));

    private void Publish(string topic, string session) => _platform.Notifications.Publish(topic, () => new System.Text.Json.Nodes.JsonObject
    {
        ["eventTime"] = 1_762_074_000_000,
        ["conversationId"] = Conversation,
        ["sessionId"] = session,
    });

    private int Asked(string operation) => _platform.Requests.All.Count(request => request.Operation == operation);

    /// <summary>Moves the clock as far as it takes; whoever follows it works in between.</summary>
    private async Task StepUntilAsync(TimeSpan by, Func<bool> reached)
    {
        while (!reached())
        {
            Assert.True(_platform.Clock.GetUtcNow() - AutoClock.DefaultStart < TimeSpan.FromDays(10), "Ten days were not enough.");
            _platform.Step(by);
            for (int i = 0; i < 200; i++)
            {
                await Task.Yield();
            }
        }
    }
}

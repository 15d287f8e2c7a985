using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Events;
using GenesysWrapup.Core.Events.Channels;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Live;
using GenesysWrapup.Core.Tests.Wrapups;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Core.Tests.Live;

/// <summary>A watch tells what happens as it happens, and after a gap what it missed.</summary>
public sealed class WatchTests
{
    [Fact]
    public async Task A_burst_is_told_whole_and_in_order()
    {
        using Desk desk = await Desk.OpenAsync();
        string[] expected = [];
        IReadOnlyList<ConversationEvent> told = await WatchAsync(
            desk,
            new WatchRequest { QueueIds = [desk.Support.Id] },
            begin: () => expected = [.. Enumerable.Range(0, 5).Select(_ => desk.Awaiting().Conversation.Id)],
            isEnough: all => Pending(all).Count() == 5);

        Assert.Equal(expected, Pending(told));
        Assert.All(told, one => Assert.Equal("Notification", one.Source));
    }

    [Fact]
    public async Task After_a_gap_what_was_missed_is_read()
    {
        using Desk desk = await Desk.OpenAsync();
        SimulatedConversation? known = null;
        SimulatedParticipant? agent = null;
        SimulatedConversation? begun = null;
        IReadOnlyList<ConversationEvent> told = await WatchAsync(
            desk,
            new WatchRequest { QueueIds = [desk.Support.Id] },
            begin: () => (known, agent) = desk.Talking(),
            isEnough: all =>
            {
                if (begun is null && all.Any(one => one.WrapupState == "Connected"))
                {
                    lock (desk.World.Gate)
                    {
                        desk.Platform.Step(TimeSpan.FromSeconds(5));
                        desk.Platform.Notifications.Of(_ => true).Single().Drop();
                        desk.World.HangUp(known!, agent!);
                        begun = desk.Awaiting().Conversation;
                    }
                }

                return Pending(all).Count() == 2;
            });

        Assert.Equal(new[] { known!.Id, begun!.Id }.Order(), Pending(told).Order());
        Assert.All(told.Where(one => one.WrapupState == "Pending"), one => Assert.Equal("Read", one.Source));
    }

    [Fact]
    public async Task After_a_gap_what_was_missed_is_told_in_the_types_that_were_asked_for()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Talking();
        (SimulatedConversation coded, SimulatedParticipant other) = desk.Awaiting();
        bool dropped = false;
        IReadOnlyList<ConversationEvent> told = await WatchAsync(
            desk,
            new WatchRequest { ConversationIds = [conversation.Id, coded.Id], EventTypes = ["Wrapup"], MaxEvents = 2 },
            begin: () => desk.SomebodySets(coded, other, desk.Sales),
            isEnough: all =>
            {
                if (!dropped)
                {
                    lock (desk.World.Gate)
                    {
                        dropped = true;
                        desk.Platform.Notifications.Of(_ => true).Single().Drop();
                        desk.World.HangUp(conversation, agent);
                        desk.SomebodySets(conversation, agent, desk.Resolved);
                    }
                }

                return false;
            });

        // The code of the other conversation was told before, and is not told again.
        Assert.Equal(
            [(coded.Id, "Wrapup", "Notification", desk.Sales.Id), (conversation.Id, "Wrapup", "Read", desk.Resolved.Id)],
            told.Select(one => (one.ConversationId!, one.EventType, one.Source, one.AssignedCode!)));
    }

    [Fact]
    public async Task What_comes_faster_than_it_is_taken_is_read_and_a_warning_says_so()
    {
        const string Last = "v2.detail.events.conversation.99999999-0000-4000-8000-000000000000.wrapup";
        using Desk desk = await Desk.OpenAsync();
        SimulatedConversation busy = desk.Talking().Conversation;
        (SimulatedConversation coded, SimulatedParticipant agent) = desk.Awaiting();
        var last = new SignalQueue();
        using EventSubscription subscription = await EventChannels.Of(desk.Session)
            .SubscribeAsync([Last], last, SilentActivity.Instance, CancellationToken.None);
        void Publish(int count, string? topic = null)
        {
            for (int i = 0; i < count; i++)
            {
                desk.Platform.Notifications.Publish(
                    topic ?? $"v2.detail.events.conversation.{busy.Id}.wrapup",
                    () => new JsonObject { ["eventTime"] = 1_762_074_000_000, ["conversationId"] = busy.Id });
            }
        }

        var warnings = new List<string>();
        IReadOnlyList<ConversationEvent> told = await WatchAsync(
            desk,
            new WatchRequest { ConversationIds = [busy.Id, coded.Id], EventTypes = ["Wrapup"] },
            begin: () => Publish(1),
            isEnough: all =>
            {
                if (all.Count == 1)
                {
                    Publish(SignalQueue.Room);
                    desk.SomebodySets(coded, agent, desk.Sales);
                    Publish(SignalQueue.Room);
                    Publish(1, Last);
                    last.NextAsync(CancellationToken.None).Wait(TimeSpan.FromMinutes(1));
                }

                return all[^1].Source == "Read";
            },
            warnings);

        Assert.Equal(SignalQueue.Room + 2, told.Count);
        Assert.Equal((coded.Id, "Wrapup", desk.Sales.Id), (told[^1].ConversationId, told[^1].EventType, told[^1].AssignedCode));
        Assert.Contains("10,000 were waiting", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_tells_the_types_that_were_asked_for()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Talking();
        IReadOnlyList<ConversationEvent> told = await WatchAsync(
            desk,
            new WatchRequest { ConversationIds = [conversation.Id], EventTypes = ["UserEnd", "Wrapup"], MaxEvents = 2 },
            begin: () =>
            {
                desk.World.HangUp(conversation, agent);
                desk.SomebodySets(conversation, agent, desk.Resolved);
            },
            isEnough: _ => false);

        Assert.Equal(["UserEnd", "Wrapup"], told.Select(one => one.EventType));
        Assert.Equal(desk.Resolved.Id, told[1].AssignedCode);
    }

    [Fact]
    public async Task Without_a_socket_there_is_nothing_to_watch()
    {
        using Desk desk = await Desk.OpenAsync();
        desk.Platform.Policies.Set(SimulatorPolicies.Sockets, "Refuse");
        GenesysException refused = await Assert.ThrowsAsync<GenesysException>(
            () => WatchAsync(desk, new WatchRequest { QueueIds = [desk.Support.Id] }, () => { }, _ => false));
        Assert.Equal(FailureId.SocketRefused, refused.Failure.Id);
    }

    [Fact]
    public async Task Its_limit_ends_it_on_a_clock_that_skips_waits()
    {
        using Desk desk = await Desk.OpenAsync();
        DateTimeOffset begun = desk.Platform.Clock.GetUtcNow();
        await WatchAsync(
            desk, new WatchRequest { QueueIds = [desk.Support.Id], Timeout = TimeSpan.FromHours(1) }, () => { }, _ => false);
        Assert.True(desk.Platform.Clock.GetUtcNow() - begun >= TimeSpan.FromHours(1));
    }

    private static IEnumerable<string> Pending(IEnumerable<ConversationEvent> events) =>
        events.Where(one => one.WrapupState == "Pending").Select(one => one.ConversationId!).Distinct();

    private static async Task<IReadOnlyList<ConversationEvent>> WatchAsync(
        Desk desk, WatchRequest request, Action begin, Func<IReadOnlyList<ConversationEvent>, bool> isEnough,
        List<string>? warnings = null)
    {
        using var enough = new CancellationTokenSource();
        var told = new List<ConversationEvent>();
        Task watching = new EventWatch(desk.Session, request).RunAsync(
            found =>
            {
                told.Add(found);
                if (isEnough(told))
                {
                    enough.Cancel();
                }

                return Task.CompletedTask;
            },
            failure => throw new GenesysException(failure),
            new Beginning(begin, warnings ?? []),
            enough.Token);
        try
        {
            await watching.WaitAsync(TimeSpan.FromMinutes(2));
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested)
        {
            // It was enough.
        }

        return told;
    }

    /// <summary>Does something once everything is subscribed.</summary>
    private sealed class Beginning(Action begin, List<string> warnings) : IActivitySink
    {
        public void Verbose(string message)
        {
            if (message.StartsWith("Watching ", StringComparison.Ordinal))
            {
                begin();
            }
        }

        public void Debug(string message)
        {
        }

        public void Warning(string message) => warnings.Add(message);

        public void Waiting(TimeSpan duration, string reason)
        {
        }
    }
}

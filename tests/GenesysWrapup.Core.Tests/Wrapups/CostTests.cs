using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Core.Tests.Wrapups;

/// <summary>What a proven write costs, counted where the requests arrive.</summary>
public sealed class CostTests
{
    [Fact]
    public async Task From_a_conversations_id_it_is_three_requests_with_warm_caches()
    {
        using Desk desk = await Desk.OpenAsync();
        await desk.WarmUpAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal(WrapupOutcome.Set, report.Result.Outcome);
        Assert.True(desk.Asked.Count == 3, desk.ToString());
        Assert.Equal((3, 1), (report.Result.Requests, report.Result.Writes));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task With_the_participant_piped_in_it_is_two(bool communicationBased)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.World.Settings.CommunicationBasedAcw = communicationBased;
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        ConversationParticipant known = await desk.ReadAsync(conversation, agent);
        await desk.WarmUpAsync();
        TargetOutcome report = await desk.SetAsync(new WrapupRequest
        {
            ConversationId = conversation.Id,
            ParticipantId = agent.Id,
            CommunicationId = known.CommunicationId,
            UserId = known.UserId,
            WrapupCode = "Resolved",
            Known = known,
        });
        Assert.Equal(
            (WrapupOutcome.Set, communicationBased ? "Communication" : "Participant"), (report.Result.Outcome, report.Result.Level));
        Assert.True(desk.Asked.Count == 2, desk.ToString());
    }

    [Fact]
    public async Task Codes_and_the_queues_codes_are_listed_and_the_setting_is_read_once_per_session_also_when_many_begin_together()
    {
        using Desk desk = await Desk.OpenAsync();
        SimulatedConversation[] conversations = Enumerable.Range(0, 40).Select(_ => desk.Awaiting().Conversation).ToArray();
        var outcomes = new ConcurrentBag<WrapupResult>();
        await Task.WhenAll(
            conversations.Select(conversation => Task.Run(async () => outcomes.Add((await desk.SetAsync(conversation)).Result))));
        Assert.Equal(40, outcomes.Count);
        Assert.All(outcomes, result => Assert.Equal(WrapupOutcome.Set, result.Outcome));
        Assert.Equal(40, outcomes.Select(result => result.ConversationId).Distinct().Count());
        Assert.Single(desk.Asked, request => request.Operation == "getRoutingWrapupcodes");
        Assert.Single(desk.Asked, request => request.Operation == "getConversationsSettings");
        Assert.Single(desk.Asked, request => request.Operation == "getConversationParticipantWrapupcodes");
        Assert.Equal(123, desk.Asked.Count);
        Assert.Equal(123, outcomes.Sum(result => result.Requests));
    }

    /// <summary>One of each kind of trouble among them, and every write slow to show, so that all are under way together.</summary>
    [Fact]
    public async Task Fifty_in_flight_on_one_engine_all_end_as_what_they_are()
    {
        using Desk desk = await Desk.OpenAsync();
        desk.Platform.Policies.Set(SimulatorPolicies.WriteDelay, TimeSpan.FromSeconds(2));
        desk.Platform.Policies.Set(SimulatorPolicies.RequestsPerMinute, "100000");
        var expected = new ConcurrentDictionary<string, string>();
        for (int i = 0; i < 50; i++)
        {
            (string id, string outcome) = (i % 5) switch
            {
                0 => (desk.Talking().Conversation.Id, WrapupOutcome.NotReady),
                1 => (Coded(desk), WrapupOutcome.AlreadySet),
                2 => (Guid.NewGuid().ToString(), WrapupOutcome.NotFound),
                _ => (desk.Awaiting().Conversation.Id, WrapupOutcome.Set),
            };
            expected[id] = outcome;
        }

        var engine = new WrapupEngine(desk.Session);
        var reports = new ConcurrentBag<TargetOutcome>();
        int asked = 0;
        var allAsked = new TaskCompletionSource();
        await Task.WhenAll(expected.Keys.Select(id => Task.Run(() => engine.SetAsync(
            new WrapupRequest { ConversationId = id, WrapupCode = "Resolved" },
            async _ =>
            {
                // Nobody writes before everybody who will is here: they all are under way at once.
                if (Interlocked.Increment(ref asked) == 20)
                {
                    allAsked.SetResult();
                }

                await allAsked.Task;
                return true;
            },
            report =>
            {
                reports.Add(report);
                return Task.CompletedTask;
            },
            desk,
            CancellationToken.None))));

        Assert.Equal(50, reports.Count);
        Assert.All(
            reports, report => Assert.True(expected[report.Result.ConversationId] == report.Result.Outcome, report.Result.ToString()));
        Assert.Equal(20, desk.ProcessedWrites);
        Assert.Equal(desk.Asked.Count, reports.Sum(report => report.Result.Requests));
        Assert.Single(desk.Asked, request => request.Operation == "getRoutingWrapupcodes");
        Assert.Single(desk.Asked, request => request.Operation == "getConversationsSettings");
        Assert.All(
            desk.World.Conversations.Where(conversation => expected[conversation.Id] == WrapupOutcome.Set)
                .SelectMany(conversation => conversation.Participants),
            participant => Assert.Equal(participant.Purpose == "agent" ? desk.Resolved.Id : null, participant.Wrapup?.Code));
    }

    private static string Coded(Desk desk)
    {
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        desk.SomebodySets(conversation, agent, desk.Resolved);
        return conversation.Id;
    }

    [Fact]
    public async Task Targets_of_one_engine_do_not_wait_for_each_other_and_end_at_a_stop()
    {
        using Desk desk = await Desk.OpenAsync();
        var engine = new WrapupEngine(desk.Session);
        (SimulatedConversation slow, _) = desk.Awaiting();
        (SimulatedConversation quick, _) = desk.Awaiting();
        using var stop = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        Task held = engine.SetAsync(
            new WrapupRequest { ConversationId = slow.Id, WrapupCode = "Resolved" },
            async _ =>
            {
                asked.SetResult();
                await Task.Delay(Timeout.Infinite, stop.Token);
                return true;
            },
            _ => Task.CompletedTask,
            desk,
            stop.Token);
        await asked.Task;
        WrapupResult? told = null;
        await engine.SetAsync(
            new WrapupRequest { ConversationId = quick.Id, WrapupCode = "Resolved" },
            _ => Task.FromResult(true),
            report =>
            {
                told = report.Result;
                return Task.CompletedTask;
            },
            desk,
            CancellationToken.None);
        Assert.Equal(WrapupOutcome.Set, told!.Outcome);
        Assert.False(held.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => held);
    }
}

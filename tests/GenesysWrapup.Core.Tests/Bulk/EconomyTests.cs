using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Bulk;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Tests.Analytics;
using GenesysWrapup.Core.Tests.Wrapups;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator.Faults;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Bulk;

/// <summary>What -Economy spends, counted at the platform, and that it never says or writes what is not so.</summary>
public sealed class EconomyTests
{
    private const int Count = 1_000;

    [Fact]
    public async Task A_thousand_bare_ids_cost_one_request_each_and_every_row_is_proven()
    {
        using Desk desk = await OpenAsync();
        (SimulatedConversation, SimulatedParticipant Agent)[] ended = Ended(desk, Count);
        IReadOnlyList<WrapupResult> results = await RunAsync(desk, Rows(ended));
        AssertSet(desk, ended, results);
        AssertCost(desk, Count, 1.05);
        Assert.Equal(Count - 1, results.Count(static result => result.ProvenBy == "Event"));
    }

    [Fact]
    public async Task Where_a_request_raises_no_event_a_row_costs_one_read_more()
    {
        using Desk desk = await OpenAsync(new AutoClock(until: EventProof.Patience));
        desk.Platform.Policies.Set(SimulatorPolicies.WrapupEventOfRequest, "Absent");
        (SimulatedConversation, SimulatedParticipant Agent)[] ended = Ended(desk, Count);
        IReadOnlyList<WrapupResult> results = await RunAsync(desk, Rows(ended));
        AssertSet(desk, ended, results);
        AssertCost(desk, Count, 2.05);
        Assert.All(results, static result => Assert.Equal("ReadBack", result.ProvenBy));
    }

    [Fact]
    public async Task What_analytics_does_not_know_yet_is_read_live()
    {
        using Desk desk = await OpenAsync();
        desk.Platform.Policies.Set(SimulatorPolicies.AnalyticsLag, "1.00:00:00");
        (SimulatedConversation, SimulatedParticipant Agent)[] ended = Ended(desk, 200);
        AssertSet(desk, ended, await RunAsync(desk, Rows(ended)));
        AssertCost(desk, 200, 2.07);
    }

    [Theory]
    [InlineData("99", 1.1)]
    [InlineData("30", 1.15)]
    [InlineData("1", 2.1)]
    public async Task A_refused_number_of_ids_is_halved_and_given_up_where_it_saves_nothing(string most, double cost)
    {
        using Desk desk = await OpenAsync();
        desk.Platform.Policies.Set(SimulatorPolicies.AnalyticsMostIds, most);
        (SimulatedConversation, SimulatedParticipant Agent)[] ended = Ended(desk, 200);
        AssertSet(desk, ended, await RunAsync(desk, Rows(ended)));
        AssertCost(desk, 200, cost);
    }

    [Fact]
    public async Task Without_the_right_to_analytics_and_channels_a_row_costs_what_it_always_costs()
    {
        using Desk desk = await OpenAsync();
        desk.Platform.Faults.Add(new Fault { Operation = "getAnalyticsConversationsDetails", Status = 403 });
        desk.Platform.Faults.Add(new Fault { Operation = "postNotificationsChannels", Status = 403 });
        (SimulatedConversation, SimulatedParticipant Agent)[] ended = Ended(desk, 200);
        AssertSet(desk, ended, await RunAsync(desk, Rows(ended)));
        AssertCost(desk, 200, 3.05);
    }

    [Fact]
    public async Task Where_sockets_are_refused_every_write_is_read_back()
    {
        using Desk desk = await OpenAsync();
        desk.Platform.Policies.Set(SimulatorPolicies.Sockets, "Refuse");
        (SimulatedConversation, SimulatedParticipant Agent)[] ended = Ended(desk, 200);
        AssertSet(desk, ended, await RunAsync(desk, Rows(ended)));
        AssertCost(desk, 200, 2.07);
    }

    [Fact]
    public async Task Who_is_meant_is_never_guessed_from_analytics()
    {
        using Desk desk = await OpenAsync();
        (SimulatedConversation talking, SimulatedParticipant stays) = desk.Talking();
        (SimulatedConversation waiting, SimulatedParticipant owes) = desk.Awaiting();
        (SimulatedConversation handedOn, SimulatedParticipant first, SimulatedParticipant second) = HandedOn(desk);
        IReadOnlyList<WrapupResult> results = await RunAsync(
            desk, Rows([Ended(desk, 1)[0], (talking, stays), (waiting, owes), (handedOn, second)]));
        Assert.Equal(
            [WrapupOutcome.Set, WrapupOutcome.NotReady, WrapupOutcome.Set, WrapupOutcome.Set],
            results.Select(static result => result.Outcome));
        Assert.Null(stays.Wrapup);
        Assert.Null(first.Wrapup);
        Assert.Equal((desk.Resolved.Id, desk.Resolved.Id), (owes.Wrapup?.Code, second.Wrapup?.Code));
        Assert.Equal(3, desk.Asked.Count(static request => request.Operation == "getConversation") - 1);
    }

    [Fact]
    public async Task A_named_participant_of_several_needs_no_live_read()
    {
        using Desk desk = await OpenAsync();
        (SimulatedConversation handedOn, SimulatedParticipant first, SimulatedParticipant second) = HandedOn(desk);
        WrapupRequest row = new() { ConversationId = handedOn.Id, ParticipantId = first.Id, WrapupCode = "Resolved" };
        await RunAsync(desk, [.. Rows(Ended(desk, 1)), row]);
        Assert.Equal((desk.Resolved.Id, null), (first.Wrapup?.Code, second.Wrapup?.Code));
        Assert.Equal(1, desk.Asked.Count(static request => request.Operation == "getConversation"));
    }

    [Fact]
    public async Task An_old_answer_of_analytics_is_no_proof_that_the_code_is_there()
    {
        using Desk desk = await OpenAsync();
        (SimulatedConversation Conversation, SimulatedParticipant Agent)[] ended = Ended(desk, 3);
        desk.SomebodySets(ended[1].Conversation, ended[1].Agent, desk.Resolved);
        desk.SomebodySets(ended[2].Conversation, ended[2].Agent, desk.Resolved);
        desk.Platform.Step(TimeSpan.FromHours(1));
        desk.Platform.Policies.Set(SimulatorPolicies.AnalyticsLag, "00:30:00");
        desk.SomebodySets(ended[2].Conversation, ended[2].Agent, desk.Sales);
        IReadOnlyList<WrapupResult> results = await RunAsync(desk, Rows(ended));
        Assert.Equal(
            [WrapupOutcome.Set, WrapupOutcome.AlreadySet, WrapupOutcome.Set], results.Select(static result => result.Outcome));
        Assert.Equal(desk.Resolved.Id, ended[2].Agent.Wrapup?.Code);
    }

    [Fact]
    public async Task What_the_platform_no_longer_takes_is_said_for_each_row()
    {
        using Desk desk = await OpenAsync();
        desk.Platform.Policies.Set(SimulatorPolicies.WriteAfterEnd, "Refuse");
        (SimulatedConversation, SimulatedParticipant Agent)[] ended = Ended(desk, 10);
        IReadOnlyList<WrapupResult> results = await RunAsync(desk, Rows(ended));
        Assert.All(results, static result => Assert.Equal((WrapupOutcome.TooLate, null), (result.Outcome, result.ProvenBy)));
        Assert.All(ended, static one => Assert.Null(one.Agent.Wrapup));
    }

    [Fact]
    public async Task On_communication_level_the_code_goes_to_the_communication_and_its_event_proves_it()
    {
        using Desk desk = await OpenAsync();
        desk.World.Settings.CommunicationBasedAcw = true;
        (SimulatedConversation, SimulatedParticipant Agent)[] ended = Ended(desk, 5);
        IReadOnlyList<WrapupResult> results = await RunAsync(desk, Rows(ended));
        Assert.All(results, static result => Assert.Equal(("Set", "Communication"), (result.Outcome, result.Level)));
        Assert.All(results.Skip(1), static result => Assert.Equal("Event", result.ProvenBy));
        Assert.All(ended, one => Assert.Equal(desk.Resolved.Id, Assert.Single(one.Agent.Communications).Wrapup?.Code));
    }

    [Fact]
    public async Task Messages_are_read_live_since_analytics_has_one_word_for_them_and_social_expressions()
    {
        using Desk desk = await OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting(MediaKind.Message);
        desk.World.LeaveWork(conversation, agent);
        desk.World.CustomerHangUp(conversation);
        IReadOnlyList<WrapupResult> results = await RunAsync(desk, Rows([Ended(desk, 1)[0], (conversation, agent)]));
        Assert.Equal(WrapupOutcome.Set, results[1].Outcome);
        Assert.Equal(2, desk.Asked.Count(static request => request.Operation == "getConversation"));
    }

    [Fact]
    public async Task An_event_with_other_notes_proves_nothing()
    {
        using Desk desk = await OpenAsync(new AutoClock(until: EventProof.Patience));
        desk.Platform.Policies.Set(SimulatorPolicies.LongNotes, "Truncate");
        desk.Platform.Policies.Set(SimulatorPolicies.LongNotesAbove, "4");
        WrapupRequest[] rows = Rows(Ended(desk, 2));
        rows[1] = rows[1] with { Notes = "too long" };
        WrapupResult result = (await RunAsync(desk, rows))[1];
        Assert.Equal((WrapupOutcome.Unverified, null), (result.Outcome, result.ProvenBy));
    }

    [Fact]
    public async Task An_event_with_the_notes_proves_them_and_tags_are_read_back()
    {
        using Desk desk = await OpenAsync();
        WrapupRequest[] rows = Rows(Ended(desk, 3));
        rows[1] = rows[1] with { Notes = "as given" };
        rows[2] = rows[2] with { Tags = ["one"] };
        IReadOnlyList<WrapupResult> results = await RunAsync(desk, rows);
        Assert.Equal((WrapupOutcome.Set, "Event"), (results[1].Outcome, results[1].ProvenBy));
        Assert.Equal((WrapupOutcome.Set, "ReadBack"), (results[2].Outcome, results[2].ProvenBy));
    }

    [Fact]
    public async Task Two_rows_about_one_conversation_are_not_proven_by_one_event()
    {
        using Desk desk = await OpenAsync();
        WrapupRequest[] rows = Rows(Ended(desk, 2));
        WrapupRequest[] twice = [.. rows, rows[1] with { WrapupCode = "Sales follow-up" }, rows[1] with { WrapupCode = "Resolved" }];
        IReadOnlyList<WrapupResult> results = await RunAsync(desk, twice, atOnce: 1);
        Assert.All(results, static result => Assert.Equal((WrapupOutcome.Set, "ReadBack"), (result.Outcome, result.ProvenBy)));
    }

    [Fact]
    public async Task Rows_of_a_slow_source_do_not_wait_for_a_full_batch()
    {
        using Desk desk = await OpenAsync();
        WrapupRequest[] rows = Rows(Ended(desk, 1));
        var batches = new RowBatches<Desk>(new Economy(desk.Session, static _ => false, proves: true), 8, desk.Session.Clock);
        var done = new List<WrapupRequest>();
        RowBatch<Desk> batch = batches.Add(rows[0], (row, _, _) =>
        {
            done.Add(row);
            return Task.CompletedTask;
        })!;
        Task run = batch.RunAsync(desk, CancellationToken.None);
        Assert.Empty(done);
        desk.Platform.Step(TimeSpan.FromSeconds(1));
        await run;
        Assert.NotNull(Assert.Single(done).Known);
    }

    [Fact]
    public async Task What_ends_one_row_ends_all_and_every_row_still_begins()
    {
        using Desk desk = await OpenAsync();
        WrapupRequest[] rows = Rows(Ended(desk, 30));
        int begun = 0;
        var batches = new RowBatches<Desk>(new Economy(desk.Session, static _ => false, proves: false), 2, desk.Session.Clock);
        RowBatch<Desk> batch = rows
            .Select(row => batches.Add(row, async (_, _, stop) =>
            {
                if (Interlocked.Increment(ref begun) == 1)
                {
                    throw new FormatException("the first one fails");
                }

                await Task.Delay(Timeout.Infinite, stop);
            }))
            .OfType<RowBatch<Desk>>()
            .Single();
        batches.Close();
        await Assert.ThrowsAsync<FormatException>(() => batch.RunAsync(desk, CancellationToken.None));
        Assert.Equal(rows.Length, begun);
    }

    private static async Task<Desk> OpenAsync(AutoClock? clock = null)
    {
        Desk desk = await Desk.OpenAsync(clock: clock);
        desk.Platform.Policies.Set(SimulatorPolicies.WriteAfterEnd, "Accept");
        desk.Platform.Policies.Set(SimulatorPolicies.RequestsPerMinute, "100000");
        return desk;
    }

    /// <summary>Calls of two hours ago whose agent left no code.</summary>
    private static (SimulatedConversation Conversation, SimulatedParticipant Agent)[] Ended(Desk desk, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => desk.Past(TimeSpan.FromHours(2), desk.World.LeaveWork))];

    /// <summary>A call of two agents, which has ended.</summary>
    private static (SimulatedConversation, SimulatedParticipant First, SimulatedParticipant Second) HandedOn(Desk desk)
    {
        (SimulatedConversation conversation, SimulatedParticipant first) = desk.Talking();
        desk.Platform.Step(TimeSpan.FromSeconds(10));
        SimulatedParticipant second = desk.World.RingAndConnect(conversation, desk.Ben, desk.Support);
        desk.Platform.Step(TimeSpan.FromSeconds(10));
        desk.World.CustomerHangUp(conversation);
        desk.World.LeaveWork(conversation, first);
        desk.World.LeaveWork(conversation, second);
        return (conversation, first, second);
    }

    private static WrapupRequest[] Rows((SimulatedConversation Conversation, SimulatedParticipant Agent)[] conversations) =>
        [.. conversations.Select(one => new WrapupRequest { ConversationId = one.Conversation.Id, WrapupCode = "Resolved" })];

    private static async Task<IReadOnlyList<WrapupResult>> RunAsync(Desk desk, WrapupRequest[] rows, int atOnce = 8)
    {
        desk.Forget();
        return await EconomicRun.AllAsync(desk, rows, new WrapupEngine(desk.Session).SetAsync, atOnce);
    }

    private static void AssertSet(
        Desk desk, (SimulatedConversation, SimulatedParticipant Agent)[] ended, IReadOnlyList<WrapupResult> results)
    {
        Assert.All(results, static result => Assert.True(result is { Outcome: WrapupOutcome.Set, ProvenBy: not null }, result.Message));
        Assert.All(ended, one => Assert.Equal(desk.Resolved.Id, one.Agent.Wrapup?.Code));
        Assert.Equal(ended.Length, results.Count);
    }

    /// <summary>All requests of the run, also those that it makes once.</summary>
    private static void AssertCost(Desk desk, int rows, double most)
    {
        string spent = string.Join(", ", desk.Asked.GroupBy(static one => one.Operation).Select(static one => $"{one.Key} {one.Count()}"));
        Assert.True(desk.Asked.Count <= most * rows, $"{desk.Asked.Count} requests for {rows} rows: {spent}.");
    }
}

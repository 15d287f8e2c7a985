using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Tests.Analytics;
using GenesysWrapup.Core.Tests.Wrapups;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator.Faults;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Core.Tests.Bulk;

/// <summary>A thousand rows on a bad day. What each result says is held against what took effect at the platform.</summary>
public sealed class FaultTests
{
    private const int Count = 1_000;
    private const int AtOnce = 8;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_row_ends_with_the_outcome_that_is_true(bool economy)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.Platform.Policies.Set(SimulatorPolicies.RequestsPerMinute, 100_000);
        desk.Platform.Policies.Set(SimulatorPolicies.WriteAfterEnd, "Accept");
        (SimulatedConversation Conversation, SimulatedParticipant Agent)[] rows =
        [
            .. Enumerable.Range(0, Count).Select(_ =>
                economy ? desk.Past(TimeSpan.FromHours(2), desk.World.LeaveWork) : desk.Awaiting()),
        ];
        await desk.WarmUpAsync();
        foreach (int status in new[] { 500, 502, 503, 504 })
        {
            desk.Platform.Faults.Add(new Fault { Status = status, Chance = 0.00625 });
            desk.Platform.Faults.Add(new Fault { Status = status, Chance = 0.00625, AfterProcessing = true });
        }

        desk.Platform.Faults.Add(new Fault { Cut = FaultCut.BeforeProcessing, Chance = 0.01 });
        desk.Platform.Faults.Add(new Fault { Cut = FaultCut.AfterProcessing, Chance = 0.01 });
        desk.Platform.Faults.Add(new Fault { Delay = TimeSpan.FromSeconds(10), Chance = 0.01 });
        int begun = 0;
        CancellationTokenSource? minute = null;
        var engine = new WrapupEngine(desk.Session);

        async Task SetAsync(WrapupRequest request, Requester<TargetOutcome> requester, CancellationToken stop)
        {
            switch (Interlocked.Increment(ref begun))
            {
                case 300:
                    desk.Platform.Access.RevokeAll();
                    break;
                case 500:
                    desk.Platform.Notifications.Of(static _ => true).ToList().ForEach(static channel => channel.Drop());
                    break;
                case 700:
                    desk.Platform.Policies.Set(SimulatorPolicies.RequestsPerMinute, 1);
                    minute = new CancellationTokenSource(TimeSpan.FromMinutes(1), desk.Platform.Clock);
                    minute.Token.Register(() => desk.Platform.Policies.Set(SimulatorPolicies.RequestsPerMinute, 100_000));
                    break;
            }

            await engine.SetAsync(request, requester, stop);
        }

        WrapupRequest[] requests =
            [.. rows.Select(static row => new WrapupRequest { ConversationId = row.Conversation.Id, WrapupCode = "Resolved" })];
        IReadOnlyList<WrapupResult> results = economy
            ? await EconomicRun.AllAsync(desk, requests, SetAsync, AtOnce)
            : await PlainAsync(desk, requests, SetAsync);

        minute!.Dispose();
        for (int row = 0; row < Count; row++)
        {
            WrapupResult result = results[row];
            bool isThere = rows[row].Agent.Wrapup?.Code == desk.Resolved.Id;
            Assert.Equal(rows[row].Conversation.Id, result.ConversationId);
            Assert.True(
                result.Outcome is WrapupOutcome.Set or WrapupOutcome.AlreadySet ? isThere && result.ProvenBy is not null
                : result.Outcome is WrapupOutcome.Unverified || (result.Outcome is WrapupOutcome.Failed && !isThere),
                $"{result.Outcome}, and it is {(isThere ? "there" : "not there")}: {result.Message}");
        }

        string tally = string.Join("; ", results
            .GroupBy(static result => (result.Outcome, result.ProvenBy))
            .Select(static group => $"{group.Key} {group.Count()}"));

        // One row in some hundreds meets fault after fault. It may only say that it did not come through, or that it could not be seen.
        int set = results.Count(static result => result.Outcome is WrapupOutcome.Set or WrapupOutcome.AlreadySet);
        Assert.True(set >= Count * 0.99, $"Only {set} of {Count} rows were set: {tally}");

        // How many depends on when the socket drops among them; what they cost without faults is asserted in EconomyTests.
        Assert.True(!economy || results.Any(static result => result.ProvenBy == "Event"), tally);
        int?[] met = [.. desk.Asked.Select(static request => (int?)request.Status).Distinct()];
        Assert.Empty(new int?[] { 401, 429, 500, 502, 503, 504 }.Except(met));
    }

    private static async Task<IReadOnlyList<WrapupResult>> PlainAsync(
        Desk desk, WrapupRequest[] rows, Func<WrapupRequest, Requester<TargetOutcome>, CancellationToken, Task> set)
    {
        var results = new WrapupResult[rows.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, rows.Length),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (row, stop) => await set(
                rows[row],
                new Requester<TargetOutcome>(
                    static _ => Task.FromResult(true),
                    outcome =>
                    {
                        Assert.Null(Interlocked.Exchange(ref results[row], outcome.Result));
                        return Task.CompletedTask;
                    },
                    desk),
                stop));
        return results;
    }
}

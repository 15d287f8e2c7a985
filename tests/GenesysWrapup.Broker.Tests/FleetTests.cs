using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.WorkLists;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator.Front;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using Xunit;
using Xunit.Abstractions;

namespace GenesysWrapup.Broker.Tests;

/// <summary>
/// Four workers on one list, and what the platform's own record says of them in the end. GENESYSWRAPUP_FLEET=full does all 2,000 rows and
/// 20 kills; without it a part of them, which takes about a minute.
/// </summary>
[Collection(BrokerCollection.Name)]
public sealed class FleetTests(PrivateBroker broker, ITestOutputHelper output)
{
    private const int Workers = 4;
    private const int Allowed = 300;

    /// <summary>So many times faster time runs, for workers and platform alike. A busy machine needs more of it.</summary>
    private static readonly int s_speed = Fleet.Size(full: 20, quick: 8);

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    [BrokerFact]
    public async Task Four_workers_use_one_tokens_limit_up_and_are_hardly_ever_refused()
    {
        int count = Fleet.Size(full: 2_000, quick: 320);
        await using var fleet = new Fleet(broker, "limit", s_speed);
        fleet.Platform.Policies.Set(SimulatorPolicies.RequestsPerMinute, Allowed);
        await fleet.OpenAsync();
        for (int worker = 0; worker < Workers; worker++)
        {
            fleet.StartWorker();
        }

        await fleet.AwaitWorkersAsync(Workers);
        (SimulatedParticipant Agent, string Conversation, string Message)[] rows = await fleet.SendAsync(count);
        await fleet.TakeOutcomesAsync(count, s_patience);
        Assert.All(rows, row => Assert.Equal(1, fleet.Outcomes[row.Message]));
        AssertWrittenOnce(fleet, rows);

        // From the first whole period of work to the beginning of the last one, which ends when the rows do.
        SimulatedRequest[] requests = [.. fleet.Platform.Requests.All];
        List<(DateTime Begun, int Answered)> periods = Periods(requests);
        periods.RemoveAt(0);
        double minutes = (periods[^1].Begun - periods[0].Begun).TotalMinutes;
        double share = periods.SkipLast(1).Sum(static period => period.Answered) / (Allowed * minutes);
        int refused = requests.Count(static request => request.Status == 429);
        output.WriteLine(
            $"{count} rows, {requests.Length} requests, in periods of " +
            $"{string.Join(", ", periods.Select(static period => period.Answered))}; " +
            $"{share:P1} of the limit used over {minutes:0.00} minutes of the platform, {refused} refused " +
            $"({(double)refused / requests.Length:P2}).");
        Assert.True(share >= 0.95, $"Only {share:P1} of the limit was used.");
        Assert.True(refused < 0.01 * requests.Length, $"{refused} of {requests.Length} requests were refused.");
    }

    [BrokerFact]
    public async Task Killed_workers_and_a_killed_broker_lose_no_row_and_write_none_twice()
    {
        int count = Fleet.Size(full: 2_000, quick: 300);
        int kills = Fleet.Size(full: 20, quick: 4);
        await using var fleet = new Fleet(broker, "kills", speed: 1);

        // Slow enough that there is something to kill, and without a limit that would only make it take longer.
        fleet.Platform.Policies.Set(SimulatorPolicies.RequestsPerMinute, int.MaxValue);
        await fleet.OpenAsync();
        SimulatedConversation poison = fleet.Talking(out SimulatedParticipant talking);
        await fleet.SendAsync([fleet.Row(poison.Id)]);
        (SimulatedParticipant Agent, string Conversation, string Message)[] rows = await fleet.SendAsync(count);
        for (int worker = 0; worker < Workers; worker++)
        {
            fleet.StartWorker();
        }

        var random = new Random(4711);
        for (int kill = 1; kill <= kills; kill++)
        {
            // Somewhere in its own part of the rows.
            await fleet.TakeOutcomesAsync((int)(count * (kill - random.NextDouble()) / (kills + 1)) + 1, s_patience);
            Process victim = fleet.Workers[random.Next(fleet.Workers.Count)];
            fleet.Kill(victim);
            fleet.StartWorker();
            if (kill == kills / 2)
            {
                await broker.RestartAsync();
            }
        }

        await fleet.TakeOutcomesAsync(count, s_patience);
        AssertWrittenOnce(fleet, rows);
        Assert.Equal(rows.Select(static row => row.Message).Order(), fleet.Outcomes.Keys.Order());
        Assert.Null(talking.Wrapup);
        IListBroker connection = await broker.ConnectAsync(fleet.List);
        IReadOnlyList<ListMessage> dead = await BrokerTests.AwaitAsync(connection, fleet.List.Dead, 1);
        await connection.CloseAsync();
        WorkListRow last = WorkListRow.OfDead(Assert.Single(dead), fleet.List);
        Assert.Equal((poison.Id, WrapupOutcome.NotReady, 2), (last.ConversationId, last.Outcome, last.Tries));
        output.WriteLine(
            $"{count} rows, {kills} kills, one restart of the broker: {fleet.Outcomes.Values.Sum()} outcomes told, " +
            $"{fleet.Outcomes.Values.Count(static told => told > 1)} of them more than once.");
    }

    /// <summary>By the platform's own record: each has its code, by one write that took effect.</summary>
    private static void AssertWrittenOnce(Fleet fleet, (SimulatedParticipant Agent, string Conversation, string Message)[] rows)
    {
        string resolved = fleet.Platform.World.Codes.Single(static code => code.Name == Fleet.Code).Id;
        Dictionary<string, int> writes = fleet.Platform.Requests.All
            .Where(static request => request is { Method: "PATCH", Processed: true, Status: < 400 })
            .GroupBy(static request => request.Path.Split('/')[4])
            .ToDictionary(static group => group.Key, static group => group.Count());
        Assert.All(rows, row =>
        {
            Assert.Equal(resolved, row.Agent.Wrapup?.Code);
            Assert.Equal(1, writes[row.Conversation]);
        });
    }

    /// <summary>The periods of the limit, as the platform counts them: each begins with the first request after the one before.</summary>
    private static List<(DateTime Begun, int Answered)> Periods(IEnumerable<SimulatedRequest> requests)
    {
        var periods = new List<(DateTime Begun, int Answered)>();
        foreach (SimulatedRequest request in requests)
        {
            if (periods.Count == 0 || request.Time - periods[^1].Begun >= TimeSpan.FromMinutes(1))
            {
                periods.Add((request.Time, 0));
            }

            periods[^1] = (periods[^1].Begun, periods[^1].Answered + (request.Status == 429 ? 0 : 1));
        }

        return periods;
    }
}

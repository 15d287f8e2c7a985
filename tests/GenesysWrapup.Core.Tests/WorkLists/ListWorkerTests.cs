using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.WorkLists;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator.Faults;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Core.Tests.WorkLists;

/// <summary>Where each row of a list ends, and what a worker leaves to others.</summary>
public sealed class ListWorkerTests
{
    [Fact]
    public async Task Every_row_has_one_outcome_on_the_broker_and_one_on_the_pipeline()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        WorkListRow[] rows = desk.Rows(12);
        await desk.SendAsync(rows);
        await desk.WorkAsync(new WorkerOptions { UntilEmpty = true, AtOnce = 3 });
        Assert.Equal(12, desk.Outcomes().Count);
        Assert.All(desk.Outcomes(), static row => Assert.Equal(WrapupOutcome.Set, Assert.Single(row).Outcome));
        Assert.Equal(
            rows.Select(static row => row.ConversationId).Order(),
            desk.Told.Select(static outcome => outcome.Result.ConversationId).Order());
        Assert.Empty(desk.Broker.In(desk.List.Waiting));
        Assert.InRange(desk.Broker.MostUnsettled, 1, 3);
    }

    [Fact]
    public async Task A_row_leaves_the_list_only_when_its_outcome_is_on_the_broker()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        await desk.SendAsync(desk.Rows(5));
        await desk.WorkAsync();
        string[] taken = [.. desk.Broker.Log.Where(line => line.StartsWith($"take {desk.List.Waiting} ", StringComparison.Ordinal))];
        Assert.Equal(5, taken.Length);
        Assert.All(taken, take =>
        {
            int published = desk.Broker.Log.IndexOf($"publish {desk.List.Outcomes} {take.Split(' ')[2]}");
            Assert.InRange(published, 0, desk.Broker.Log.IndexOf(take));
        });
    }

    [Fact]
    public async Task A_connection_lost_after_the_write_costs_no_second_write_and_the_row_has_one_outcome()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        await desk.SendAsync(desk.Rows(6));
        int outcomes = 0;
        desk.Broker.Trouble = (queue, _) => queue == desk.List.Outcomes && ++outcomes == 3
            ? ListFailures.Unreachable("the fake", null)
            : null;
        await desk.WorkAsync(new WorkerOptions { UntilEmpty = true, AtOnce = 1 });
        Assert.Equal(6, desk.Desk.ProcessedWrites);
        Assert.Equal(6, desk.Outcomes().Count);
        Assert.All(desk.Outcomes(), static row => Assert.Single(row));
        Assert.Equal(WrapupOutcome.AlreadySet, Assert.Single(desk.Outcomes(), row => row.Single().Writes == 0).Single().Outcome);
        Assert.Equal(6, desk.Told.Count);
    }

    [Fact]
    public async Task A_broker_that_stays_away_ends_the_worker_after_minutes()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        await desk.SendAsync(desk.Rows(2));
        desk.Broker.Connections = desk.Broker.Connected + 1;
        desk.Broker.Trouble = static (_, _) => ListFailures.Unreachable("the fake", null);
        DateTimeOffset begun = desk.Desk.Platform.Clock.GetUtcNow();
        GenesysException failure = await Assert.ThrowsAsync<GenesysException>(() => desk.WorkAsync());
        Assert.Equal(FailureId.BrokerUnreachable, failure.Failure.Id);
        Assert.InRange(desk.Desk.Platform.Clock.GetUtcNow() - begun, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
        Assert.Equal(2, desk.Broker.In(desk.List.Waiting).Count);
    }

    [Fact]
    public async Task What_fails_for_the_moment_rests_and_is_tried_again()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        (SimulatedConversation talking, SimulatedParticipant agent) = desk.Desk.Talking();
        await desk.SendAsync(desk.Row(talking.Id), desk.Row());
        desk.Broker.Trouble = (queue, message) =>
        {
            if (queue == desk.List.RestingAfter(2))
            {
                Assert.Equal("2", message.Header(ListMessage.Tries));
                desk.Desk.World.HangUp(talking, agent);
            }

            return null;
        };
        await desk.WorkAsync();
        Assert.Equal([WrapupOutcome.Set, WrapupOutcome.Set], desk.Told.Select(static outcome => outcome.Result.Outcome));
        Assert.Equal(talking.Id, desk.Told[^1].Result.ConversationId);
        Assert.Empty(desk.Broker.In(desk.List.Dead));
    }

    [Fact]
    public async Task A_poison_row_ends_among_the_dead_after_its_tries_and_stops_nobody()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        WorkListRow poison = desk.Row(desk.Desk.Talking().Conversation.Id);
        await desk.SendAsync([poison, .. desk.Rows(8)]);
        await desk.WorkAsync();
        ListMessage dead = Assert.Single(desk.Broker.In(desk.List.Dead));
        Assert.Equal("5", dead.Header(ListMessage.Tries));
        Assert.Equal(8, desk.Outcomes().Count);
        TargetOutcome told = Assert.Single(desk.Told, static outcome => outcome.Failure is not null);
        Assert.Equal(poison.ConversationId, told.Result.ConversationId);
    }

    [Fact]
    public async Task What_lasts_is_dead_at_once_with_its_reason()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        await desk.SendAsync(desk.Row(), desk.Row(code: "No such code"));
        await desk.WorkAsync();
        WorkListRow dead = WorkListRow.OfDead(Assert.Single(desk.Broker.In(desk.List.Dead)), desk.List);
        Assert.Equal((WrapupOutcome.NotFound, 1, "No such code"), (dead.Outcome, dead.Tries, dead.WrapupCode));
        Assert.Contains("No such code", dead.Message, StringComparison.Ordinal);
        Assert.Contains("Get-WrapupCode", dead.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_row_is_dead_and_stops_nobody()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        desk.Broker.Put(desk.List.Waiting, new ListMessage("1", Encoding.UTF8.GetBytes("nonsense")));
        desk.Broker.Put(desk.List.Waiting, new ListMessage("2", Encoding.UTF8.GetBytes("{\"conversationId\":\"x\"}")));
        await desk.SendAsync(desk.Row());
        await desk.WorkAsync();
        Assert.Equal(["1", "2"], desk.Broker.In(desk.List.Dead).Select(static dead => dead.Id));
        Assert.Single(desk.Told);
    }

    [Fact]
    public async Task A_worker_of_another_organization_refuses_and_leaves_the_list_as_it_is()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        WorkRow other = desk.Row().Asked! with { Organization = Guid.NewGuid().ToString() };
        desk.Broker.Put(desk.List.Waiting, other.ToMessage());
        GenesysException failure = await Assert.ThrowsAsync<GenesysException>(() => desk.WorkAsync());
        Assert.Equal(FailureId.WorkListOfOtherOrganization, failure.Failure.Id);
        Assert.Single(desk.Broker.In(desk.List.Waiting));
        Assert.Equal(0, desk.Desk.ProcessedWrites);
    }

    [Fact]
    public async Task Rows_of_a_later_version_stay_for_a_later_module()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        WorkRow later = desk.Row().Asked! with { Version = WorkRow.CurrentVersion + 1 };
        desk.Broker.Put(desk.List.Waiting, later.ToMessage());
        GenesysException failure = await Assert.ThrowsAsync<GenesysException>(() => desk.WorkAsync());
        Assert.Equal(FailureId.WorkListUnusable, failure.Failure.Id);
        Assert.Single(desk.Broker.In(desk.List.Waiting));
    }

    [Fact]
    public async Task A_worker_without_the_right_ends_and_the_rows_stay()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        desk.Desk.Platform.Faults.Add(new Fault
        {
            Operation = Operations.PatchConversationParticipant.Name,
            Status = 403,
            ErrorCode = "missing.any.permissions",
        });
        await desk.SendAsync(desk.Rows(4));
        GenesysException failure = await Assert.ThrowsAsync<GenesysException>(() => desk.WorkAsync());
        Assert.True(failure.Failure.EndsCommand);
        int left = desk.List.Resting.Append(desk.List.Waiting).Sum(queue => desk.Broker.In(queue).Count);
        Assert.Equal(4, left);
        Assert.Empty(desk.Broker.In(desk.List.Dead));
    }

    [Fact]
    public async Task Stopped_it_gives_back_what_is_under_way()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        await desk.SendAsync(desk.Rows(5));
        using var stop = new CancellationTokenSource();
        int asked = 0;
        desk.Desk.AfterAnswer = _ =>
        {
            if (++asked == 8)
            {
                stop.Cancel();
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk.WorkAsync(new WorkerOptions { AtOnce = 2 }, stop.Token));
        Assert.Equal(5, desk.Broker.In(desk.List.Waiting).Count + desk.Outcomes().Count);
        desk.Desk.AfterAnswer = null;
        await desk.WorkAsync();
        Assert.Equal(5, desk.Outcomes().Count);
        Assert.Equal(5, desk.Desk.ProcessedWrites);
    }

    [Fact]
    public async Task When_its_time_is_over_it_ends_what_it_began_and_takes_no_more()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        var third = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        desk.OnTold = count => _ = count == 3 && third.TrySetResult(true);
        Task work = desk.WorkAsync(new WorkerOptions { For = TimeSpan.FromMinutes(10) });
        await desk.SendAsync(desk.Rows(3));
        await third.Task;
        desk.Desk.Platform.Step(TimeSpan.FromMinutes(11));
        await work;
        await desk.SendAsync(desk.Rows(2));
        Assert.Equal((2, 3), (desk.Broker.In(desk.List.Waiting).Count, desk.Outcomes().Count));
    }
}

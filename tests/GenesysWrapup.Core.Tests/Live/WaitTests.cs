using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Live;
using GenesysWrapup.Core.Tests.Wrapups;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Core.Tests.Live;

/// <summary>A code that is asked for before its moment waits for it, by events where they come and by looking where they do not.</summary>
public sealed class WaitTests
{
    [Theory]
    [InlineData("Open", "Notification")]
    [InlineData("Refuse", "Polling")]
    public async Task After_the_hang_up_it_reads_once_and_writes(string sockets, string way)
    {
        using Desk desk = await DeskAsync(sockets);
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Talking();
        desk.OnWait = () =>
        {
            desk.Forget();
            desk.World.HangUp(conversation, agent);
        };
        TargetOutcome outcome = await desk.SetAsync(Wait(conversation));

        Assert.Equal((WrapupOutcome.Set, way), (outcome.Result.Outcome, outcome.Result.WaitedBy));
        Assert.Equal(
            ["getConversation", "patchConversationParticipant", "getConversationParticipantWrapup"],
            desk.Asked.Select(request => request.Operation));
        Assert.Contains(
            desk.Told,
            line => line.Contains(way == "Polling" ? "by reading again" : "by a notification channel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_after_call_work_is_pending_already_it_does_not_wait()
    {
        using Desk desk = await DeskAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        TargetOutcome outcome = await desk.SetAsync(Wait(conversation));

        Assert.Equal((WrapupOutcome.Set, null, 3), (outcome.Result.Outcome, outcome.Result.WaitedBy, outcome.Result.Requests));
    }

    [Theory]
    [InlineData("Open")]
    [InlineData("Refuse")]
    public async Task What_does_not_come_is_named_with_what_is_there_instead(string sockets)
    {
        using Desk desk = await DeskAsync(sockets);
        (SimulatedConversation conversation, _) = desk.Talking();
        Task<TargetOutcome> waiting = desk.SetAsync(Wait(conversation));
        await StepUntilAsync(desk, () => waiting.IsCompleted);
        TargetOutcome outcome = await waiting;

        Assert.Equal((WrapupOutcome.NotReady, FailureId.WaitTimedOut), (outcome.Result.Outcome, outcome.Failure!.Id));
        Assert.Matches("did not come to after-call work within 60 s .*Anna Desk.*connected", outcome.Result.Message);
        Assert.True(outcome.Result.WaitedSeconds >= 60, $"{outcome.Result.WaitedSeconds} s");
        Assert.Equal(0, desk.Asked.Count(request => request.Operation == "patchConversationParticipant"));
    }

    [Theory]
    [InlineData("Callback requested", false, WrapupOutcome.Different)]
    [InlineData("Callback requested", true, WrapupOutcome.Set)]
    [InlineData("Resolved", false, WrapupOutcome.AlreadySet)]
    public async Task The_agents_own_choice_wins_unless_forced(string chosen, bool force, string expected)
    {
        using Desk desk = await DeskAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Talking();
        desk.OnWait = () =>
        {
            lock (desk.World.Gate)
            {
                desk.World.HangUp(conversation, agent);
                desk.SomebodySets(conversation, agent, chosen == "Resolved" ? desk.Resolved : desk.Callback);
            }
        };
        TargetOutcome outcome = await desk.SetAsync(Wait(conversation) with { Force = force });

        Assert.Equal(expected, outcome.Result.Outcome);
        Assert.Equal(force ? 1 : 0, desk.Asked.Count(request => request.Operation == "patchConversationParticipant"));
        Assert.Equal(force || chosen == "Resolved" ? desk.Resolved.Id : desk.Callback.Id, agent.Wrapup!.Code);
    }

    [Fact]
    public async Task The_systems_code_is_too_late()
    {
        using Desk desk = await DeskAsync(mode: AfterCallMode.MandatoryTimeout);
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Talking();
        desk.OnWait = () =>
        {
            lock (desk.World.Gate)
            {
                desk.World.HangUp(conversation, agent);
                desk.Platform.Step(TimeSpan.FromMinutes(10));
            }
        };
        TargetOutcome outcome = await desk.SetAsync(Wait(conversation) with { Wait = TimeSpan.FromHours(1) });

        Assert.Equal(WrapupOutcome.TooLate, outcome.Result.Outcome);
    }

    [Fact]
    public async Task Whoever_takes_the_call_over_is_found_when_they_hang_up()
    {
        using Desk desk = await DeskAsync();
        (SimulatedConversation conversation, SimulatedParticipant anna) = desk.Talking();
        SimulatedParticipant? ben = null;
        desk.OnWait = () =>
        {
            ben = desk.World.BlindTransfer(conversation, anna, null, desk.Ben);
            desk.World.Connect(conversation, ben!);
            desk.World.HangUp(conversation, ben!);
        };
        TargetOutcome outcome = await desk.SetAsync(Wait(conversation) with { UserId = desk.Ben.Id });

        Assert.Equal((WrapupOutcome.Set, ben!.Id), (outcome.Result.Outcome, outcome.Result.ParticipantId));
    }

    [Fact]
    public async Task Many_waits_share_one_channel()
    {
        using Desk desk = await DeskAsync();
        (SimulatedConversation Conversation, SimulatedParticipant Agent)[] calls = [.. Enumerable.Range(0, 20).Select(_ => desk.Talking())];
        int waiting = 0;
        desk.OnWait = () =>
        {
            if (Interlocked.Increment(ref waiting) == calls.Length)
            {
                Array.ForEach(calls, call => desk.World.HangUp(call.Conversation, call.Agent));
            }
        };
        TargetOutcome[] outcomes = await Task.WhenAll(calls.Select(call => desk.SetAsync(Wait(call.Conversation))));

        Assert.All(
            outcomes,
            outcome => Assert.Equal((WrapupOutcome.Set, "Notification"), (outcome.Result.Outcome, outcome.Result.WaitedBy)));
        Assert.Equal(1, desk.Asked.Count(request => request.Operation == "postNotificationsChannels"));
    }

    [Fact]
    public async Task What_happens_while_the_socket_is_broken_is_seen_afterwards()
    {
        using Desk desk = await DeskAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Talking();
        desk.OnWait = () =>
        {
            desk.Platform.Notifications.Of(_ => true).Single().Drop();
            desk.World.HangUp(conversation, agent);
        };
        TargetOutcome outcome = await desk.SetAsync(Wait(conversation));

        Assert.Equal(WrapupOutcome.Set, outcome.Result.Outcome);
    }

    [Fact]
    public async Task A_stop_ends_a_wait_at_once()
    {
        using Desk desk = await DeskAsync();
        (SimulatedConversation conversation, _) = desk.Talking();
        using var stop = new CancellationTokenSource();
        desk.OnWait = stop.Cancel;
        var goal = new WaitGoal(conversation.Id) { Timeout = TimeSpan.FromHours(1) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new ConversationWait(desk.Session).UntilAsync(goal, desk, stop.Token).WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_code_and_an_end_can_be_waited_for()
    {
        using Desk desk = await DeskAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Talking();
        var wait = new ConversationWait(desk.Session);
        var goal = new WaitGoal(conversation.Id) { Timeout = TimeSpan.FromHours(1) };
        desk.OnWait = () => desk.World.HangUp(conversation, agent);
        WaitEnd ended = await wait.UntilAsync(goal with { Until = WaitFor.End }, desk, CancellationToken.None);
        desk.OnWait = () => desk.SomebodySets(conversation, agent, desk.Sales);
        WaitEnd coded = await wait.UntilAsync(goal with { Until = WaitFor.Code }, desk, CancellationToken.None);

        Assert.Equal((null, agent.Id), (ended.Failure, Assert.Single(ended.Standing.Participants).Shown.ParticipantId));
        Assert.Equal((null, desk.Sales.Id), (coded.Failure, Assert.Single(coded.Standing.Participants).Shown.AssignedCode));
    }

    private static async Task<Desk> DeskAsync(string sockets = "Open", AfterCallMode mode = AfterCallMode.Mandatory)
    {
        Desk desk = await Desk.OpenAsync(mode);
        desk.Platform.Policies.Set(SimulatorPolicies.Sockets, sockets);
        await desk.WarmUpAsync();
        return desk;
    }

    private static WrapupRequest Wait(SimulatedConversation conversation) => new()
    {
        ConversationId = conversation.Id,
        WrapupCode = "Resolved",
        Wait = TimeSpan.FromMinutes(1),
    };

    private static async Task StepUntilAsync(Desk desk, Func<bool> reached)
    {
        for (int steps = 0; !reached(); steps++)
        {
            Assert.True(steps < 100_000, $"It did not end.\n{desk}");
            desk.Platform.Step(TimeSpan.FromSeconds(1));
            for (int i = 0; i < 100; i++)
            {
                await Task.Yield();
            }
        }
    }
}

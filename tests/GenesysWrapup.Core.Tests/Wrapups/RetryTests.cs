using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator.Faults;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Time;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Wrapups;

/// <summary>
/// Everything that can happen to a write, against everything that can be found afterwards. What counts is what the platform carried out:
/// once, where the write shows within the window of the read-back.
/// </summary>
public sealed class RetryTests
{
    private static readonly string[] s_faults =
    [
        "429", "409", "500", "502", "503", "504", "time-out",
        "time-out after processing", "500 after processing", "503 after processing", "409 after processing",
        "cut before processing", "cut after processing", "truncated", "401 once",
    ];

    public static TheoryData<string, string, bool> Table
    {
        get
        {
            var table = new TheoryData<string, string, bool>();
            foreach (string fault in s_faults)
            {
                foreach (string found in new[] { "absent", "wanted", "other" })
                {
                    table.Add(fault, found, false);
                    table.Add(fault, found, true);
                }
            }

            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_write_that_shows_in_time_is_carried_out_once_and_its_outcome_is_the_true_one(
        string fault,
        string found,
        bool lasting)
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        await desk.WarmUpAsync();
        desk.Platform.Faults.Add(FaultOf(fault) with { Count = lasting && fault != "401 once" ? 0 : 1 });
        bool somebodyCame = false;
        desk.AfterAnswer = request =>
        {
            if (request.Method.Method == "PATCH" && !somebodyCame && found != "absent")
            {
                somebodyCame = true;
                desk.SomebodySets(conversation, agent, found == "wanted" ? desk.Resolved : desk.Callback);
            }
        };

        DateTimeOffset began = desk.Platform.Clock.GetUtcNow();
        TargetOutcome report = await desk.SetAsync(conversation).WaitAsync(TimeSpan.FromSeconds(60));

        WrapupResult result = report.Result;
        string story = $"{result.Outcome}: {result.Message}{Environment.NewLine}{desk}";
        bool tookEffect = fault.EndsWith("after processing", StringComparison.Ordinal) || fault == "truncated";
        Assert.True(desk.ProcessedWrites <= 1, story);
        string? there = agent.Wrapup?.Code;
        switch (result.Outcome)
        {
            case WrapupOutcome.Set or WrapupOutcome.AlreadySet:
                Assert.True(there == desk.Resolved.Id, story);
                Assert.Null(report.Failure);
                break;
            case WrapupOutcome.Different:
                Assert.True(there == desk.Callback.Id, story);
                Assert.Equal(FailureId.Different, report.Failure!.Id);
                break;
            case WrapupOutcome.TooLate:
                Assert.True(found == "other" && there == desk.Callback.Id, story);
                break;
            case WrapupOutcome.Refused or WrapupOutcome.Failed:
                Assert.True(lasting && there != desk.Resolved.Id, story);
                break;
            default:
                Assert.Fail(story);
                break;
        }

        Assert.True(there == result.AssignedCode, story);
        Assert.True(desk.Platform.Clock.GetUtcNow() - began < TimeSpan.FromMinutes(60), story);
        bool comesAbout = found == "wanted" || tookEffect || !lasting;
        bool known = found != "other";
        if (comesAbout && known)
        {
            Assert.True(result.Outcome is WrapupOutcome.Set or WrapupOutcome.AlreadySet, story);
        }
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("wanted")]
    [InlineData("other")]
    public async Task A_token_rejected_for_ever_ends_the_command_but_still_leaves_a_result(string found)
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        await desk.WarmUpAsync();
        desk.AfterAnswer = request =>
        {
            if (request.Method.Method == "PATCH" && found != "absent")
            {
                desk.AfterAnswer = null;
                desk.SomebodySets(conversation, agent, found == "wanted" ? desk.Resolved : desk.Callback);
            }
        };
        desk.Platform.Faults.Add(new Fault { Operation = "patchConversationParticipant", Status = 401 });
        var reports = new List<TargetOutcome>();
        GenesysException ending = await Assert.ThrowsAnyAsync<GenesysException>(() => new WrapupEngine(desk.Session).SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved" },
            _ => Task.FromResult(true),
            report =>
            {
                reports.Add(report);
                return Task.CompletedTask;
            },
            desk,
            default).WaitAsync(TimeSpan.FromSeconds(60)));

        Assert.Equal((FailureId.TokenRejected, true), (ending.Failure.Id, ending.Failure.EndsCommand));
        Assert.Equal(WrapupOutcome.Failed, Assert.Single(reports).Result.Outcome);
        Assert.Equal(0, desk.ProcessedWrites);
        Assert.True(desk.Writes.Count <= 2, desk.ToString());
    }

    [Theory]
    [InlineData("500 after processing", 1)]
    [InlineData("cut after processing", 1)]
    [InlineData("409", 1)]
    [InlineData("cut before processing", 1)]
    [InlineData("time-out", 1)]
    public async Task On_communication_level_it_is_the_same(string fault, int processed)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.World.Settings.CommunicationBasedAcw = true;
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        desk.Platform.Faults.Add(FaultOf(fault) with { Operation = "postConversationsCallParticipantCommunicationWrapup", Count = 1 });
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.True(
            report.Result is { Outcome: WrapupOutcome.Set, Level: WrapupLevel.Communication },
            $"{report.Result}{Environment.NewLine}{desk}");
        Assert.Equal((processed, desk.Resolved.Id), (desk.ProcessedWrites, agent.Communications[0].Wrapup!.Code));
    }

    [Fact]
    public async Task The_same_code_with_other_notes_is_not_taken_for_the_write_whose_end_is_unclear()
    {
        using Desk desk = await Desk.OpenAsync(AfterCallMode.MandatoryForcedTimeout);
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        desk.SomebodySets(conversation, agent, desk.Resolved);
        desk.Platform.Faults.Add(FaultOf("cut before processing") with { Count = 1 });
        TargetOutcome report = await desk.SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved", Notes = "mine" });
        Assert.Equal((WrapupOutcome.Set, "mine", 1), (report.Result.Outcome, agent.Wrapup!.Notes, desk.ProcessedWrites));
    }

    [Theory]
    [InlineData("500 after processing")]
    [InlineData("cut after processing")]
    [InlineData("time-out after processing")]
    public async Task A_write_that_shows_late_is_not_repeated(string fault)
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        desk.Platform.Policies.Set(SimulatorPolicies.WriteDelay, TimeSpan.FromSeconds(7));
        desk.Platform.Faults.Add(FaultOf(fault) with { Count = 1 });
        TargetOutcome report = await desk.SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved", VerifyTimeout = TimeSpan.FromSeconds(1) });
        Assert.Equal(WrapupOutcome.Set, report.Result.Outcome);
        Assert.Equal(1, desk.ProcessedWrites);
    }

    /// <summary>There is no idempotency key: what shows later than the window is sent again. The second write sets the same.</summary>
    [Theory]
    [InlineData(12, WrapupOutcome.Set)]
    [InlineData(60, WrapupOutcome.Unverified)]
    public async Task A_write_that_shows_later_than_the_window_is_carried_out_twice(int seconds, string expected)
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        desk.Platform.Policies.Set(SimulatorPolicies.WriteDelay, TimeSpan.FromSeconds(seconds));
        desk.Platform.Faults.Add(FaultOf("500 after processing") with { Count = 1 });
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.True(
            report.Result is { Writes: 2 } && report.Result.Outcome == expected,
            $"{report.Result.Message}{Environment.NewLine}{desk}");
        Assert.Equal(2, desk.ProcessedWrites);
        Assert.Contains("It was sent 2 times, since the first had no clear answer", report.Result.Message, StringComparison.Ordinal);
        Assert.Single(desk.Bodies.Distinct());
        desk.Platform.Step(TimeSpan.FromSeconds(seconds));
        Assert.Equal(desk.Resolved.Id, agent.Wrapup!.Code);
    }

    [Fact]
    public async Task What_could_not_be_read_back_after_an_unclear_end_is_left_alone()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        desk.Platform.Faults.Add(new Fault { Operation = "patchConversationParticipant", Status = 503, AfterProcessing = true });
        desk.Platform.Faults.Add(new Fault { Operation = "getConversationParticipantWrapup", Status = 403 });
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal(WrapupOutcome.Unverified, report.Result.Outcome);
        Assert.Single(desk.Writes);
        Assert.Contains("could not be read back", report.Result.Message, StringComparison.Ordinal);
    }

    /// <summary>What a campaign's rules do when a code is set, they would do twice.</summary>
    [Fact]
    public async Task Where_a_campaign_dialed_an_unclear_write_is_not_repeated_and_the_result_says_so()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting(byCampaign: true);
        desk.Platform.Policies.Set(SimulatorPolicies.WriteDelay, TimeSpan.FromSeconds(60));
        desk.Platform.Faults.Add(FaultOf("500 after processing") with { Count = 1 });
        TargetOutcome report = await desk.SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved", Force = true });
        Assert.Equal((1, WrapupOutcome.Failed), (desk.ProcessedWrites, report.Result.Outcome));
        Assert.Contains("It was not sent again: a campaign dialed this conversation", report.Result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("time-out")]
    [InlineData("time-out after processing")]
    [InlineData("429")]
    [InlineData("503")]
    public async Task One_limit_holds_for_all_attempts_and_looks(string fault)
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        await desk.WarmUpAsync();
        desk.Platform.Faults.Add(FaultOf(fault) with { RetryAfter = fault == "429" ? "60" : null });
        TargetOutcome report = await desk.SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved", Timeout = TimeSpan.FromSeconds(5) });

        string story = $"{report.Result.Outcome}: {report.Result.Message}{Environment.NewLine}{desk}";
        Assert.True(report.Result.Outcome is WrapupOutcome.Unverified or WrapupOutcome.Failed, story);
        // No upper bound: once the wait is cancelled, the clock of the tests may run on by itself. The message tells the limit.
        Assert.True(report.Result.ElapsedSeconds >= 4, $"{report.Result.ElapsedSeconds} s. {story}");
        Assert.NotNull(report.Failure);
        if (fault != "503")
        {
            Assert.True(report.Result.Message!.Contains("The 5 s of -TimeoutSeconds are over", StringComparison.Ordinal), story);
            Assert.True(desk.Told.Contains("wait 00:00:03: Setting 'Resolved'."), story);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_closed_under_a_write_leaves_a_result_that_says_what_is_known(bool afterProcessing)
    {
        // This clock stands: on one that jumps, the attempt's time could be over before the session is closed.
        using Desk desk = await Desk.OpenAsync(clock: new SimulatedClock(AutoClock.DefaultStart));
        (SimulatedConversation conversation, _) = desk.Awaiting();
        await desk.WarmUpAsync();
        desk.Platform.Faults.Add(FaultOf(afterProcessing ? "time-out after processing" : "time-out"));
        var reports = new List<TargetOutcome>();
        Task writing = new WrapupEngine(desk.Session).SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved" },
            question =>
            {
                // The write is on its way as soon as its body is.
                _ = Task.Run(async () =>
                {
                    while (desk.Bodies.IsEmpty)
                    {
                        await Task.Yield();
                    }

                    desk.Session.Dispose();
                });
                return Task.FromResult(true);
            },
            report =>
            {
                reports.Add(report);
                return Task.CompletedTask;
            },
            desk,
            default);
        GenesysException ending = await Assert.ThrowsAnyAsync<GenesysException>(() => writing.WaitAsync(TimeSpan.FromSeconds(60)));

        Assert.Equal((FailureId.NotConnected, true), (ending.Failure.Id, ending.Failure.EndsCommand));
        TargetOutcome told = Assert.Single(reports);
        Assert.Equal((WrapupOutcome.Unverified, FailureId.Unverified), (told.Result.Outcome, told.Failure!.Id));
        Assert.Contains("The session was disconnected while PATCH", told.Result.Message, StringComparison.Ordinal);
        Assert.Contains("It may have taken effect", told.Result.Message, StringComparison.Ordinal);
    }

    private static Fault FaultOf(string name)
    {
        var fault = new Fault { Operation = "patchConversationParticipant" };
        string first = name.Split(' ')[0];
        bool after = name.EndsWith("after processing", StringComparison.Ordinal);
        return first switch
        {
            "time-out" => fault with { Delay = TimeSpan.FromMinutes(30), AfterProcessing = after },
            "cut" => fault with { Cut = after ? FaultCut.AfterProcessing : FaultCut.BeforeProcessing },
            "truncated" => fault with { Truncate = true },
            "429" => fault with { Status = 429, RetryAfter = "2" },
            _ => fault with { Status = int.Parse(first, System.Globalization.CultureInfo.InvariantCulture), AfterProcessing = after },
        };
    }
}

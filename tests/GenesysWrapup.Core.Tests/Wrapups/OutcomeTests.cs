using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator.Faults;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Core.Tests.Wrapups;

/// <summary>Every outcome is reached, and told as it is.</summary>
public sealed class OutcomeTests
{
    [Fact]
    public async Task Set_tells_what_was_seen_what_it_cost_and_how_to_ask_the_vendor()
    {
        using Desk desk = await Desk.OpenAsync();
        desk.Platform.Policies.Set(SimulatorPolicies.WriteDelay, TimeSpan.FromSeconds(2));
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        TargetOutcome report = await desk.SetAsync(conversation);
        WrapupResult result = report.Result;
        Assert.Null(report.Failure);
        Assert.Equal(
            (WrapupOutcome.Set, desk.Resolved.Id, "Resolved", "Resolved"),
            (result.Outcome, result.AssignedCode, result.AssignedCodeName, result.WrapupCode));
        Assert.Equal(
            (desk.Anna.Id, "Anna Desk", desk.Support.Id, "call"),
            (result.UserId, result.UserName, result.QueueId, result.MediaType));
        Assert.Equal((agent.Communications[0].Id, 1), (result.CommunicationId, result.Writes));
        Assert.Equal(desk.Asked.Count, result.Requests);
        Assert.Equal(desk.Asked.Select(request => request.CorrelationId), result.CorrelationId!.Split(' '));
        Assert.InRange(result.ElapsedSeconds, 2, 10);
        Assert.Equal(DateTimeKind.Utc, result.Time.Kind);
        Assert.Contains("'Resolved' is on Anna Desk (Desk Support)", result.Message, StringComparison.Ordinal);
        Assert.Contains(desk.Told, line => line.StartsWith("wait ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AlreadySet_writes_nothing_unless_forced()
    {
        using Desk desk = await Desk.OpenAsync(AfterCallMode.MandatoryForcedTimeout);
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        desk.SomebodySets(conversation, agent, desk.Resolved);
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal((WrapupOutcome.AlreadySet, 0), (report.Result.Outcome, report.Result.Writes));
        Assert.Equal(desk.Resolved.Id, report.Result.AssignedCode);
        Assert.Null(report.Failure);
        Assert.Empty(desk.Writes);

        TargetOutcome forced = await desk.SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved", Force = true });
        Assert.Equal((WrapupOutcome.Set, 1), (forced.Result.Outcome, desk.ProcessedWrites));
    }

    [Fact]
    public async Task The_same_code_with_other_notes_is_written_and_the_notes_are_waited_for()
    {
        using Desk desk = await Desk.OpenAsync(AfterCallMode.MandatoryForcedTimeout);
        desk.Platform.Policies.Set(SimulatorPolicies.WriteDelay, TimeSpan.FromSeconds(1));
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        desk.SomebodySets(conversation, agent, desk.Resolved);
        TargetOutcome report = await desk.SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved", Notes = "seen" });
        Assert.Equal((WrapupOutcome.Set, "seen"), (report.Result.Outcome, agent.Wrapup!.Notes));
    }

    [Theory]
    [InlineData(false, "a;b", WrapupOutcome.AlreadySet)]
    [InlineData(false, "a;c", WrapupOutcome.Set)]
    [InlineData(true, "a;b", WrapupOutcome.AlreadySet)]
    [InlineData(true, "a;c", WrapupOutcome.Set)]
    public async Task Notes_and_tags_count_when_it_is_judged_whether_it_is_there(bool piped, string tags, string expected)
    {
        using Desk desk = await Desk.OpenAsync(AfterCallMode.MandatoryForcedTimeout);
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        var request = new WrapupRequest
        {
            ConversationId = conversation.Id,
            ParticipantId = agent.Id,
            WrapupCode = "Resolved",
            Notes = "n",
            Tags = ["a", "b"],
        };
        await desk.SetAsync(request);
        ConversationParticipant? known = piped ? await desk.ReadAsync(conversation, agent) : null;
        Assert.Equal(expected, (await desk.SetAsync(request with { Tags = tags.Split(';'), Known = known })).Result.Outcome);
    }

    [Fact]
    public async Task A_participant_piped_in_with_the_code_is_looked_at_again_before_AlreadySet_is_said()
    {
        using Desk desk = await Desk.OpenAsync(AfterCallMode.MandatoryForcedTimeout);
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        desk.SomebodySets(conversation, agent, desk.Resolved);
        ConversationParticipant known = await desk.ReadAsync(conversation, agent);
        var request = new WrapupRequest
        {
            ConversationId = conversation.Id,
            ParticipantId = agent.Id,
            WrapupCode = "Resolved",
            Known = known,
        };
        Assert.Equal(WrapupOutcome.AlreadySet, (await desk.SetAsync(request)).Result.Outcome);
        desk.SomebodySets(conversation, agent, desk.Callback);
        Assert.Equal(WrapupOutcome.Set, (await desk.SetAsync(request)).Result.Outcome);
    }

    [Fact]
    public async Task Another_code_is_replaced_and_told()
    {
        using Desk desk = await Desk.OpenAsync(AfterCallMode.MandatoryForcedTimeout);
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        desk.SomebodySets(conversation, agent, desk.Callback);
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal(
            (WrapupOutcome.Set, desk.Callback.Id, "Callback requested", desk.Resolved.Id),
            (report.Result.Outcome, report.Result.PreviousCode, report.Result.PreviousCodeName, report.Result.AssignedCode));
        Assert.Contains("it replaced 'Callback requested'", report.Result.Message, StringComparison.Ordinal);
        Assert.Empty(desk.Warnings);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Replacing_a_campaigns_code_warns_that_its_rules_run_once(bool piped)
    {
        using Desk desk = await Desk.OpenAsync(AfterCallMode.MandatoryForcedTimeout);
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting(byCampaign: true);
        await desk.SetAsync(conversation, "Callback requested");
        Assert.Empty(desk.Warnings);
        ConversationParticipant? known = piped ? await desk.ReadAsync(conversation, agent) : null;
        desk.Forget();
        var request = new WrapupRequest
        {
            ConversationId = conversation.Id,
            ParticipantId = known?.ParticipantId,
            WrapupCode = "Resolved",
            Known = known,
        };
        Assert.Equal(WrapupOutcome.Set, (await desk.SetAsync(request)).Result.Outcome);
        Assert.Equal(piped ? 2 : 3, desk.Asked.Count);
        Assert.Contains("run on the first code only", Assert.Single(desk.Warnings), StringComparison.Ordinal);
        Assert.Equal(desk.Resolved.Id, agent.Wrapup!.Code);
    }

    [Theory]
    [InlineData("UnknownCode")]
    [InlineData("SecondWrite")]
    public async Task Unverified_is_an_accepted_write_that_never_shows(string policy)
    {
        using Desk desk = await Desk.OpenAsync(AfterCallMode.MandatoryForcedTimeout);
        desk.Platform.Policies.Set(policy, "Ignore");
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        await desk.WarmUpAsync();
        if (policy == "SecondWrite")
        {
            desk.SomebodySets(conversation, agent, desk.Callback);
        }
        else
        {
            desk.Resolved.Deleted = true;
        }

        DateTimeOffset begun = desk.Platform.Clock.GetUtcNow();
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal(
            (WrapupOutcome.Unverified, FailureId.Unverified, FindingIds.WriteUnverified),
            (report.Result.Outcome, report.Failure!.Id, report.Result.FindingId));
        Assert.Equal(policy == "SecondWrite" ? desk.Callback.Id : null, report.Result.AssignedCode);
        Assert.InRange((desk.Platform.Clock.GetUtcNow() - begun).TotalSeconds, 10, 12);
        Assert.InRange(desk.Asked.Count(request => request.Operation == "getConversationParticipantWrapup"), 5, 9);
        Assert.Single(desk.Writes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("500 after processing")]
    public async Task Notes_that_were_cut_are_not_called_Set(string fault)
    {
        using Desk desk = await Desk.OpenAsync(AfterCallMode.MandatoryForcedTimeout);
        desk.Platform.Policies.Set(SimulatorPolicies.LongNotes, "Truncate");
        desk.Platform.Policies.Set(SimulatorPolicies.LongNotesAbove, "100");
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        await desk.WarmUpAsync();
        if (fault.Length > 0)
        {
            desk.Platform.Faults.Add(
                new Fault { Operation = "patchConversationParticipant", Status = 500, AfterProcessing = true, Count = 1 });
        }

        var request = new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved", Notes = new string('n', 250) };
        TargetOutcome report = await desk.SetAsync(request);
        Assert.Equal(
            (WrapupOutcome.Unverified, FailureId.Unverified, FindingIds.WriteUnverified),
            (report.Result.Outcome, report.Failure!.Id, report.Result.FindingId));
        Assert.Contains("its notes end after 100 of 250 characters", report.Result.Message, StringComparison.Ordinal);
        Assert.Equal((desk.Resolved.Id, desk.Resolved.Id), (report.Result.AssignedCode, agent.Wrapup!.Code));
        Assert.Equal(1, desk.ProcessedWrites);

        // Two looks that saw the same are enough: what has come will not change. The cut notes stay told when it is tried again.
        Assert.True(desk.Asked.Count(request => request.Operation == "getConversationParticipantWrapup") == 2, desk.ToString());
        Assert.Contains("100 of 250", (await desk.SetAsync(request)).Result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_that_are_not_those_given_are_told()
    {
        using Desk desk = await Desk.OpenAsync(AfterCallMode.MandatoryForcedTimeout);
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        desk.AfterAnswer = request =>
        {
            if (request.Method.Method == "PATCH")
            {
                desk.SomebodySets(conversation, agent, desk.Resolved);
            }
        };
        TargetOutcome report = await desk.SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved", Tags = ["a"], Notes = "n" });
        Assert.Equal(WrapupOutcome.Unverified, report.Result.Outcome);
        Assert.Contains("its notes are missing and its tags are missing", report.Result.Message, StringComparison.Ordinal);
        Assert.Single(desk.Writes);
    }

    [Theory]
    [InlineData("Given", false)]
    [InlineData("ServerClock", true)]
    public async Task A_duration_that_the_platform_measures_itself_is_told_and_fails_nothing(string position, bool told)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.Platform.Policies.Set(SimulatorPolicies.WrapupDuration, position);
        (SimulatedConversation conversation, _) = desk.Awaiting();
        TargetOutcome report = await desk.SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved", DurationSeconds = 4711 });
        Assert.Equal(WrapupOutcome.Set, report.Result.Outcome);
        Assert.Equal(told, report.Result.Message!.Contains("instead of the 4711 given", StringComparison.Ordinal));
        Assert.Equal(told ? 1 : 0, desk.Warnings.Count);
    }

    [Fact]
    public async Task A_look_that_failed_once_is_repeated_while_there_is_time()
    {
        using Desk desk = await Desk.OpenAsync();
        desk.Platform.Faults.Add(new Fault { Operation = "getConversationParticipantWrapup", Status = 500, Count = 2 });
        (SimulatedConversation conversation, _) = desk.Awaiting();
        Assert.Equal(WrapupOutcome.Set, (await desk.SetAsync(conversation)).Result.Outcome);
        Assert.Contains(desk.Told, line =>
            line.StartsWith("wait ", StringComparison.Ordinal) && line.Contains("could not be read back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_that_does_not_say_why_is_looked_into()
    {
        using Desk desk = await Desk.OpenAsync();
        desk.Platform.Policies.Set(SimulatorPolicies.CodeNotOnQueue, "Refuse");
        SimulatedWrapupCode elsewhere = desk.World.AddCode("Resolved elsewhere", null);
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        TargetOutcome report = await desk.SetAsync(conversation, elsewhere.Name);
        Assert.Equal(
            (WrapupOutcome.Refused, FailureId.Refused, FindingIds.CodeQueue),
            (report.Result.Outcome, report.Failure!.Id, report.Result.FindingId));
        Assert.Contains("It is not among the 3 codes of this participant", report.Result.Message, StringComparison.Ordinal);
        Assert.Contains("'Resolved'", report.Result.NextStep, StringComparison.Ordinal);
        Assert.Contains("Add-QueueWrapupCode", report.Result.NextStep, StringComparison.Ordinal);
        Assert.Null(agent.Wrapup);

        desk.Platform.Faults.Add(new Fault { Operation = "patchConversationParticipant", Status = 400, ErrorCode = "bad.request" });
        TargetOutcome unexplained = await desk.SetAsync(conversation);
        Assert.Equal(WrapupOutcome.Refused, unexplained.Result.Outcome);
        Assert.Contains($"Test-ParticipantWrapup {conversation.Id}", unexplained.Result.NextStep, StringComparison.Ordinal);

        desk.Platform.Faults.Add(new Fault { Operation = "getConversationParticipantWrapupcodes", Status = 500 });
        Assert.Equal(WrapupOutcome.Refused, (await desk.SetAsync(conversation)).Result.Outcome);
    }

    [Fact]
    public async Task Sentences_read_alike_whatever_the_language_of_the_machine()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            using Desk desk = await Desk.OpenAsync();
            (SimulatedConversation conversation, _) = desk.Awaiting();
            Assert.Matches(@"seen after \d+\.\d s", (await desk.SetAsync(conversation)).Result.Message);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Looking_ends_when_VerifyTimeout_has_passed_and_NoVerify_does_not_look()
    {
        using Desk desk = await Desk.OpenAsync();
        desk.Platform.Policies.Set(SimulatorPolicies.WriteDelay, TimeSpan.FromMinutes(1));
        (SimulatedConversation conversation, _) = desk.Awaiting();
        (SimulatedConversation second, _) = desk.Awaiting();
        DateTimeOffset begun = desk.Platform.Clock.GetUtcNow();
        TargetOutcome report = await desk.SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved", VerifyTimeout = TimeSpan.FromSeconds(2) });
        Assert.Equal(WrapupOutcome.Unverified, report.Result.Outcome);
        Assert.InRange((desk.Platform.Clock.GetUtcNow() - begun).TotalSeconds, 2, 3);

        desk.Forget();
        TargetOutcome blind = await desk.SetAsync(
            new WrapupRequest { ConversationId = second.Id, WrapupCode = "Resolved", NoVerify = true });
        Assert.Equal(WrapupOutcome.Unverified, blind.Result.Outcome);
        Assert.Null(blind.Failure);
        Assert.Null(blind.Result.AssignedCode);
        Assert.DoesNotContain(desk.Asked, request => request.Operation == "getConversationParticipantWrapup");
    }

    [Fact]
    public async Task Different_is_somebody_elses_code_that_came_between_write_and_read_back()
    {
        using Desk desk = await Desk.OpenAsync(AfterCallMode.MandatoryForcedTimeout);
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        desk.AfterAnswer = request =>
        {
            if (request.Method.Method == "PATCH")
            {
                desk.SomebodySets(conversation, agent, desk.Callback);
            }
        };
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal(
            (WrapupOutcome.Different, FailureId.Different, desk.Callback.Id),
            (report.Result.Outcome, report.Failure!.Id, report.Result.AssignedCode));
        Assert.Contains("Callback requested", report.Failure.Message, StringComparison.Ordinal);
        Assert.Single(desk.Writes);
    }

    [Fact]
    public async Task Refused_says_it_in_the_platforms_words_and_ours()
    {
        using Desk desk = await Desk.OpenAsync();
        desk.Platform.Policies.Set(SimulatorPolicies.ClientCredentialsWrapup, "Refuse");
        (SimulatedConversation conversation, _) = desk.Awaiting();
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal(
            (WrapupOutcome.Refused, FailureId.Refused, 400, "not.a.user"),
            (report.Result.Outcome, report.Failure!.Id, report.Result.StatusCode, report.Result.ErrorCode));
        Assert.Contains("This request requires a user context", report.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("Anna Desk", report.Failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(report.Failure.NextStep);
        Assert.Same(report.Result, report.Failure.Target);
        Assert.IsType<PlatformException>(report.Failure.Exception);
    }

    [Theory]
    [InlineData("Refuse", WrapupOutcome.TooLate)]
    [InlineData("Forbid", WrapupOutcome.Refused)]
    [InlineData("Ignore", WrapupOutcome.Unverified)]
    [InlineData("Accept", WrapupOutcome.Set)]
    public async Task After_the_end_it_is_tried_and_the_answer_reported_in_every_position_of_the_unknown(
        string position,
        string expected)
    {
        using Desk desk = await Desk.OpenAsync(AfterCallMode.AgentRequested);
        desk.Platform.Policies.Set(SimulatorPolicies.WriteAfterEnd, position);
        desk.Platform.Policies.Set(SimulatorPolicies.WriteWithoutRequestedAcw, "Accept");
        (SimulatedConversation conversation, _) = desk.Awaiting();
        desk.Platform.Step(TimeSpan.FromHours(2));
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.True(expected == report.Result.Outcome, desk.ToString() + report.Result);
        Assert.Equal(expected == WrapupOutcome.Set, report.Failure is null);
    }

    [Fact]
    public async Task TooLate_says_when_the_time_lapsed_and_force_tries_all_the_same()
    {
        using Desk desk = await Desk.OpenAsync(AfterCallMode.MandatoryTimeout);
        desk.Platform.Policies.Set(SimulatorPolicies.WriteAfterEnd, "Accept");
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        desk.Platform.Step(desk.Support.Timeout + TimeSpan.FromMinutes(1));
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal(
            (WrapupOutcome.TooLate, FindingIds.StateTimedOut, "ININ-WRAP-UP-TIMEOUT"),
            (report.Result.Outcome, report.Result.FindingId, report.Result.PreviousCode));
        Assert.Contains("lapsed at", report.Result.Message, StringComparison.Ordinal);
        Assert.Empty(desk.Writes);

        TargetOutcome forced = await desk.SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved", Force = true });
        Assert.Equal(
            (WrapupOutcome.Set, "ININ-WRAP-UP-TIMEOUT", desk.Resolved.Id),
            (forced.Result.Outcome, forced.Result.PreviousCode, agent.Wrapup!.Code));
    }

    [Fact]
    public async Task NotReady_while_the_agent_talks_unless_forced_or_provisional()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Talking();
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal(
            (WrapupOutcome.NotReady, FailureId.NotReady, FindingIds.StateConnected),
            (report.Result.Outcome, report.Failure!.Id, report.Result.FindingId));
        Assert.Empty(desk.Writes);

        var request = new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved" };
        Assert.Equal(WrapupOutcome.Set, (await desk.SetAsync(request with { Provisional = true, Notes = "so far" })).Result.Outcome);
        Assert.Null(agent.Wrapup);
        Assert.Equal(WrapupOutcome.Set, (await desk.SetAsync(request with { Force = true })).Result.Outcome);
        Assert.Equal(desk.Resolved.Id, agent.Wrapup!.Code);
    }

    [Fact]
    public async Task A_participant_piped_in_while_talking_is_read_again_because_it_may_have_hung_up()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Talking();
        ConversationParticipant known = await desk.ReadAsync(conversation, agent);
        desk.World.HangUp(conversation, agent);
        TargetOutcome report = await desk.SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, ParticipantId = agent.Id, WrapupCode = "Resolved", Known = known });
        Assert.Equal(WrapupOutcome.Set, report.Result.Outcome);
    }

    [Fact]
    public async Task What_the_agent_skipped_stays_skipped_unless_forced()
    {
        using Desk desk = await Desk.OpenAsync();
        desk.Platform.Policies.Set(SimulatorPolicies.WriteAfterEnd, "Accept");
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        desk.World.Skip(conversation, agent);
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal((WrapupOutcome.AgentSkipped, FindingIds.StateSkipped), (report.Result.Outcome, report.Result.FindingId));
        Assert.Equal(FailureId.AgentSkipped, report.Failure?.Id);
        Assert.Empty(desk.Writes);
        var forced = new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved", Force = true };
        Assert.Equal(WrapupOutcome.Set, (await desk.SetAsync(forced)).Result.Outcome);
    }

    [Theory]
    [InlineData("Accept", WrapupOutcome.Set)]
    [InlineData("Refuse", WrapupOutcome.Refused)]
    public async Task The_default_code_is_set_where_the_platform_takes_it(string position, string outcome)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.World.Policies.Set(SimulatorPolicies.DefaultCode, position);
        (SimulatedConversation conversation, _) = desk.Awaiting();
        TargetOutcome report =
            await desk.SetAsync(new WrapupRequest { ConversationId = conversation.Id, WrapupCode = SystemWrapupCode.DefaultName });
        Assert.Equal(outcome, report.Result.Outcome);
        if (outcome == WrapupOutcome.Set)
        {
            Assert.Equal(
                (SystemWrapupCode.Default, SystemWrapupCode.DefaultName),
                (report.Result.AssignedCode, report.Result.AssignedCodeName));
        }
    }

    [Theory]
    [InlineData("Pending")]
    [InlineData("NotApplicable")]
    public async Task An_optional_code_is_set_whether_after_call_work_has_begun_or_not(string position)
    {
        using Desk desk = await Desk.OpenAsync(AfterCallMode.Optional);
        desk.World.Policies.Set(SimulatorPolicies.OptionalAfterCallWork, position);
        (SimulatedConversation conversation, _) = desk.Awaiting();
        Assert.Equal(WrapupOutcome.Set, (await desk.SetAsync(conversation)).Result.Outcome);
    }

    /// <summary>Captures show both signs of after-call work; either is enough.</summary>
    [Theory]
    [InlineData("Both", false)]
    [InlineData("Participant", false)]
    [InlineData("Communication", false)]
    [InlineData("Both", true)]
    [InlineData("Participant", true)]
    [InlineData("Communication", true)]
    public async Task After_call_work_is_seen_by_either_of_its_signs(string position, bool byCommunication)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.World.Policies.Set(SimulatorPolicies.AcwShown, position);
        desk.World.Settings.CommunicationBasedAcw = byCommunication;
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        SimulatedParticipant later = desk.World.RingAndConnect(conversation, desk.Ben, desk.Support);
        Assert.Equal(WrapupState.Pending, (await desk.ReadAsync(conversation, agent)).WrapupState);
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal((WrapupOutcome.Set, agent.Id), (report.Result.Outcome, report.Result.ParticipantId));
        Assert.True(later.IsConnected);
    }

    [Theory]
    [InlineData("Ends", false)]
    [InlineData("GoesOn", true)]
    public async Task A_code_is_set_whether_that_ends_the_work_or_not(string position, bool goesOn)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.World.Policies.Set(SimulatorPolicies.WriteEndsAcw, position);
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        Assert.Equal(WrapupOutcome.Set, (await desk.SetAsync(conversation)).Result.Outcome);
        Assert.Equal(goesOn, agent.WorkIsPending);
        Assert.Equal(WrapupOutcome.AlreadySet, (await desk.SetAsync(conversation)).Result.Outcome);
    }

    [Fact]
    public async Task Without_requested_after_call_work_the_refusal_names_the_state()
    {
        using Desk desk = await Desk.OpenAsync(AfterCallMode.AgentRequested);
        (SimulatedConversation conversation, _) = desk.Awaiting();
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal(WrapupOutcome.TooLate, report.Result.Outcome);
        Assert.Contains("the agent did not ask for after-call work", report.Result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(503, FailureId.ServiceUnavailable)]
    [InlineData(429, FailureId.Throttled)]
    public async Task Failed_keeps_the_id_of_what_failed(int status, string id)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.Platform.Faults.Add(new Fault { Operation = "patchConversationParticipant", Status = status, RetryAfter = "1" });
        (SimulatedConversation conversation, _) = desk.Awaiting();
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal((WrapupOutcome.Failed, id, status), (report.Result.Outcome, report.Failure!.Id, report.Result.StatusCode));
    }

    [Fact]
    public async Task Skipped_is_what_was_not_confirmed_and_nothing_is_sent()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        TargetOutcome report = await desk.SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved" },
            confirm: false);
        Assert.Equal(WrapupOutcome.NotConfirmed, report.Result.Outcome);
        Assert.Null(report.Failure);
        Assert.Empty(desk.Writes);
    }

    [Fact]
    public async Task A_participant_that_is_gone_when_it_is_written_is_NotFound()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        desk.Platform.Faults.Add(new Fault
        {
            Operation = "patchConversationParticipant", Status = 404, ErrorCode = "conversation.error.not.conversation.participant",
        });
        Assert.Equal(WrapupOutcome.NotFound, (await desk.SetAsync(conversation)).Result.Outcome);
    }

    [Theory]
    [InlineData("EmptyObject")]
    [InlineData("NotFound")]
    [InlineData("NoContent")]
    public async Task However_the_platform_says_that_nothing_is_set_the_write_is_proven(string position)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.Platform.Policies.Set(SimulatorPolicies.WrapupReadWhenNone, position);
        desk.Platform.Policies.Set(SimulatorPolicies.WriteDelay, TimeSpan.FromSeconds(1));
        (SimulatedConversation conversation, _) = desk.Awaiting();
        Assert.Equal(WrapupOutcome.Set, (await desk.SetAsync(conversation)).Result.Outcome);
    }

    public static TheoryData<string, string?, string?, string> BadInput => new()
    {
        { "no conversation", null, "Resolved", FailureId.MissingInput },
        { "blank conversation", "  ", "Resolved", FailureId.MissingInput },
        { "malformed conversation", "4711", "Resolved", FailureId.InvalidId },
        { "an address", "https://apps.example.com/x", "Resolved", FailureId.InvalidId },
        { "long conversation", new string('a', 10_000), "Resolved", FailureId.InvalidId },
        { "no code", "<id>", null, FailureId.MissingInput },
        { "blank code", "<id>", " ", FailureId.MissingInput },
        { "long code", "<id>", new string('c', 10_000), FailureId.InvalidValue },
        { "control characters", "<id>", "Res\u0007olved", FailureId.InvalidValue },
    };

    [Theory]
    [MemberData(nameof(BadInput))]
    public async Task Bad_input_is_a_clear_error_without_a_request(string what, string? conversation, string? code, string id)
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation real, _) = desk.Awaiting();
        TargetOutcome report = await desk.SetAsync(
            new WrapupRequest { ConversationId = conversation?.Replace("<id>", real.Id, StringComparison.Ordinal), WrapupCode = code });
        Assert.True(id == report.Failure?.Id, $"{what}: {report}");
        Assert.Equal((WrapupOutcome.Failed, 0), (report.Result.Outcome, report.Result.Requests));
        Assert.InRange(report.Failure!.Message.Length, 10, 400);
        Assert.DoesNotContain(report.Failure.Message, char.IsControl);
        Assert.NotEmpty(report.Failure.NextStep);
        Assert.NotNull(report.Failure.FindingId);
        Assert.Empty(desk.Asked);
    }

    [Fact]
    public async Task Values_that_cannot_be_sent_are_named()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        var request = new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved" };
        (string Name, WrapupRequest Request)[] bad =
        [
            ("-Notes", request with { Notes = "bell \u0007" }),
            ("-Notes", request with { Notes = "half \ud83d" }),
            ("-DurationSeconds", request with { DurationSeconds = -1 }),
            ("-VerifyTimeout", request with { VerifyTimeout = TimeSpan.FromSeconds(-1) }),
            ("-Level", request with { Level = "Somewhere" }),
            ("-ParticipantId", request with { ParticipantId = "x" }),
            ("-CommunicationId", request with { CommunicationId = "x" }),
            ("-UserId", request with { UserId = "ce3f3c2a-8ec6" }),
        ];
        foreach ((string name, WrapupRequest faulty) in bad)
        {
            TargetOutcome report = await desk.SetAsync(faulty);
            Assert.Equal(WrapupOutcome.Failed, report.Result.Outcome);
            Assert.StartsWith(name, report.Failure!.Message, StringComparison.Ordinal);
        }

        Assert.Empty(desk.Asked);
    }

    /// <summary>The limit is quoted by people and not published: the platform decides.</summary>
    [Theory]
    [InlineData(512_000, WrapupOutcome.Refused)]
    [InlineData(4_000_000, WrapupOutcome.Set)]
    public async Task Very_long_notes_are_warned_of_and_sent(int limit, string outcome)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.World.Policies.Set(SimulatorPolicies.MaximumBodyBytes, limit);
        (SimulatedConversation conversation, _) = desk.Awaiting();
        var request = new WrapupRequest
        {
            ConversationId = conversation.Id,
            WrapupCode = "Resolved",
            Notes = new string('\u00e9', 300_000)
        };
        Assert.Equal(outcome, (await desk.SetAsync(request)).Result.Outcome);
        Assert.Contains("600,000 bytes", Assert.Single(desk.Warnings), StringComparison.Ordinal);
    }

    /// <summary>What the dialer or a teardown left is no agent's choice.</summary>
    [Theory]
    [InlineData("ININ-OUTBOUND-PREVIEW-SKIPPED")]
    [InlineData("ININ-OUTBOUND-TRANSFERRED-TO-QUEUE")]
    public async Task A_code_of_the_platform_is_replaced_by_force_alone(string system)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.World.Policies.Set(SimulatorPolicies.WriteAfterEnd, "Accept");
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        desk.World.Wrap(conversation, agent, new SimulatedWrapup(system) { EndTime = desk.World.Now });
        desk.Forget();

        TargetOutcome report = await desk.SetAsync(conversation);

        Assert.Equal((WrapupOutcome.Different, system), (report.Result.Outcome, report.Result.PreviousCode));
        Assert.Contains("no agent chose it", report.Result.Message, StringComparison.Ordinal);
        Assert.Empty(desk.Writes);
        var forced = new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved", Force = true };
        Assert.Equal(WrapupOutcome.Set, (await desk.SetAsync(forced)).Result.Outcome);
        Assert.Equal(desk.Resolved.Id, agent.Wrapup!.Code);
    }

    [Fact]
    public async Task A_result_repeats_the_attempt()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        desk.Platform.Faults.Add(new Fault { Operation = "patchConversationParticipant", Status = 403, Count = 1 });
        var request = new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "resolved", Notes = "n", Tags = ["a", "b"] };
        WrapupResult first = (await desk.SetAsync(request)).Result;
        Assert.Equal(WrapupOutcome.Refused, first.Outcome);
        TargetOutcome again = await desk.SetAsync(new WrapupRequest
        {
            ConversationId = first.ConversationId,
            ParticipantId = first.ParticipantId,
            CommunicationId = first.CommunicationId,
            UserId = first.UserId,
            WrapupCode = first.WrapupCode,
            Notes = first.Notes,
            Tags = first.Tag!.Split("; "),
        });
        Assert.Equal(WrapupOutcome.Set, again.Result.Outcome);
    }
}

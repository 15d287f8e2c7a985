using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Wrapups;

/// <summary>Whom the code goes to, and which code it is.</summary>
public sealed class ResolveTests
{
    [Fact]
    public async Task The_agent_is_chosen_and_never_the_customer_the_flow_or_the_queue()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal(
            (WrapupOutcome.Set, agent.Id, "Anna Desk"),
            (report.Result.Outcome, report.Result.ParticipantId, report.Result.UserName));
        Assert.All(conversation.Participants.Where(other => other != agent), other => Assert.Null(other.Wrapup));
    }

    [Fact]
    public async Task Naming_the_customer_the_flow_or_the_queue_is_refused_in_words()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        foreach (SimulatedParticipant other in conversation.Participants.Where(one => one != agent))
        {
            TargetOutcome report = await desk.SetAsync(
                new WrapupRequest { ConversationId = conversation.Id, ParticipantId = other.Id, WrapupCode = "Resolved", Force = true });
            Assert.Equal(WrapupOutcome.NotFound, report.Result.Outcome);
            Assert.Equal(FindingIds.TargetAgent, report.Result.FindingId);
            Assert.Contains("codes go to agents", report.Result.Message, StringComparison.Ordinal);
        }

        Assert.Empty(desk.Writes);
    }

    [Fact]
    public async Task Rings_that_never_connected_are_never_chosen()
    {
        using Desk desk = await Desk.OpenAsync();
        SimulatedConversation conversation = desk.World.Open(new ConversationOpening(MediaKind.Call) { Queue = desk.Support });
        for (int i = 0; i < 3; i++)
        {
            desk.World.NoAnswer(conversation, desk.World.Ring(conversation, desk.Anna, desk.Support));
        }

        SimulatedParticipant answered = desk.World.RingAndConnect(conversation, desk.Anna, desk.Support);
        desk.World.HangUp(conversation, answered);
        Assert.Equal(answered.Id, (await desk.SetAsync(conversation)).Result.ParticipantId);
    }

    [Fact]
    public async Task Where_nobody_was_connected_it_says_who_was_seen_and_what_instead()
    {
        using Desk desk = await Desk.OpenAsync();
        SimulatedConversation conversation = desk.World.Open(new ConversationOpening(MediaKind.Call) { Queue = desk.Support });
        desk.World.NoAnswer(conversation, desk.World.Ring(conversation, desk.Anna, desk.Support));
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal(WrapupOutcome.NotFound, report.Result.Outcome);
        Assert.Contains("Anna Desk: rang and was never connected", report.Result.Message, StringComparison.Ordinal);
        Assert.Contains("Architect", report.Result.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_transfer_whoever_waits_gets_the_code()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant first) = desk.Talking();
        SimulatedParticipant second = desk.World.BlindTransfer(conversation, first, null, desk.Ben)!;
        desk.World.Connect(conversation, second);
        Assert.Equal(first.Id, (await desk.SetAsync(conversation, "Callback requested")).Result.ParticipantId);
    }

    [Fact]
    public async Task Two_who_wait_are_listed_and_told_apart_by_user_by_participant_or_taken_together()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant anna) = desk.Talking();
        desk.World.BlindTransfer(conversation, anna, desk.Support);
        SimulatedParticipant ben = desk.World.RingAndConnect(conversation, desk.Ben, desk.Support);
        desk.World.HangUp(conversation, ben);

        TargetOutcome ambiguous = await desk.SetAsync(conversation);
        Assert.Equal((WrapupOutcome.Ambiguous, FailureId.Ambiguous), (ambiguous.Result.Outcome, ambiguous.Failure!.Id));
        Assert.Contains("Anna Desk", ambiguous.Result.Message, StringComparison.Ordinal);
        Assert.Contains(ben.Id, ambiguous.Result.Message, StringComparison.Ordinal);
        Assert.Empty(desk.Writes);

        var request = new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved" };
        Assert.Equal(ben.Id, (await desk.SetAsync(request with { UserId = desk.Ben.Id })).Result.ParticipantId);
        Assert.Null(anna.Wrapup);
        Assert.Equal(anna.Id, (await desk.SetAsync(request with { ParticipantId = anna.Id })).Result.ParticipantId);
    }

    [Fact]
    public async Task All_gives_the_code_to_everyone_who_waits_with_a_result_each()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant anna) = desk.Talking();
        desk.World.BlindTransfer(conversation, anna, desk.Support);
        SimulatedParticipant ben = desk.World.RingAndConnect(conversation, desk.Ben, desk.Support);
        desk.World.HangUp(conversation, ben);
        var reports = await desk.SetAllAsync(new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved", All = true });
        Assert.Equal(2, reports.Count);
        Assert.All(reports, report => Assert.Equal(WrapupOutcome.Set, report.Result.Outcome));
        Assert.Equal(desk.Resolved.Id, anna.Wrapup!.Code);
        Assert.Equal(desk.Resolved.Id, ben.Wrapup!.Code);
    }

    [Fact]
    public async Task Transferred_back_the_same_user_is_there_twice_and_the_waiting_one_is_meant()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant anna) = desk.Talking();
        desk.World.BlindTransfer(conversation, anna, desk.Support);
        desk.SomebodySets(conversation, anna, desk.Callback);
        SimulatedParticipant ben = desk.World.RingAndConnect(conversation, desk.Ben, desk.Support);
        desk.World.BlindTransfer(conversation, ben, desk.Support);
        desk.SomebodySets(conversation, ben, desk.Callback);
        SimulatedParticipant again = desk.World.RingAndConnect(conversation, desk.Anna, desk.Support);
        desk.World.HangUp(conversation, again);
        TargetOutcome report = await desk.SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, UserId = desk.Anna.Id, WrapupCode = "Resolved" });
        Assert.Equal((WrapupOutcome.Set, again.Id), (report.Result.Outcome, report.Result.ParticipantId));
        Assert.Equal(desk.Callback.Id, anna.Wrapup!.Code);
    }

    [Theory]
    [MemberData(nameof(Consultations))]
    public async Task A_colleague_who_was_consulted_does_not_take_the_code(string holder, string where)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.World.Policies.Set(SimulatorPolicies.ConsultParticipantId, holder);
        desk.World.Policies.Set(SimulatorPolicies.ConsultConversation, where);
        (SimulatedConversation conversation, SimulatedParticipant anna) = desk.Talking();
        SimulatedParticipant ben = desk.World.Consult(conversation, anna, desk.Ben);
        desk.World.EndConsult(conversation, anna, ben, takesOver: false);
        desk.World.HangUp(conversation, anna);
        Assert.Equal(anna.Id, (await desk.SetAsync(conversation)).Result.ParticipantId);
    }

    public static TheoryData<string, string> Consultations() => new()
    {
        { "Initiator", "Same" }, { "Consulted", "Same" }, { "Initiator", "Own" },
    };

    [Theory]
    [MemberData(nameof(Consultations))]
    public async Task A_colleague_who_took_over_after_being_consulted_takes_the_code(string holder, string where)
    {
        using Desk desk = await Desk.OpenAsync(AfterCallMode.Optional);
        desk.World.Policies.Set(SimulatorPolicies.OptionalAfterCallWork, "NotApplicable");
        desk.World.Policies.Set(SimulatorPolicies.ConsultParticipantId, holder);
        desk.World.Policies.Set(SimulatorPolicies.ConsultConversation, where);
        (SimulatedConversation conversation, SimulatedParticipant anna) = desk.Talking();
        desk.Platform.Step(TimeSpan.FromMinutes(1));
        SimulatedParticipant cara = desk.World.Consult(conversation, anna, desk.Cara);
        desk.Platform.Step(TimeSpan.FromMinutes(1));
        desk.World.EndConsult(conversation, anna, cara, takesOver: true);
        desk.Platform.Step(TimeSpan.FromMinutes(1));
        desk.World.CustomerHangUp(conversation);
        Assert.Equal(desk.Cara.Id, (await desk.SetAsync(conversation)).Result.UserId);
    }

    [Theory]
    [MemberData(nameof(Consultations))]
    public async Task Where_nobody_waits_whoever_was_connected_last_is_meant_and_not_the_colleague_who_was_asked(
        string holder, string where)
    {
        using Desk desk = await Desk.OpenAsync(AfterCallMode.Optional);
        desk.World.Policies.Set(SimulatorPolicies.ConsultParticipantId, holder);
        desk.World.Policies.Set(SimulatorPolicies.ConsultConversation, where);
        desk.World.Policies.Set(SimulatorPolicies.OptionalAfterCallWork, "NotApplicable");
        (SimulatedConversation conversation, SimulatedParticipant anna) = desk.Talking();
        desk.Platform.Step(TimeSpan.FromMinutes(1));
        SimulatedParticipant cara = desk.World.Consult(conversation, anna, desk.Cara);
        desk.World.EndConsult(conversation, anna, cara, takesOver: false);
        desk.World.HangUp(conversation, anna);
        Assert.DoesNotContain((await desk.ReadAsync(conversation, anna)).WrapupState, new[] { WrapupState.Pending });
        Assert.Equal(anna.Id, (await desk.SetAsync(conversation)).Result.ParticipantId);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Supervisors_are_never_chosen_and_say_so_when_named(int role)
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant anna) = desk.Talking();
        SimulatedParticipant supervisor = desk.World.Join(conversation, desk.Cara, anna, (SupervisorRole)role);
        desk.World.HangUp(conversation, anna);
        Assert.Equal(anna.Id, (await desk.SetAsync(conversation)).Result.ParticipantId);
        TargetOutcome named = await desk.SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, ParticipantId = supervisor.Id, WrapupCode = "Resolved" });
        Assert.Equal(WrapupOutcome.NotFound, named.Result.Outcome);
        Assert.Contains("supervising", named.Result.Message, StringComparison.Ordinal);
        Assert.Contains("-Force", named.Result.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Accept", WrapupOutcome.Set)]
    [InlineData("Refuse", WrapupOutcome.NotFound)]
    public async Task A_supervisor_who_is_named_is_written_to_with_force_and_the_platform_decides(string position, string outcome)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.World.Policies.Set(SimulatorPolicies.SupervisorWrapup, position);
        (SimulatedConversation conversation, SimulatedParticipant anna) = desk.Talking();
        SimulatedParticipant supervisor = desk.World.Join(conversation, desk.Cara, anna, SupervisorRole.Monitor);
        desk.World.CustomerHangUp(conversation);
        TargetOutcome report = await desk.SetAsync(new WrapupRequest
        {
            ConversationId = conversation.Id, ParticipantId = supervisor.Id, WrapupCode = "Resolved", Force = true,
        });
        Assert.Single(desk.Writes);
        Assert.Equal((outcome, supervisor.Id), (report.Result.Outcome, report.Result.ParticipantId));
        if (outcome == WrapupOutcome.NotFound)
        {
            Assert.Contains("no longer finds the participant, or it means the user of this session", report.Result.Message);
            Assert.Contains("connect as that agent", KnownErrors.NotConversationParticipant.NextStep);
        }
    }

    /// <summary>A user who has no part in the conversation: written or not as the platform has it, the 404 told in two readings.</summary>
    [Theory]
    [InlineData("Accept", WrapupOutcome.Set)]
    [InlineData("Refuse", WrapupOutcome.NotFound)]
    public async Task A_user_who_has_no_part_in_the_conversation_is_told_both_readings_of_the_refusal(string position, string outcome)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.World.Policies.Set(SimulatorPolicies.OutsidersWrapup, position);
        SimulatedPerson user = desk.World.AddUser("Uma Outside", [.. desk.Platform.Access.FullRights.Grants]);
        desk.Platform.Access.Add(user);
        using GenesysSession session = await SimulatedSession.ConnectAsync(
            desk.Platform, new AccessTokenGrant(desk.Platform.Access.Issue(desk.Platform.Access.Desktop, user).Value));
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        var reports = new List<TargetOutcome>();

        await new WrapupEngine(session).SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved" },
            static _ => Task.FromResult(true),
            report =>
            {
                reports.Add(report);
                return Task.CompletedTask;
            },
            desk,
            CancellationToken.None);

        WrapupResult result = Assert.Single(reports).Result;
        Assert.Equal((outcome, agent.Id), (result.Outcome, result.ParticipantId));
        if (outcome == WrapupOutcome.NotFound)
        {
            Assert.Contains("no longer finds the participant, or it means the user of this session", result.Message);
            Assert.Null(agent.Wrapup);
        }
    }

    /// <summary>
    /// The vendor's help: where the agent does not take the callback, the code is the participant's, whatever the setting.
    /// </summary>
    [Theory]
    [InlineData(false, "Accept", WrapupOutcome.Set)]
    [InlineData(true, "Accept", WrapupOutcome.Set)]
    [InlineData(true, "Refuse", WrapupOutcome.TooLate)]
    public async Task A_callback_that_nobody_took_is_written_on_the_participant_with_force(
        bool perCommunication, string position, string outcome)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.World.Settings.CommunicationBasedAcw = perCommunication;
        desk.World.Policies.Set(SimulatorPolicies.UntakenCallback, position);
        SimulatedConversation conversation = desk.World.Open(new ConversationOpening(MediaKind.Callback) { Queue = desk.Support });
        SimulatedParticipant anna = desk.World.Ring(conversation, desk.Anna, desk.Support);
        desk.World.NoAnswer(conversation, anna, "system");
        var request = new WrapupRequest { ConversationId = conversation.Id, ParticipantId = anna.Id, WrapupCode = "Resolved" };
        Assert.Equal(WrapupOutcome.NotFound, (await desk.SetAsync(request)).Result.Outcome);
        TargetOutcome report = await desk.SetAsync(request with { Force = true });
        Assert.Equal((outcome, WrapupLevel.Participant), (report.Result.Outcome, report.Result.Level));
    }

    [Fact]
    public async Task A_callback_and_its_call_are_one_agent_with_one_code()
    {
        using Desk desk = await Desk.OpenAsync();
        SimulatedConversation conversation = desk.World.Open(new ConversationOpening(MediaKind.Callback) { Queue = desk.Support });
        SimulatedParticipant anna = desk.World.RingAndConnect(conversation, desk.Anna, desk.Support);
        desk.World.Dial(conversation, anna, MediaKind.Call);
        desk.World.HangUp(conversation, anna);
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal((WrapupOutcome.Set, anna.Id, 1), (report.Result.Outcome, report.Result.ParticipantId, desk.ProcessedWrites));
    }

    [Fact]
    public async Task A_message_conversation_that_never_ends_is_judged_by_the_agents_side()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting(MediaKind.Message);
        Assert.Null(conversation.End);
        Assert.Equal(WrapupOutcome.Set, (await desk.SetAsync(conversation)).Result.Outcome);
    }

    [Fact]
    public async Task The_customer_hanging_up_first_changes_nothing()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Talking();
        desk.World.CustomerHangUp(conversation);
        Assert.Equal(WrapupOutcome.Set, (await desk.SetAsync(conversation)).Result.Outcome);
    }

    [Fact]
    public async Task Of_the_two_calls_of_a_reconnect_the_one_whose_work_waits_gets_the_code()
    {
        using Desk desk = await Desk.OpenAsync();
        desk.World.Settings.CommunicationBasedAcw = true;
        (SimulatedConversation conversation, SimulatedParticipant anna) = desk.Talking();
        SimulatedCommunication first = anna.Communications[0];
        SimulatedCommunication second = desk.World.Dial(conversation, anna);
        desk.World.HangUp(conversation, anna, first, "system");
        desk.World.HangUp(conversation, anna);
        first.Work.Finish(desk.Platform.Clock.GetUtcNow());
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal((WrapupOutcome.Set, second.Id), (report.Result.Outcome, report.Result.CommunicationId));
        Assert.Null(first.Wrapup);

        TargetOutcome named = await desk.SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, CommunicationId = first.Id, WrapupCode = "Resolved" });
        Assert.Equal(first.Id, named.Result.CommunicationId);
    }

    [Fact]
    public async Task A_communication_names_its_participant_as_the_session_id_of_an_event_does()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant anna) = desk.Awaiting();
        TargetOutcome report = await desk.SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, CommunicationId = anna.Communications[0].Id, WrapupCode = "Resolved" });
        Assert.Equal((WrapupOutcome.Set, anna.Id), (report.Result.Outcome, report.Result.ParticipantId));
    }

    [Fact]
    public async Task The_id_of_a_participant_or_communication_where_a_conversations_belongs_is_recognised()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant anna) = desk.Awaiting();
        await desk.ReadAsync(conversation, anna);
        foreach (string id in new[] { anna.Id, anna.Communications[0].Id })
        {
            TargetOutcome report = await desk.SetAsync(new WrapupRequest { ConversationId = id, WrapupCode = "Resolved" });
            Assert.Equal(
                (WrapupOutcome.NotFound, FailureId.WrongKindOfId, FindingIds.IdKind),
                (report.Result.Outcome, report.Failure!.Id, report.Result.FindingId));
            Assert.Contains(conversation.Id, report.Result.NextStep, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_id_that_the_session_has_not_met_is_not_found_with_the_kinds_it_may_be()
    {
        using Desk desk = await Desk.OpenAsync();
        (_, SimulatedParticipant anna) = desk.Awaiting();
        foreach (string id in new[] { anna.Id, anna.Communications[0].Id })
        {
            TargetOutcome report = await desk.SetAsync(new WrapupRequest { ConversationId = id, WrapupCode = "Resolved" });
            Assert.Equal((WrapupOutcome.NotFound, FailureId.ConversationNotFound), (report.Result.Outcome, report.Failure!.Id));
            foreach (string kind in new[] { "participant", "communication", "session", "region", "recent" })
            {
                Assert.Contains(kind, report.Result.NextStep, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("B")]
    [InlineData("P")]
    [InlineData("N")]
    [InlineData("upper")]
    [InlineData("blanks")]
    public async Task Ids_are_taken_in_every_form_in_which_GUIDs_are_written(string form)
    {
        string Formed(string id) => form switch
        {
            "upper" => id.ToUpperInvariant(),
            "blanks" => $"  {id}\t",
            _ => Guid.Parse(id).ToString(form),
        };

        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant anna) = desk.Awaiting();
        SimulatedCommunication communication = anna.Communications[0];
        TargetOutcome report = await desk.SetAsync(new WrapupRequest
        {
            ConversationId = Formed(conversation.Id),
            ParticipantId = Formed(anna.Id),
            CommunicationId = Formed(communication.Id),
            UserId = Formed(desk.Anna.Id),
            WrapupCode = Formed(desk.Resolved.Id),
        });
        Assert.True(report.Result.Outcome == WrapupOutcome.Set, report.Result.ToString());
        Assert.Equal(
            (conversation.Id, anna.Id, communication.Id, desk.Resolved.Id),
            (report.Result.ConversationId, report.Result.ParticipantId, report.Result.CommunicationId, anna.Wrapup!.Code));
        Assert.Equal($"/api/v2/conversations/{conversation.Id}/participants/{anna.Id}", Assert.Single(desk.Writes).Path);
    }

    [Fact]
    public async Task An_id_within_something_longer_is_offered()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        string[] texts =
        [
            $"urn:uuid:{conversation.Id}",
            $"https://apps.mypurecloud.com/directory/#/engage/admin/interactions/{conversation.Id}",
        ];
        foreach (string text in texts)
        {
            TargetOutcome report = await desk.SetAsync(new WrapupRequest { ConversationId = text, WrapupCode = "Resolved" });
            Assert.Equal((WrapupOutcome.Failed, FailureId.InvalidId), (report.Result.Outcome, report.Failure!.Id));
            Assert.Contains($"Did you mean {conversation.Id}?", report.Result.NextStep, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Ada", true)]
    [InlineData("Agent 7", true)]
    [InlineData("Bee Decade", true)]
    [InlineData("ce3f3c2a-8ec6-4275-9009-7e2f226667c", false)]
    [InlineData("{ce3f3c2a8ec6", false)]
    [InlineData("Anna\u0007", false)]
    [InlineData("", false)]
    public void A_torn_id_is_no_name(string text, bool mayBe) => Assert.Equal(mayBe, AgentChoice.MayBeName(text));

    [Fact]
    public async Task An_agent_is_named_by_id_or_by_name_in_any_case()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant anna) = desk.Awaiting();
        var request = new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved" };

        TargetOutcome nobody = await desk.SetAsync(request with { UserId = "Anna Desc" });
        Assert.Equal((WrapupOutcome.NotFound, FailureId.ParticipantNotFound), (nobody.Result.Outcome, nobody.Failure!.Id));
        Assert.StartsWith("Did you mean 'Anna Desk'?", nobody.Result.NextStep, StringComparison.Ordinal);
        Assert.Empty(desk.Writes);
        TargetOutcome named = await desk.SetAsync(request with { UserId = " anna desk " });
        Assert.Equal((WrapupOutcome.Set, anna.Id), (named.Result.Outcome, named.Result.ParticipantId));
    }

    [Fact]
    public async Task Ids_in_the_wrong_place_within_a_conversation_are_told_apart()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant anna) = desk.Awaiting();
        (SimulatedConversation other, SimulatedParticipant elsewhere) = desk.Awaiting();
        var request = new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved" };

        TargetOutcome communication = await desk.SetAsync(request with { ParticipantId = anna.Communications[0].Id });
        Assert.Contains("that is a communication of Anna Desk", communication.Result.Message, StringComparison.Ordinal);
        TargetOutcome user = await desk.SetAsync(request with { ParticipantId = desk.Anna.Id });
        Assert.Contains("that is the user id of Anna Desk", user.Result.Message, StringComparison.Ordinal);
        TargetOutcome foreign = await desk.SetAsync(request with { ParticipantId = elsewhere.Id });
        Assert.Equal((WrapupOutcome.NotFound, FailureId.ParticipantNotFound), (foreign.Result.Outcome, foreign.Failure!.Id));
        TargetOutcome mixed = await desk.SetAsync(
            request with { ParticipantId = conversation.Participants[0].Id, CommunicationId = anna.Communications[0].Id });
        Assert.Contains("is not one of participant", mixed.Result.Message, StringComparison.Ordinal);
        TargetOutcome nobody = await desk.SetAsync(request with { UserId = desk.Cara.Id });
        Assert.Contains("has no part in conversation", nobody.Result.Message, StringComparison.Ordinal);
        Assert.Empty(desk.Writes);
        Assert.Null(other.Participants[0].Wrapup);
    }

    [Fact]
    public async Task A_conversation_of_another_region_is_not_found_and_the_region_is_named()
    {
        using Desk desk = await Desk.OpenAsync();
        TargetOutcome report = await desk.SetAsync(
            new WrapupRequest { ConversationId = Guid.NewGuid().ToString(), WrapupCode = "Resolved" });
        Assert.Equal((WrapupOutcome.NotFound, FailureId.ConversationNotFound), (report.Result.Outcome, report.Failure!.Id));
        Assert.Contains(desk.Session.Region, report.Result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sales follow-up")]
    [InlineData("sales FOLLOW-UP")]
    [InlineData("  Sales follow-up ")]
    [InlineData("<id>")]
    public async Task A_code_is_found_by_id_by_exact_name_and_by_name_in_other_case(string code)
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant anna) = desk.Awaiting();
        TargetOutcome report = await desk.SetAsync(conversation, code.Replace("<id>", desk.Sales.Id, StringComparison.Ordinal));
        Assert.Equal(WrapupOutcome.Set, report.Result.Outcome);
        Assert.Equal((desk.Sales.Id, "Sales follow-up"), (report.Result.RequestedCode, report.Result.RequestedCodeName));
        Assert.Equal(desk.Sales.Id, anna.Wrapup!.Code);
    }

    [Fact]
    public async Task A_code_of_the_platform_itself_is_taken_by_its_id_without_looking_it_up()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        TargetOutcome report = await desk.SetAsync(conversation, "ININ-WRAP-UP-TIMEOUT");
        Assert.Equal("ININ-WRAP-UP-TIMEOUT", report.Result.RequestedCode);
        Assert.NotEqual(WrapupOutcome.NotFound, report.Result.Outcome);
        Assert.Contains("ININ-WRAP-UP-TIMEOUT", Assert.Single(desk.Bodies), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_code_offers_the_nearest_names_and_nothing_is_sent()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        TargetOutcome report = await desk.SetAsync(conversation, "Sales folow up");
        Assert.Equal((WrapupOutcome.NotFound, FailureId.WrapupCodeNotFound), (report.Result.Outcome, report.Failure!.Id));
        Assert.Contains("Did you mean 'Sales follow-up'?", report.Result.NextStep, StringComparison.Ordinal);
        Assert.Empty(desk.Writes);
    }

    [Fact]
    public async Task Of_two_codes_of_one_name_it_is_the_one_that_the_participant_may_get()
    {
        using Desk desk = await Desk.OpenAsync();
        SimulatedWrapupCode other = desk.World.AddCode("Resolved", SimulatedDivision.Partners);
        (SimulatedConversation conversation, _) = desk.Awaiting();
        WrapupResult set = (await desk.SetAsync(conversation, "Resolved")).Result;
        Assert.Equal((WrapupOutcome.Set, desk.Resolved.Id), (set.Outcome, set.AssignedCode));
        Assert.Contains("Of 2 codes with this name it is the one in division ", set.Message, StringComparison.Ordinal);

        desk.Support.CodeIds.Remove(desk.Resolved.Id);
        desk.Support.CodeIds.Add(other.Id);
        ParticipantCodes.Of(desk.Session).Forget(desk.Support.Id);
        Assert.Equal(other.Id, (await desk.SetAsync(desk.Awaiting().Conversation, "Resolved")).Result.AssignedCode);
    }

    [Fact]
    public async Task Two_codes_of_one_name_that_the_participant_may_both_get_are_told_with_their_divisions()
    {
        using Desk desk = await Desk.OpenAsync();
        SimulatedWrapupCode other = desk.World.AddCode("Resolved", SimulatedDivision.Partners, desk.Support);
        (SimulatedConversation conversation, _) = desk.Awaiting();
        TargetOutcome report = await desk.SetAsync(conversation, "Resolved");
        Assert.Equal((WrapupOutcome.Ambiguous, FailureId.WrapupCodeAmbiguous), (report.Result.Outcome, report.Failure!.Id));
        Assert.Contains(desk.Resolved.Id, report.Result.Message, StringComparison.Ordinal);
        Assert.Contains($"{other.Id} in division Partners", report.Result.Message, StringComparison.Ordinal);
    }
}

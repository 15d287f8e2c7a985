using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Scenarios;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Endpoints;

/// <summary>Each switch that decides about a wrap-up, in each of its positions.</summary>
public sealed class PolicyTests : IDisposable
{
    private const string StrangeId = "11111111-2222-4333-8444-555555555555";

    private readonly PlatformCalls _platform = new();

    public void Dispose() => _platform.Dispose();

    [Theory]
    [InlineData("Refuse", 400, null)]
    [InlineData("Ignore", 202, null)]
    [InlineData("Accept", 202, StrangeId)]
    public async Task Unknown_code(string position, int status, string? stored)
    {
        _platform.Policies.Set(SimulatorPolicies.UnknownCode, position);
        await ExpectAsync(Pending(), StrangeId, status, stored);
    }

    [Theory]
    [InlineData("Refuse", 400, false)]
    [InlineData("Ignore", 202, false)]
    [InlineData("Accept", 202, true)]
    public async Task Code_not_on_the_queue(string position, int status, bool stored)
    {
        _platform.Policies.Set(SimulatorPolicies.CodeNotOnQueue, position);
        string code = _platform.Code("Sale closed").Id;
        await ExpectAsync(Pending(), code, status, stored ? code : null);
    }

    [Theory]
    [InlineData("EmptyObject", 200)]
    [InlineData("NotFound", 404)]
    [InlineData("NoContent", 204)]
    public async Task Reading_where_none_is_set(string position, int status)
    {
        _platform.Policies.Set(SimulatorPolicies.WrapupReadWhenNone, position);
        SimulatedConversation conversation = Pending();
        PlatformReply reply =
            await _platform.CallAsync(Operations.GetConversationParticipantWrapup, conversation.Id, AgentOf(conversation).Id);
        reply.Expect(status);
        if (status == 200)
        {
            Assert.Equal("{}", reply.Body!.ToJsonString());
        }
    }

    [Theory]
    [InlineData("Refuse", 400, false)]
    [InlineData("Forbid", 403, false)]
    [InlineData("Ignore", 202, false)]
    [InlineData("Accept", 202, true)]
    public async Task A_write_after_the_end(string position, int status, bool stored)
    {
        _platform.Policies.Set(SimulatorPolicies.WriteAfterEnd, position);
        SimulatedConversation conversation = _platform.Conversation("coded");
        string before = AgentOf(conversation).Wrapup!.Code;
        string code = _platform.Code("Wrong number").Id;
        await ExpectAsync(conversation, code, status, stored ? code : before);
    }

    [Fact]
    public async Task A_write_after_the_end_within_the_window_is_taken()
    {
        _platform.Policies.Set(SimulatorPolicies.WriteWindow, TimeSpan.FromDays(1));
        string code = _platform.Code("Wrong number").Id;
        await ExpectAsync(_platform.Conversation("coded"), code, 202, code);
    }

    [Theory]
    [InlineData("Overwrite", 202, true)]
    [InlineData("Refuse", 400, false)]
    [InlineData("Ignore", 202, false)]
    public async Task A_second_write(string position, int status, bool replaced)
    {
        _platform.Policies.Set(SimulatorPolicies.SecondWrite, position);
        SimulatedConversation conversation = _platform.Conversation("awaiting-wrapup-forced");
        string first = _platform.Code("Resolved").Id;
        string second = _platform.Code("Refund").Id;
        await ExpectAsync(conversation, first, 202, first);
        await ExpectAsync(conversation, second, status, replaced ? second : first);
    }

    [Theory]
    [InlineData("Accept", 202, true)]
    [InlineData("Refuse", 400, false)]
    [InlineData("Ignore", 202, false)]
    public async Task A_write_while_connected(string position, int status, bool stored)
    {
        _platform.Policies.Set(SimulatorPolicies.WriteWhileConnected, position);
        string code = _platform.Code("Resolved").Id;
        await ExpectAsync(_platform.Conversation("connected"), code, status, stored ? code : null);
    }

    [Theory]
    [InlineData("Accept", 202, true)]
    [InlineData("Refuse", 400, false)]
    [InlineData("Ignore", 202, false)]
    public async Task A_write_after_the_work_while_the_conversation_is_open(string position, int status, bool replaced)
    {
        _platform.Policies.Set(SimulatorPolicies.WriteAfterAcw, position);
        SimulatedConversation thread = _platform.Conversation("message");
        string first = _platform.Code("Resolved").Id;
        string second = _platform.Code("Wrong number").Id;
        await ExpectAsync(thread, first, 202, first);
        await ExpectAsync(thread, second, status, replaced ? second : first);
    }

    [Theory]
    [InlineData("Accept", 202)]
    [InlineData("Refuse", 400)]
    public async Task Client_credentials(string position, int status)
    {
        _platform.Policies.Set(SimulatorPolicies.ClientCredentialsWrapup, position);
        string code = _platform.Code("Resolved").Id;
        PlatformReply reply = await ExpectAsync(Pending(), code, status, status == 202 ? code : null);
        Assert.Equal(status == 400 ? "not.a.user" : null, reply.Code);
    }

    [Theory]
    [InlineData(true, "Accept", 202, true)]
    [InlineData(true, "Ignore", 202, false)]
    [InlineData(true, "Refuse", 400, false)]
    [InlineData(false, "Refuse", 202, true)]
    public async Task The_participant_level_where_codes_belong_to_communications(
        bool byCommunication,
        string position,
        int status,
        bool stored)
    {
        _platform.World.Settings.CommunicationBasedAcw = byCommunication;
        _platform.Policies.Set(SimulatorPolicies.ParticipantLevelUnderCommunicationAcw, position);
        string code = _platform.Code("Resolved").Id;
        await ExpectAsync(Pending(), code, status, stored ? code : null);
    }

    [Theory]
    [InlineData(false, "Accept", 202, true)]
    [InlineData(false, "Ignore", 202, false)]
    [InlineData(false, "Refuse", 400, false)]
    [InlineData(true, "Refuse", 202, true)]
    public async Task The_communication_level_where_codes_belong_to_participants(
        bool byCommunication,
        string position,
        int status,
        bool stored)
    {
        _platform.World.Settings.CommunicationBasedAcw = byCommunication;
        _platform.Policies.Set(SimulatorPolicies.CommunicationLevelUnderParticipantAcw, position);
        SimulatedConversation conversation = Pending();
        SimulatedParticipant agent = AgentOf(conversation);
        string code = _platform.Code("Resolved").Id;

        PlatformReply reply = await _platform.WriteAsync(Operations.PostConversationsCallParticipantCommunicationWrapup,
            $$"""{"code":"{{code}}"}""", conversation.Id, agent.Id, agent.Communications[0].Id);

        reply.Expect(status);
        Assert.Equal(stored ? code : null, agent.Communications[0].Wrapup?.Code);
        Assert.Equal(!stored, agent.WorkIsPending);
    }

    [Theory]
    [InlineData("LastWins", 202)]
    [InlineData("Conflict", 409)]
    public async Task A_write_while_another_is_on_its_way(string position, int status)
    {
        _platform.Policies.Set(SimulatorPolicies.WriteDelay, TimeSpan.FromSeconds(1));
        _platform.Policies.Set(SimulatorPolicies.ConcurrentWrite, position);
        SimulatedConversation conversation = Pending();
        await ExpectAsync(conversation, _platform.Code("Resolved").Id, 202, null);
        await ExpectAsync(conversation, _platform.Code("Wrong number").Id, status, null);

        _platform.Platform.Step(TimeSpan.FromSeconds(1));

        Assert.Equal(_platform.Code(status == 202 ? "Wrong number" : "Resolved").Id, AgentOf(conversation).Wrapup!.Code);
    }

    [Theory]
    [InlineData("Accept", 202, 12)]
    [InlineData("Truncate", 202, 5)]
    [InlineData("Refuse", 400, 0)]
    public async Task Long_notes(string position, int status, int length)
    {
        _platform.Policies.Set(SimulatorPolicies.LongNotes, position);
        _platform.Policies.Set(SimulatorPolicies.LongNotesAbove, 5);
        SimulatedConversation conversation = Pending();
        PlatformReply reply =
            await WriteAsync(conversation, $$$"""{"wrapup":{"code":"{{{_platform.Code("Resolved").Id}}}","notes":"twelve chars"}}""");
        reply.Expect(status);
        Assert.Equal(length, AgentOf(conversation).Wrapup?.Notes.Length ?? 0);
    }

    [Theory]
    [InlineData("Refuse", 400, "conversation.error.wrapup.code.required")]
    [InlineData("Accept", 202, null)]
    public async Task A_name_without_an_id(string position, int status, string? error)
    {
        _platform.Policies.Set(SimulatorPolicies.CodeByNameAlone, position);
        (await WriteAsync(Pending(), """{"wrapup":{"name":"Resolved"}}""")).Expect(status, error);
    }

    [Theory]
    [InlineData("Refuse", 400)]
    [InlineData("Accept", 202)]
    public async Task After_call_work_that_nobody_requested(string position, int status)
    {
        _platform.Policies.Set(SimulatorPolicies.WriteWithoutRequestedAcw, position);
        _platform.Policies.Set(SimulatorPolicies.WriteAfterEnd, "Accept");
        string code = _platform.Code("Resolved").Id;
        await ExpectAsync(_platform.Conversation("agent-requested-ended"), code, status, status == 202 ? code : null);
    }

    [Theory]
    [InlineData("Refuse", 400)]
    [InlineData("Accept", 202)]
    public async Task A_code_of_another_division(string position, int status)
    {
        _platform.Policies.Set(SimulatorPolicies.CodeOfOtherDivision, position);
        _platform.AsUser("Anna Adler");
        string code = _platform.Code("Partner lead").Id;
        await ExpectAsync(Pending(), code, status, status == 202 ? code : null);
    }

    [Theory]
    [InlineData("Refuse", 400, "invalid.property")]
    [InlineData("Ignore", 202, null)]
    public async Task An_unknown_member(string position, int status, string? error)
    {
        _platform.Policies.Set(SimulatorPolicies.UnknownBodyMember, position);
        (await WriteAsync(Pending(), """{"wrapUpCode":{"id":"x"}}""")).Expect(status, error);
    }

    [Theory]
    [InlineData("Given", 7)]
    [InlineData("ServerClock", 120)]
    public async Task The_duration(string position, int seconds)
    {
        _platform.Policies.Set(SimulatorPolicies.WrapupDuration, position);
        SimulatedConversation conversation = _platform.World.NewConversation(new NewConversationOptions());
        _platform.Platform.Step(TimeSpan.FromMinutes(2));
        await WriteAsync(conversation, $$$"""{"wrapup":{"code":"{{{_platform.Code("Resolved").Id}}}","durationSeconds":7}}""");
        Assert.Equal(seconds, AgentOf(conversation).Wrapup!.DurationSeconds);
    }

    [Theory]
    [InlineData("KeepsEndTime", true)]
    [InlineData("NoEffect", false)]
    public async Task Disabled_updates_of_the_end_time(string position, bool kept)
    {
        _platform.Policies.Set(SimulatorPolicies.DisableEndTimeUpdates, position);
        SimulatedConversation conversation = _platform.Conversation("awaiting-wrapup-forced");
        string code = _platform.Code("Resolved").Id;
        await ExpectAsync(conversation, code, 202, code);
        DateTimeOffset first = AgentOf(conversation).Wrapup!.EndTime;
        _platform.Platform.Step(TimeSpan.FromMinutes(1));

        await WriteAsync(conversation, $$$"""{"wrapup":{"code":"{{{code}}}","disableEndTimeUpdates":true}}""");

        Assert.Equal(kept, AgentOf(conversation).Wrapup!.EndTime == first);
    }

    [Theory]
    [InlineData("BadRequest", 400)]
    [InlineData("NotFound", 404)]
    public async Task An_id_that_is_no_guid(string position, int status)
    {
        _platform.Policies.Set(SimulatorPolicies.MalformedId, position);
        (await _platform.CallAsync(Operations.GetConversation, "not-a-guid")).Expect(status);
    }

    [Fact]
    public async Task A_conversation_is_kept_only_so_long()
    {
        _platform.Policies.Set(SimulatorPolicies.ConversationRetention, TimeSpan.FromHours(1));
        string coded = _platform.World.IdOf("coded");
        (await _platform.CallAsync(Operations.GetConversation, coded)).Expect(404, "not.found");
        (await _platform.CallAsync(Operations.GetAnalyticsConversationDetails, coded)).Expect(200);
    }

    [Theory]
    [InlineData("Refuse", 400)]
    [InlineData("Accept", 202)]
    public async Task Somebody_elses_participant_on_the_calls_path(string position, int status)
    {
        _platform.Policies.Set(SimulatorPolicies.OtherUsersParticipant, position);
        _platform.AsUser("Ben Brandt");
        SimulatedConversation conversation = Pending();
        (await _platform.WriteAsync(
            Operations.PatchConversationsCallParticipant, $$$"""{"wrapup":{"code":"{{{_platform.Code("Resolved").Id}}}"}}""",
            conversation.Id, AgentOf(conversation).Id)).Expect(status, status == 400 ? "conversation.error.user.not.party" : null);
    }

    /// <summary>The 404 of the contract, "User is not a participant in the conversation", read as the user of the token.</summary>
    [Theory]
    [InlineData("Refuse", "Ben Brandt", 404)]
    [InlineData("Accept", "Ben Brandt", 202)]
    [InlineData("Refuse", null, 202)]
    public async Task A_user_who_has_no_part_in_the_conversation(string position, string? user, int status)
    {
        _platform.Policies.Set(SimulatorPolicies.OutsidersWrapup, position);
        SimulatedConversation conversation = Pending();
        _platform.AsUser(user ?? AgentOf(conversation).Member!.Name);
        (await _platform.WriteAsync(
            Operations.PatchConversationParticipant, $$$"""{"wrapup":{"code":"{{{_platform.Code("Resolved").Id}}}"}}""",
            conversation.Id, AgentOf(conversation).Id))
            .Expect(status, status == 404 ? "conversation.error.not.conversation.participant" : null);
    }

    [Theory]
    [InlineData("Ends", false)]
    [InlineData("GoesOn", true)]
    public async Task A_write_and_the_after_call_work(string position, bool pending)
    {
        _platform.Policies.Set(SimulatorPolicies.WriteEndsAcw, position);
        SimulatedConversation conversation = Pending();
        string code = _platform.Code("Resolved").Id;
        await ExpectAsync(conversation, code, 202, code);
        Assert.Equal(pending, AgentOf(conversation).WorkIsPending);

        SimulatedConversation other = _platform.World.NewConversation(new NewConversationOptions());
        SimulatedParticipant agent = AgentOf(other);
        (await _platform.WriteAsync(
            MediaKind.Call.PostCommunicationWrapup!, $$"""{"code":"{{code}}"}""", other.Id, agent.Id, agent.Communications[0].Id))
            .Expect(202);
        Assert.Equal(pending, agent.Communications[0].Work.IsPending);
    }

    [Theory]
    [InlineData("Both", true, true)]
    [InlineData("Participant", true, false)]
    [InlineData("Communication", false, true)]
    public async Task Where_after_call_work_shows(string position, bool onParticipant, bool onCommunication)
    {
        _platform.Policies.Set(SimulatorPolicies.AcwShown, position);
        JsonNode agent = (await _platform.CallAsync(Operations.GetConversation, Pending().Id)).Expect(200).Body!["participants"]!
            .AsArray().Last(static one => (string?)one!["purpose"] == "agent")!;
        Assert.Equal(
            (onParticipant, onCommunication), (agent["startAcwTime"] is not null, agent["calls"]![0]!["afterCallWork"] is not null));
        JsonNode flat = (await _platform.CallAsync(Operations.GetConversationsCall, Pending().Id)).Expect(200).Body!["participants"]!
            .AsArray().Last(static one => (string?)one!["purpose"] == "agent")!;
        Assert.Equal(onParticipant, flat["startAcwTime"] is not null);
    }

    [Theory]
    [InlineData("TimeoutCode", SystemWrapupCode.Timeout)]
    [InlineData("DefaultCode", SystemWrapupCode.Default)]
    public async Task The_code_that_the_teardown_leaves(string position, string code)
    {
        _platform.Policies.Set(SimulatorPolicies.TearDownCode, position);
        (await _platform.CallAsync(Operations.PostConversationDisconnect, Pending().Id)).Expect(202);
        Assert.Equal(code, AgentOf(Pending()).Wrapup!.Code);
    }

    [Theory]
    [InlineData("Refuse", 400)]
    [InlineData("Accept", 200)]
    public async Task After_call_work_is_requested_where_the_queue_demands_it_anyway(string position, int status)
    {
        _platform.Policies.Set(SimulatorPolicies.RequestedAcwElsewhere, position);
        SimulatedConversation conversation = _platform.Conversation("connected");
        SimulatedParticipant agent = AgentOf(conversation);
        (await _platform.WriteAsync(
            Operations.PatchConversationsAftercallworkConversationIdParticipantCommunication,
            """{"afterCallWorkRequired":true}""",
            conversation.Id,
            agent.Id,
            agent.Communications.Last().Id)).Expect(status);
        Assert.False(agent.Communications.Last().WorkRequested);
    }

    private static SimulatedParticipant AgentOf(SimulatedConversation conversation) =>
        conversation.Participants.Last(static one => one.IsStaff);

    private SimulatedConversation Pending() => _platform.Conversation("awaiting-wrapup");

    private Task<PlatformReply> WriteAsync(SimulatedConversation conversation, string body) =>
        _platform.WriteAsync(Operations.PatchConversationParticipant, body, conversation.Id, AgentOf(conversation).Id);

    private async Task<PlatformReply> ExpectAsync(SimulatedConversation conversation, string code, int status, string? stored)
    {
        PlatformReply reply = await WriteAsync(conversation, $$$"""{"wrapup":{"code":"{{{code}}}"}}""");
        reply.Expect(status);
        Assert.Equal(stored, AgentOf(conversation).Wrapup?.Code);
        return reply;
    }
}

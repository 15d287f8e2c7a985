using System;
using System.Linq;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Endpoints;

/// <summary>Every member of a participant's PATCH acts, under its own right.</summary>
public sealed class ParticipantChangeTests : IDisposable
{
    private readonly PlatformCalls _platform = new();

    public void Dispose() => _platform.Dispose();

    [Fact]
    public async Task State_disconnected_hangs_up_and_begins_after_call_work()
    {
        SimulatedConversation conversation = _platform.Conversation("connected");
        (await PatchAsync(conversation, """{"state":"disconnected"}""")).Expect(202);
        Assert.True(AgentOf(conversation).WorkIsPending);
        Assert.NotNull(conversation.End);
    }

    [Fact]
    public async Task State_disconnected_on_what_has_ended_is_forbidden_as_captured()
    {
        SimulatedConversation conversation = _platform.Conversation("coded");
        PlatformReply reply = await PatchAsync(conversation, """{"state":"disconnected"}""");
        reply.Expect(403, "not.authorized");
        Assert.Equal($"Access to Conversation {conversation.Id} is forbidden.", (string?)reply.Body!["message"]);
        Assert.Equal("Conversation", (string?)reply.Body["messageParams"]!["type"]);
    }

    [Fact]
    public async Task An_extra_member_spoils_a_good_wrapup_and_nothing_is_stored()
    {
        SimulatedConversation conversation = _platform.Conversation("awaiting-wrapup");
        (await PatchAsync(conversation, $$$"""{"wrapup":{"code":"{{{_platform.Code("Resolved").Id}}}"},"held":false}"""))
            .Expect(403, "not.authorized");
        Assert.Null(AgentOf(conversation).Wrapup);
    }

    [Fact]
    public async Task Mute_hold_and_recording_act()
    {
        SimulatedConversation conversation = _platform.Conversation("connected");
        (await PatchAsync(conversation, """{"muted":true,"held":true,"recording":true}""")).Expect(202);
        SimulatedCommunication call = AgentOf(conversation).Communications[0];
        Assert.True(call.Muted && call.Held && call.Recording && conversation.Recording);
        (await PatchAsync(conversation, """{"muted":false,"held":false,"recording":false}""")).Expect(202);
        Assert.False(call.Muted || call.Held || call.Recording || conversation.Recording);
        Assert.Contains(call.Segments, static segment => segment.Type == SimulatedSegment.Hold);
    }

    [Fact]
    public async Task Recording_needs_its_own_right()
    {
        _platform.AsUser("Anna Adler");
        (await PatchAsync(_platform.Conversation("connected"), """{"recording":true}""")).Expect(403, "not.authorized");
    }

    [Fact]
    public async Task An_agent_cannot_be_confined_and_a_ring_cannot_be_held()
    {
        SimulatedConversation conversation = _platform.Conversation("connected");
        (await PatchAsync(conversation, """{"confined":true}""")).Expect(400, "conversation.error.cannot.confine.party");
        SimulatedParticipant ring = _platform.World.Ring(conversation, _platform.World.Users[1], _platform.World.Queues[0]);
        (await PatchAsync(conversation, ring, """{"held":true}""")).Expect(400, "conversation.error.hold.alerting");
    }

    [Fact]
    public async Task Only_what_rings_can_be_answered()
    {
        SimulatedConversation conversation = _platform.Conversation("connected");
        (await PatchAsync(conversation, """{"state":"connected"}""")).Expect(400, "bad.request");
        SimulatedParticipant ring = _platform.World.Ring(conversation, _platform.World.Users[1], _platform.World.Queues[0]);
        (await PatchAsync(conversation, ring, """{"state":"connected"}""")).Expect(202);
        Assert.True(ring.IsConnected);
    }

    [Fact]
    public async Task Skipping_is_for_queues_that_allow_it()
    {
        (await PatchAsync(_platform.Conversation("awaiting-wrapup"), """{"wrapupSkipped":true}""")).Expect(400, "bad.request");
        SimulatedConversation optional = _platform.Conversation("optional-ended");
        (await PatchAsync(optional, """{"wrapupSkipped":true}""")).Expect(202);
        Assert.True(AgentOf(optional).WrapupSkipped);
    }

    [Theory]
    [InlineData("""{"state":"WRAPPED"}""", "invalid.value")]
    [InlineData("""{"state":"alerting"}""", "conversation.participant.update.invalid")]
    [InlineData("""{"wrapup":{}}""", "conversation.error.wrapup.code.required")]
    [InlineData("""{"wrapup":{"code":""}}""", "conversation.error.wrapup.code.required")]
    [InlineData("""{"wrapup":{"label":"x"}}""", "invalid.property")]
    [InlineData("""{"wrapup":"x"}""", "bad.request")]
    [InlineData("""{"wrapup":{"code":7}}""", "bad.request")]
    [InlineData("""{"wrapup":{"code":"x","endTime":"yesterday"}}""", "invalid.date")]
    public async Task A_wrong_body_is_told_apart(string body, string code) =>
        (await PatchAsync(_platform.Conversation("awaiting-wrapup"), body)).Expect(400, code);

    [Fact]
    public async Task A_provisional_wrapup_needs_no_code_and_ends_nothing()
    {
        SimulatedConversation conversation = _platform.Conversation("awaiting-wrapup");
        (await PatchAsync(conversation, """{"wrapup":{"provisional":true,"notes":"draft"}}""")).Expect(202);
        SimulatedParticipant agent = AgentOf(conversation);
        Assert.True(agent.WorkIsPending);
        Assert.Null(agent.Wrapup);
        string path = Operations.GetConversationParticipantWrapup.PathFor(conversation.Id, agent.Id) + "?provisional=true";
        PlatformReply draft = await _platform.SendAsync(Operations.GetConversationParticipantWrapup, path, null);
        Assert.Equal("draft", (string?)draft.Body!["notes"]);
    }

    [Fact]
    public async Task Customers_menus_and_queues_take_no_code_and_neither_do_rings_that_never_connected()
    {
        string body = $$$"""{"wrapup":{"code":"{{{_platform.Code("Resolved").Id}}}"}}""";
        SimulatedConversation conversation = _platform.Conversation("unanswered-rings");
        foreach (SimulatedParticipant other in conversation.Participants.Where(static one => !one.IsStaff))
        {
            (await PatchAsync(conversation, other, body)).Expect(404, "conversation.error.not.conversation.participant");
        }

        SimulatedParticipant missed = conversation.Participants.First(static one => one.IsStaff);
        (await PatchAsync(conversation, missed, body)).Expect(400, "conversation.error.participant.no.active.conversations");
    }

    [Fact]
    public async Task A_write_becomes_visible_after_its_delay_and_not_before()
    {
        _platform.Policies.Set(SimulatorPolicies.WriteDelay, TimeSpan.FromMilliseconds(300));
        SimulatedConversation conversation = _platform.Conversation("awaiting-wrapup");
        SimulatedParticipant agent = AgentOf(conversation);
        string code = _platform.Code("Resolved").Id;
        (await PatchAsync(conversation, $$$"""{"wrapup":{"code":"{{{code}}}"}}""")).Expect(202);
        Assert.Null((await _platform.CallAsync(Operations.GetConversationParticipantWrapup, conversation.Id, agent.Id)).Code);

        _platform.Platform.Clock.Step(TimeSpan.FromMilliseconds(300));

        Assert.Equal(code, (await _platform.CallAsync(Operations.GetConversationParticipantWrapup, conversation.Id, agent.Id)).Code);
    }

    [Fact]
    public async Task Many_callers_at_once_each_find_their_own_write()
    {
        SimulatedConversation[] conversations = Enumerable.Range(0, 40)
            .Select(_ => GenesysWrapup.Simulator.Scenarios.ConversationMaker.NewConversation(
                _platform.World, new GenesysWrapup.Simulator.Scenarios.NewConversationOptions()))
            .ToArray();
        string code = _platform.Code("Resolved").Id;
        await Task.WhenAll(conversations.Select(conversation => Task.Run(async () =>
        {
            (await PatchAsync(conversation, $$$"""{"wrapup":{"code":"{{{code}}}","notes":"{{{conversation.Id}}}"}}""")).Expect(202);
            PlatformReply read =
                await _platform.CallAsync(Operations.GetConversationParticipantWrapup, conversation.Id, AgentOf(conversation).Id);
            Assert.Equal(conversation.Id, (string?)read.Expect(200).Body!["notes"]);
        })));
    }

    [Fact]
    public async Task The_calls_path_refuses_client_credentials_as_it_declares()
    {
        SimulatedConversation conversation = _platform.Conversation("awaiting-wrapup");
        SimulatedParticipant agent = AgentOf(conversation);
        string body = $$$"""{"wrapup":{"code":"{{{_platform.Code("Resolved").Id}}}"}}""";
        (await _platform.WriteAsync(Operations.PatchConversationsCallParticipant, body, conversation.Id, agent.Id))
            .Expect(400, "not.a.user");
        _platform.AsUser("Anna Adler");
        (await _platform.WriteAsync(Operations.PatchConversationsCallParticipant, body, conversation.Id, agent.Id)).Expect(202);
    }

    [Fact]
    public async Task Another_division_is_refused_where_the_platform_looks_at_divisions()
    {
        _platform.AsUser("Anna Adler");
        SimulatedConversation conversation = _platform.Conversation("other-division");
        string[] place = [conversation.Id, AgentOf(conversation).Id];
        (await _platform.CallAsync(Operations.GetConversation, conversation.Id)).Expect(403, "missing.division.permission");
        (await _platform.WriteAsync(Operations.PatchConversationParticipant, """{"wrapup":{"code":"x"}}""", place))
            .Expect(403, "missing.division.permission");
        (await _platform.CallAsync(Operations.GetConversationParticipantWrapup, place)).Expect(200);
        (await _platform.CallAsync(Operations.GetConversationsCall, conversation.Id)).Expect(200);
        _platform.As(_platform.Platform.Access.OtherDivision);
        (await _platform.CallAsync(Operations.GetConversation, conversation.Id)).Expect(200);
    }

    [Fact]
    public async Task Attributes_are_merged_and_a_wrapup_sent_there_is_malformed()
    {
        SimulatedConversation conversation = _platform.Conversation("connected");
        string[] place = [conversation.Id, AgentOf(conversation).Id];
        Operation patch = Operations.PatchConversationParticipantAttributes;
        (await _platform.WriteAsync(patch, """{"attributes":{"a":"1","b":"2"}}""", place)).Expect(202);
        (await _platform.WriteAsync(patch, """{"attributes":{"b":"3"}}""", place)).Expect(202);
        Assert.Equal(["a=1", "b=3"], AgentOf(conversation).Attributes.Select(static entry => entry.Key + "=" + entry.Value)
            .OrderBy(static text => text));
        (await _platform.WriteAsync(patch, """{"wrapup":{"code":"x"}}""", place)).Expect(400, "bad.request");
        (await _platform.WriteAsync(patch, """{"attributes":null}""", place)).Expect(400, "bad.request");
        (await _platform.WriteAsync(patch, """{"attributes":{}}""", conversation.Id, Guid.NewGuid().ToString()))
            .Expect(404, "conversation.error.participant.not.found");
    }

    [Fact]
    public async Task After_call_work_is_requested_only_while_connected()
    {
        Operation patch = Operations.PatchConversationsAftercallworkConversationIdParticipantCommunication;
        SimulatedConversation ended = _platform.Conversation("agent-requested-ended");
        (await _platform.WriteAsync(patch, """{"afterCallWorkRequired":true}""", Place(ended))).Expect(400);
        SimulatedConversation conversation = _platform.Conversation("connected-agent-requested");
        PlatformReply reply = await _platform.WriteAsync(patch, """{"afterCallWorkRequired":true}""", Place(conversation));
        Assert.True((bool)reply.Expect(200).Body!["afterCallWorkRequired"]!);
        _platform.World.CustomerHangUp(conversation);
        Assert.True(AgentOf(conversation).WorkIsPending);
        (await _platform.WriteAsync(patch, """{"afterCallWorkRequired":true}""", Place(_platform.Conversation("connected"))))
            .Expect(400, "bad.request");
    }

    private static SimulatedParticipant AgentOf(SimulatedConversation conversation) =>
        conversation.Participants.Last(static one => one.IsStaff);

    private static string[] Place(SimulatedConversation conversation) =>
        [conversation.Id, AgentOf(conversation).Id, AgentOf(conversation).Communications[0].Id];

    private Task<PlatformReply> PatchAsync(SimulatedConversation conversation, string body) =>
        PatchAsync(conversation, AgentOf(conversation), body);

    private Task<PlatformReply> PatchAsync(SimulatedConversation conversation, SimulatedParticipant participant, string body) =>
        _platform.WriteAsync(Operations.PatchConversationParticipant, body, conversation.Id, participant.Id);
}

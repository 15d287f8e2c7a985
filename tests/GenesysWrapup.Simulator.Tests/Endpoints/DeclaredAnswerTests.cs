using System;
using System.Linq;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Endpoints;

/// <summary>
/// Each operation answers with the errors that the contract declares for it. The caller of these tests holds every other answer against
/// the contract too; here are those in which operations differ.
/// </summary>
public sealed class DeclaredAnswerTests : IDisposable
{
    private const string Nobody = "11111111-2222-4333-8444-555555555555";
    private const string NoCode = """{"wrapup":{}}""";

    private readonly PlatformCalls _platform = new();

    public void Dispose() => _platform.Dispose();

    [Theory]
    [InlineData("General", "not.found")]
    [InlineData("Specific", "conversation.error.conversation.not.found")]
    public async Task The_generic_operations_on_an_unknown_conversation(string position, string code)
    {
        _platform.Policies.Set(SimulatorPolicies.UndeclaredError, position);
        (await _platform.CallAsync(Operations.GetConversation, Nobody)).Expect(404, code);
        (await _platform.WriteAsync(Operations.PatchConversationParticipant, NoCode, Nobody, Nobody)).Expect(404, code);
    }

    [Fact]
    public async Task The_reads_of_a_wrapup_declare_the_unknown_conversation() => (await _platform.CallAsync(
        Operations.GetConversationParticipantWrapup, Nobody, Nobody)).Expect(404, "conversation.error.conversation.not.found");

    [Theory]
    [InlineData("call", "conversation.error.not.conversation.participant")]
    [InlineData("callback", "conversation.error.not.conversation.participant")]
    [InlineData("email", "not.found")]
    [InlineData("message", "not.found")]
    public async Task An_unknown_participant(string mediaName, string code)
    {
        MediaKind media = MediaKind.Find(mediaName)!;
        SimulatedConversation conversation = Of(media);
        _platform.AsUser(AgentOf(conversation).Name!);
        (await _platform.WriteAsync(media.PatchParticipant!, NoCode, conversation.Id, Nobody)).Expect(404, code);
    }

    [Theory]
    [InlineData("call", "conversation.error.wrapup.code.required")]
    [InlineData("callback", "bad.request")]
    [InlineData("email", "bad.request")]
    [InlineData("message", "bad.request")]
    public async Task A_wrapup_without_a_code(string mediaName, string code)
    {
        MediaKind media = MediaKind.Find(mediaName)!;
        SimulatedConversation conversation = Of(media);
        _platform.AsUser(AgentOf(conversation).Name!);
        (await _platform.WriteAsync(media.PatchParticipant!, NoCode, conversation.Id, AgentOf(conversation).Id)).Expect(400, code);
    }

    [Theory]
    [InlineData("callback", "conversation.error.communication.not.found")]
    [InlineData("call", "not.found")]
    [InlineData("email", "not.found")]
    [InlineData("message", "not.found")]
    public async Task A_wrapup_of_an_unknown_communication(string mediaName, string code)
    {
        MediaKind media = MediaKind.Find(mediaName)!;
        SimulatedConversation conversation = Of(media);
        (await _platform.WriteAsync(
            media.PostCommunicationWrapup!, CodeBody(), conversation.Id, AgentOf(conversation).Id, Nobody)).Expect(404, code);
    }

    [Fact]
    public async Task A_wrapup_of_a_communication_says_that_the_code_is_missing_and_not_that_the_conversation_is_over()
    {
        SimulatedConversation conversation = _platform.Conversation("ended-uncoded");
        SimulatedParticipant agent = AgentOf(conversation);
        string[] path = [conversation.Id, agent.Id, agent.Communications[0].Id];
        Operation post = MediaKind.Call.PostCommunicationWrapup!;
        (await _platform.WriteAsync(post, "{}", path)).Expect(400, "missing.wrapup.code");
        (await _platform.WriteAsync(post, CodeBody(), path)).Expect(400, "bad.request");
        (await _platform.WriteAsync(
            Operations.PatchConversationParticipant, $$"""{"wrapup":{{CodeBody()}}}""", conversation.Id, agent.Id))
            .Expect(400, "conversation.error.participant.no.active.conversations");
    }

    [Fact]
    public async Task Clients_and_namespaces_that_do_not_exist_and_a_client_that_is_in_use()
    {
        (await _platform.CallAsync(Operations.GetOauthClient, Nobody)).Expect(404, "client.not.found");
        (await _platform.CallAsync(Operations.DeleteOauthClient, Nobody)).Expect(404, "client.not.found");
        (await _platform.CallAsync(Operations.DeleteOauthClient, _platform.Platform.Access.FullRights.Id))
            .Expect(400, "cannot.delete.client");
        (await _platform.CallAsync(Operations.GetOrganizationsLimitsNamespace, "nowhere")).Expect(400, "invalid.value");
    }

    private SimulatedConversation Of(MediaKind media) => _platform.World.Conversations.First(
        conversation => conversation.Media == media && conversation.Participants.Exists(static one => one.Purpose == "agent"));

    private static SimulatedParticipant AgentOf(SimulatedConversation conversation) =>
        conversation.Participants.Last(static one => one.Purpose == "agent");

    private string CodeBody() => $$"""{"code":"{{_platform.Code("Resolved").Id}}"}""";
}

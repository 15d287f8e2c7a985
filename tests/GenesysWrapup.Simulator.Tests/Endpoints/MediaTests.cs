using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Endpoints;

/// <summary>The same operations under each media's own paths.</summary>
public class MediaTests
{
    public static TheoryData<string, string> WithCommunicationLevel => new()
    {
        { "call", "awaiting-wrapup" },
        { "callback", "callback" },
        { "email", "email" },
        { "message", "message" },
        { "social", "social" },
        { "video", "video" },
        { "cobrowse", "cobrowse" },
        { "screenshare", "screenshare" },
    };

    public static TheoryData<string, string> WithParticipantLevel => new()
    {
        { "call", "awaiting-wrapup" },
        { "callback", "callback" },
        { "email", "email" },
        { "message", "message" },
        { "cobrowse", "cobrowse" },
    };

    [Theory]
    [MemberData(nameof(WithCommunicationLevel))]
    public async Task A_code_on_the_communication_is_read_back(string mediaName, string name)
    {
        using var platform = new PlatformCalls();
        MediaKind media = MediaKind.Find(mediaName)!;
        string[] place = Place(platform.Conversation(name), media);
        string code = platform.Code("Resolved").Id;
        Assert.Null((await platform.CallAsync(media.GetCommunicationWrapup!, place)).Expect(200).Code);

        (await platform.WriteAsync(media.PostCommunicationWrapup!, $$"""{"code":"{{code}}"}""", place)).Expect(202);

        Assert.Equal(code, (await platform.CallAsync(media.GetCommunicationWrapup!, place)).Expect(200).Code);
        (await platform.WriteAsync(media.PostCommunicationWrapup!, null, place)).Expect(400, "missing.wrapup.code");
        place[2] = place[1];
        (await platform.CallAsync(media.GetCommunicationWrapup!, place)).Expect(404, "not.found");
    }

    [Theory]
    [MemberData(nameof(WithParticipantLevel))]
    public async Task A_code_on_the_participant_is_read_back_by_the_medias_own_paths(string mediaName, string name)
    {
        using var platform = new PlatformCalls();
        platform.Policies.Set(SimulatorPolicies.DeclaredUserOnly, "Accept");
        MediaKind media = MediaKind.Find(mediaName)!;
        string[] place = Place(platform.Conversation(name), media).Take(2).ToArray();
        string code = platform.Code("Resolved").Id;
        PlatformReply codes = await platform.CallAsync(media.Of("GET", "/participants/{participantId}/wrapupcodes")!, place);
        Assert.Contains(codes.Expect(200).Body!.AsArray(), entry => (string?)entry!["id"] == code);

        (await platform.WriteAsync(media.PatchParticipant!, $$$"""{"wrapup":{"code":"{{{code}}}"}}""", place)).Expect(202);

        Assert.Equal(code, (await platform.CallAsync(media.Of("GET", "/participants/{participantId}/wrapup")!, place)).Expect(200).Code);
        PlatformReply read = await platform.CallAsync(media.GetConversation!, place[0]);
        JsonNode agent = read.Expect(200).Body!["participants"]!.AsArray().Last()!;
        Assert.Equal(code, (string?)agent["wrapup"]!["code"]);
        Assert.NotNull(agent["user"]!["id"]);
        Assert.Null(agent["userId"]);
        Assert.Null(agent[media.Array]);
    }

    [Theory]
    [MemberData(nameof(WithParticipantLevel))]
    public async Task Patching_a_communication_disconnects_and_never_sets_a_code(string mediaName, string name)
    {
        using var platform = new PlatformCalls();
        platform.Policies.Set(SimulatorPolicies.DeclaredUserOnly, "Accept");
        MediaKind media = MediaKind.Find(mediaName)!;
        Operation patch = media.Of("PATCH", "/participants/{participantId}/communications/{communicationId}")!;
        string code = platform.Code("Resolved").Id;
        (await platform.WriteAsync(patch, $$$"""{"wrapup":{"code":"{{{code}}}"}}""", Place(platform.Conversation(name), media)))
            .Expect(400, "communication.state.required");

        SimulatedQueue queue = platform.World.FindQueue("Support")!;
        SimulatedConversation conversation = platform.World.Open(new ConversationOpening(media) { Queue = queue });
        SimulatedParticipant agent = platform.World.RingAndConnect(conversation, platform.World.Users[0], queue);
        (await platform.WriteAsync(patch, $$$"""{"state":"disconnected","wrapup":{"code":"{{{code}}}"}}""", Place(conversation, media)))
            .Expect(200);
        Assert.True(agent.WorkIsPending);
        Assert.False(agent.IsCoded);
    }

    [Theory]
    [MemberData(nameof(WithParticipantLevel))]
    public async Task A_list_holds_the_active_ones_of_who_is_logged_in(string mediaName, string name)
    {
        using var platform = new PlatformCalls();
        MediaKind media = MediaKind.Find(mediaName)!;
        SimulatedConversation conversation = platform.Conversation(name);
        Operation list = Operations.All.First(operation => operation.Path == "/api/v2/conversations/" + media.Segment);
        platform.AsUser(conversation.Participants.Last(static one => one.IsStaff).Name!);
        Assert.Contains(
            (await platform.CallAsync(list)).Expect(200).Body!["entities"]!.AsArray(), entry => (string?)entry!["id"] == conversation.Id);
        platform.AsUser("Sven Supervisor");
        Assert.DoesNotContain(
            (await platform.CallAsync(list)).Expect(200).Body!["entities"]!.AsArray(), entry => (string?)entry!["id"] == conversation.Id);
    }

    [Fact]
    public async Task A_conversation_of_another_media_is_not_found_under_a_medias_path()
    {
        using var platform = new PlatformCalls();
        (await platform.CallAsync(Operations.GetConversationsCall, platform.World.IdOf("email")))
            .Expect(404, "conversation.error.conversation.not.found");
        (await platform.WriteAsync(
            Operations.PatchConversationsCallbackParticipant, "{}", platform.World.IdOf("email"), platform.World.IdOf("email")))
            .Expect(400, "callback.error.conversation.not.found");
    }

    [Fact]
    public async Task A_message_threads_customer_stays_while_the_agent_owes_a_code()
    {
        using var platform = new PlatformCalls();
        JsonNode body = (await platform.CallAsync(Operations.GetConversation, platform.World.IdOf("message"))).Expect(200).Body!;
        Assert.Null(body["endTime"]);
        JsonArray participants = body["participants"]!.AsArray();
        Assert.Equal("connected", (string?)participants[0]!["messages"]![0]!["state"]);
        Assert.Equal("pending", (string?)participants.Last()!["messages"]![0]!["afterCallWork"]!["state"]);
        Assert.Equal("disconnected", (string?)participants.Last()!["messages"]![0]!["state"]);
    }

    [Fact]
    public async Task The_teardown_gives_a_system_code_to_who_was_pending_and_a_delete_does_not()
    {
        using var platform = new PlatformCalls();
        SimulatedConversation torn = platform.Conversation("awaiting-wrapup-mandatory");
        (await platform.CallAsync(Operations.PostConversationDisconnect, torn.Id)).Expect(202);
        Assert.True(SystemWrapupCode.IsOne(torn.Participants.Last().Wrapup!.Code));

        SimulatedConversation deleted = platform.Conversation("connected");
        (await platform.CallAsync(Operations.DeleteConversation, deleted.Id)).Expect(400, "not.a.user");
        platform.AsUser("Anna Adler");
        (await platform.CallAsync(Operations.DeleteConversation, deleted.Id)).Expect(204);
        Assert.True(deleted.Participants.Last().WorkIsPending);
        Assert.NotNull(deleted.End);
    }

    private static string[] Place(SimulatedConversation conversation, MediaKind media)
    {
        SimulatedParticipant agent = conversation.Participants.Last(static one => one.IsStaff);
        return [conversation.Id, agent.Id, agent.Communications.Last(one => one.Media == media).Id];
    }
}

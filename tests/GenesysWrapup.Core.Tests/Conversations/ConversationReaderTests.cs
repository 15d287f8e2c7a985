using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.TestSupport;
using Xunit;
using static GenesysWrapup.Core.Tests.Conversations.WireSamples;

namespace GenesysWrapup.Core.Tests.Conversations;

public class ConversationReaderTests
{
    private static string Json(params WireParticipant[] participants) =>
        JsonSerializer.Serialize(Conversation(participants), PlatformJson.Default.WireConversation);

    private static ConversationReader Reader(ScriptedApi api) => ConversationReader.Of(api.Session(new AutoClock(HangUp.AddSeconds(40))));

    private static async Task<ConversationRead> ReadAsync(ConversationReader reader, string? id) =>
        await reader.ReadAsync(ConversationReader.IdOf(id), SilentActivity.Instance, CancellationToken.None);

    [Fact]
    public async Task One_generic_read_gives_the_conversation_its_agents_and_who_waits()
    {
        ScriptedApi api = new ScriptedApi().On(Operations.GetConversation, Json(Customer(), Unanswered(), Pending()));

        ConversationRead read = await ReadAsync(Reader(api), ConversationId);

        Assert.Single(api.Calls);
        Assert.Equal(["Ana López"], read.Shown.Agents);
        Assert.Equal(("Support", 1, "Ended"), (read.Shown.QueueName, read.Shown.AwaitingWrapup, read.Shown.State));
        Assert.Equal(["call"], read.Shown.MediaType);
        ConversationParticipant agent = Assert.Single(read.Shown.Participants, participant => participant.CanBeWrappedUp);
        Assert.Equal((CallId, "call", "terminated"), (agent.CommunicationId, agent.MediaType, agent.State));
        Assert.Equal(DateTimeKind.Utc, agent.AfterCallWorkStart!.Value.Kind);
        Assert.Equal(CallId, read.Participants.Single(one => one.Shown == agent).Wire.Calls![0].Id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("WU-001")]
    [InlineData("../routing/queues")]
    [InlineData("11111111-0000-4000-8000-00000000000")]
    public async Task What_cannot_be_an_id_is_refused_without_a_request(string? id)
    {
        var api = new ScriptedApi();

        GenesysException refused = await Assert.ThrowsAsync<GenesysException>(() => ReadAsync(Reader(api), id));

        Assert.Equal((FailureId.InvalidId, FailureCategory.InvalidArgument), (refused.Failure.Id, refused.Failure.Category));
        Assert.Equal(id, refused.Failure.Target);
        Assert.Empty(api.Calls);
    }

    [Fact]
    public async Task An_address_that_holds_an_id_is_answered_with_that_id()
    {
        GenesysException refused = await Assert.ThrowsAsync<GenesysException>(() =>
            ReadAsync(Reader(new ScriptedApi()), $"https://apps.example/interactions/{ConversationId}/details"));

        Assert.Contains(ConversationId, refused.NextStep);
    }

    [Fact]
    public async Task An_id_of_ten_thousand_characters_is_refused_and_not_repeated()
    {
        GenesysException refused = await Assert.ThrowsAsync<GenesysException>(
            () => ReadAsync(Reader(new ScriptedApi()), new string('a', 10_000)));

        Assert.True(refused.Message.Length < 300, refused.Message);
    }

    [Fact]
    public async Task Not_found_says_what_it_may_be_and_keeps_the_platforms_answer()
    {
        PlatformException missing = await Assert.ThrowsAsync<PlatformException>(() => ReadAsync(Reader(new ScriptedApi()), ConversationId));

        Assert.Equal(
            (FailureId.ConversationNotFound, 404, "correlation-refused"),
            (missing.Failure.Id, missing.StatusCode, missing.CorrelationId));
        Assert.Equal(FindingIds.IdConversation, missing.Failure.FindingId);
        Assert.Contains("region", missing.NextStep);
        Assert.Contains("participant", missing.NextStep);
        Assert.Same(missing, missing.Failure.Exception);
    }

    [Fact]
    public async Task No_right_is_another_error_and_names_the_way_around_it()
    {
        ScriptedApi api = new ScriptedApi().Refuse(Operations.GetConversation, 403);

        PlatformException refused = await Assert.ThrowsAsync<PlatformException>(() => ReadAsync(Reader(api), ConversationId));

        Assert.Equal((FailureId.PermissionDenied, FailureCategory.PermissionDenied), (refused.Failure.Id, refused.Failure.Category));
        Assert.Contains("no communication ids", refused.NextStep);
    }

    [Theory]
    [InlineData("app.not.authorized.for.scope")]
    [InlineData("authz.policy.denied")]
    public async Task What_no_role_gives_is_not_asked_of_a_role(string code)
    {
        ScriptedApi api = new ScriptedApi().Refuse(Operations.GetConversation, 403, code);

        PlatformException refused = await Assert.ThrowsAsync<PlatformException>(() => ReadAsync(Reader(api), ConversationId));

        Assert.DoesNotContain("no communication ids", refused.NextStep);
        Assert.DoesNotContain("Grant", refused.NextStep);
    }

    [Theory]
    [InlineData(AgentId, "the participant Ana López (agent)")]
    [InlineData(CallId, "a communication of the participant Ana López (agent)")]
    [InlineData(UserId, "the user Ana López")]
    [InlineData(QueueId, "the queue 'Support'")]
    public async Task An_id_that_was_met_as_something_else_is_named_without_a_request(string id, string what)
    {
        ScriptedApi api = new ScriptedApi().On(Operations.GetConversation, Json(Customer(), Pending()));
        ConversationReader reader = Reader(api);
        await ReadAsync(reader, ConversationId);

        GenesysException wrong = await Assert.ThrowsAsync<GenesysException>(() => ReadAsync(reader, id));

        Assert.Equal(FailureId.WrongKindOfId, wrong.Failure.Id);
        Assert.Contains(what, wrong.Message);
        Assert.Single(api.Calls);
        if (id is AgentId or CallId)
        {
            Assert.Contains(ConversationId, wrong.NextStep);
            Assert.Contains(AgentId, wrong.NextStep);
        }
    }

    [Fact]
    public async Task A_participant_of_another_conversation_is_not_found_and_the_agents_are_named()
    {
        ScriptedApi api = new ScriptedApi().On(Operations.GetConversation, Json(Customer(), Pending()));
        ConversationReader reader = Reader(api);
        ConversationRead read = await ReadAsync(reader, ConversationId);

        Assert.Equal(AgentId, reader.Participant(read, AgentId.ToUpperInvariant()).Shown.ParticipantId);
        GenesysException missing = Assert.Throws<GenesysException>(() => reader.Participant(read, "99999999-0000-4000-8000-000000000001"));
        Assert.Equal(FailureId.ParticipantNotFound, missing.Failure.Id);
        Assert.Contains($"Ana López {AgentId}", missing.NextStep);
        GenesysException wrong = Assert.Throws<GenesysException>(() => reader.Participant(read, CallId));
        Assert.Equal(FailureId.WrongKindOfId, wrong.Failure.Id);
    }

    [Fact]
    public void The_memory_of_ids_is_bounded_and_forgets_the_oldest()
    {
        var ids = new KnownIds(capacity: 3);
        for (int i = 0; i < 10; i++)
        {
            ids.Remember($"id{i}", new KnownId(IdKind.Queue, $"name{i}"));
        }

        Assert.Null(ids.Find("id6"));
        Assert.Equal("name9", ids.Find("ID9")!.Name);
    }

    /// <summary>A write would go to the conversation that the answer names.</summary>
    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"id":null,"participants":[]}""")]
    [InlineData("""{"id":"..","participants":[]}""")]
    [InlineData("""{"id":"99999999-0000-4000-8000-000000000000","participants":[]}""")]
    public async Task An_answer_that_is_not_about_the_conversation_is_not_used(string answer)
    {
        GenesysException refused = await Assert.ThrowsAsync<PlatformException>(
            () => ReadAsync(Reader(new ScriptedApi().On(Operations.GetConversation, answer)), ConversationId));

        Assert.Equal((FailureId.UnreadableAnswer, ConversationId), (refused.Failure.Id, refused.Failure.Target));
        Assert.Contains("nothing was written", refused.Message);
    }

    [Fact]
    public async Task An_answer_with_the_id_alone_is_a_conversation_without_participants()
    {
        string answer = $$"""{"id":"{{ConversationId.ToUpperInvariant()}}"}""";

        ConversationRead read = await ReadAsync(Reader(new ScriptedApi().On(Operations.GetConversation, answer)), ConversationId);

        Assert.Empty(read.Participants);
    }
}

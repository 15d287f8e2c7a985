using System;
using System.Linq;
using GenesysWrapup.Core.Events;
using Xunit;
using static GenesysWrapup.Core.Tests.Events.EventSamples;

namespace GenesysWrapup.Core.Tests.Events;

public class ConversationViewTests
{
    [Fact]
    public void Every_participant_who_could_have_a_code_makes_an_event()
    {
        ConversationEvent[] found = Read(ViewBody);
        Assert.Equal([Agent, Colleague], found.Select(one => one.ParticipantId));
        Assert.All(found, one => Assert.Equal(("Conversation", Conversation, "call"), (one.EventType, one.ConversationId, one.MediaType)));
        Assert.Equal(["Pending", "Coded"], found.Select(one => one.WrapupState));
        Assert.Equal(
            (Communication, User, "Anna", Queue, "terminated", "peer", new DateTime(2026, 1, 1, 0, 3, 0, DateTimeKind.Utc), null),
            (found[0].CommunicationId, found[0].UserId, found[0].UserName, found[0].QueueId, found[0].State, found[0].DisconnectType,
                found[0].WrapupDeadline, found[0].AssignedCode));
        Assert.Equal((Code, "n", 11.0), (found[1].AssignedCode, found[1].AssignedNotes, found[1].AssignedDurationSeconds));
    }

    [Theory]
    [InlineData($"v2.users.{User}.conversations", Agent)]
    [InlineData($"v2.users.{OtherUser}.conversations", Colleague)]
    [InlineData($"v2.routing.queues.{Queue}.conversations", Agent)]
    [InlineData($"v2.routing.queues.{OtherQueue}.conversations.calls", Colleague)]
    public void A_topic_tells_of_its_own_user_or_queue(string topic, string participant) =>
        Assert.Equal(participant, One(Notification(topic, ViewBody)).ParticipantId);

    [Fact]
    public void A_template_as_topic_leaves_nobody_out() =>
        Assert.Equal(2, Read(EventBridge("v2.users.{id}.conversations", ViewBody)).Length);

    [Fact]
    public void A_conversation_in_which_nobody_could_have_a_code_makes_one_event()
    {
        const string Nobody = "d0000000-1111-4222-8333-00000000000f";
        ConversationEvent found = One(Notification($"v2.users.{Nobody}.conversations", ViewBody));
        Assert.Equal((Conversation, null, Nobody, null), (found.ConversationId, found.ParticipantId, found.UserId, found.WrapupState));
    }

    [Fact]
    public void A_topic_of_one_medium_has_flat_participants()
    {
        ConversationEvent found = One(Notification($"v2.routing.queues.{Queue}.conversations.emails", MediaBody));
        Assert.Equal(
            (Agent, null, User, Queue, "email", "disconnected", "peer", "Pending"),
            (found.ParticipantId, found.CommunicationId, found.UserId, found.QueueId, found.MediaType, found.State,
                found.DisconnectType, found.WrapupState));
    }

    [Fact]
    public void A_medium_that_nobody_names_is_not_guessed()
    {
        Assert.Null(One(MediaBody).MediaType);
        string read = $$"""{"selfUri":"/api/v2/conversations/callbacks/{{Conversation}}",{{MediaBody[1..]}}""";
        Assert.Equal("callback", One(read).MediaType);
    }

    [Fact]
    public void Analytics_tells_the_code_in_its_own_spelling()
    {
        ConversationEvent found = One(AnalyticsBody);
        Assert.Equal(
            ("Analytics", Agent, Communication, User, "Anna", Queue, "call", "inbound", "peer", Code, "n", 14.5),
            (found.Source, found.ParticipantId, found.CommunicationId, found.UserId, found.UserName, found.QueueId,
                found.MediaType, found.Direction, found.DisconnectType,
                found.AssignedCode, found.AssignedNotes, found.AssignedDurationSeconds));
        Assert.Equivalent(found, One($$"""{"conversations":[{{AnalyticsBody}}],"totalHits":1}"""), strict: true);
    }
}

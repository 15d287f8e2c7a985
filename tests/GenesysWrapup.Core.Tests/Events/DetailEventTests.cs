using System;
using GenesysWrapup.Core.Events;
using Xunit;
using static GenesysWrapup.Core.Tests.Events.EventSamples;

namespace GenesysWrapup.Core.Tests.Events;

public class DetailEventTests
{
    [Fact]
    public void A_wrapup_event_has_the_code_and_whom_it_is_about() => Assert.Equivalent(
        new ConversationEvent
        {
            EventType = "Wrapup",
            Source = "Notification",
            Topic = $"v2.detail.events.conversation.{Conversation}.wrapup",
            Time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            ConversationId = Conversation,
            ParticipantId = Agent,
            EventParticipantId = Agent,
            CommunicationId = Communication,
            QueueId = Queue,
            MediaType = "call",
            Direction = "inbound",
            AssignedCode = Code,
            AssignedNotes = "it's done",
            AssignedDurationSeconds = 14.5,
            CorrelationId = Correlation,
        },
        One(Detail("wrapup", WrapupBody)),
        strict: true);

    [Theory]
    [InlineData("wrapup", WrapupBody, "Wrapup")]
    [InlineData("acw", AcwBody, "AfterCallWork")]
    [InlineData("user.start", UserStartBody, "UserStart")]
    [InlineData("user.end", UserEndBody, "UserEnd")]
    [InlineData("customer.end", CustomerEndBody, "CustomerEnd")]
    [InlineData("acd.start", CustomerEndBody, "AcdStart")]
    [InlineData("flow.outcome", CustomerEndBody, "FlowOutcome")]
    public void The_topic_says_what_happened(string kind, string body, string type)
    {
        Assert.Equal(type, One(Detail(kind, body)).EventType);
        Assert.Equal(type, One(EventBridge($"v2.detail.events.conversation.{{id}}.{kind}", body)).EventType);
    }

    [Theory]
    [InlineData(WrapupBody, "Wrapup")]
    [InlineData(AcwBody, "AfterCallWork")]
    [InlineData(UserEndBody, "UserEnd")]
    [InlineData(CustomerEndBody, "CustomerEnd")]
    [InlineData(UserStartBody, "Other")]
    public void Without_a_topic_the_members_say_it_as_far_as_they_do(string body, string type)
    {
        ConversationEvent found = One(body);
        Assert.Equal((type, null, "Body"), (found.EventType, found.Topic, found.Source));
    }

    /// <summary>Bound as -ParticipantId, the customer would be refused; without it, the agent is looked for.</summary>
    [Fact]
    public void What_a_customer_did_names_no_participant_for_a_code()
    {
        foreach (string text in new[] { Detail("customer.end", CustomerEndBody), CustomerEndBody, Detail("acd.end", CustomerEndBody) })
        {
            ConversationEvent found = One(text);
            Assert.Equal(
                (Conversation, null, null, Customer),
                (found.ConversationId, found.ParticipantId, found.CommunicationId, found.EventParticipantId));
        }
    }

    [Theory]
    [InlineData("wrapupCode")]
    [InlineData("wrapUpCode")]
    [InlineData("WrapupCode")]
    public void The_code_is_found_in_every_spelling(string name)
    {
        string start = $$"""{"conversationId":"{{Conversation}}",""";
        Assert.Equal(Code, One($$"""{{start}}"{{name}}":"{{Code}}"}""").AssignedCode);
        ConversationEvent nested = One($$"""{{start}}"wrapup":{"code":"{{Code}}","notes":"n","durationSeconds":3} }""");
        Assert.Equal((Code, "n", 3.0), (nested.AssignedCode, nested.AssignedNotes, nested.AssignedDurationSeconds));
    }

    [Theory]
    [InlineData("VOICE", "call")]
    [InlineData("CALLBACK", "callback")]
    [InlineData("MESSAGE", "message")]
    [InlineData("INTERNALMESSAGE", "internalMessage")]
    [InlineData("SCREENMONITORING", "screenMonitoring")]
    [InlineData("COBROWSE", "cobrowse")]
    [InlineData("UNKNOWN", null)]
    [InlineData("HOLOGRAM", "hologram")]
    public void Media_have_this_modules_names(string wire, string? name) =>
        Assert.Equal(name, One($$"""{"conversationId":"{{Conversation}}","mediaType":"{{wire}}"}""").MediaType);

    [Theory]
    [InlineData("CONSULT_TRANSFER", "transfer.consult")]
    [InlineData("TRANSPORT_FAILURE", "transport.failure")]
    [InlineData("PEER", "peer")]
    [InlineData("UNKNOWN", null)]
    public void Ends_have_the_spelling_of_the_API(string wire, string? name) =>
        Assert.Equal(name, One($$"""{"conversationId":"{{Conversation}}","disconnectType":"{{wire}}"}""").DisconnectType);

    [Fact]
    public void The_conversations_id_may_stand_in_the_topic_alone() =>
        Assert.Equal(Conversation, One(Detail("user.end", $$"""{"participantId":"{{Agent}}"}""")).ConversationId);

    [Theory]
    [InlineData("\"2026-01-01T01:00:00+01:00\"")]
    [InlineData("1767225600000")]
    [InlineData("\"1767225600000\"")]
    public void Times_are_read_in_every_form(string time) =>
        Assert.Equal(
            new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            One($$"""{"conversationId":"{{Conversation}}","eventTime":{{time}}}""").Time);

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("5")]
    [InlineData("1e300")]
    [InlineData("{}")]
    [InlineData("\"9999-12-31T23:59:59Z\"")]
    public void A_time_that_is_none_is_left_out(string time) =>
        Assert.Null(One($$"""{"conversationId":"{{Conversation}}","eventTime":{{time}}}""").Time);
}

using System;
using System.Linq;
using System.Text.Json;
using GenesysWrapup.Core.Events;
using GenesysWrapup.Core.Platform;
using Xunit;
using static GenesysWrapup.Core.Tests.Events.EventSamples;

namespace GenesysWrapup.Core.Tests.Events;

/// <summary>The ways that an event comes, alone and one inside the other: what is inside stays the same, each adds what it knows.</summary>
public class WrappingTests
{
    private static readonly string s_message = Detail("wrapup", WrapupBody);
    private static readonly ConversationEvent s_plain = One(s_message);
    private static readonly string s_bridged = EventBridge("v2.detail.events.conversation.{id}.wrapup", s_message);

    [Theory]
    [InlineData("v2.detail.events.conversation.{id}.wrapup")]
    [InlineData($"v2.detail.events.conversation.{Conversation}.wrapup")]
    [InlineData("anything")]
    public void EventBridge_adds_its_id_and_leaves_the_topic_to_the_detail(string detailType) => Assert.Equivalent(
        s_plain.With(copy => (copy.Source, copy.EventId) = ("EventBridge", "77777777-1111-4222-8333-000000000001")),
        One(EventBridge(detailType, s_message)),
        strict: true);

    [Fact]
    public void A_detail_that_is_text_or_lost_its_topic_is_read_as_well()
    {
        Assert.Equivalent(One(s_bridged), One(EventBridge("x", JsonSerializer.Serialize(s_message))), strict: true);
        ConversationEvent bare = One(EventBridge("v2.detail.events.conversation.{id}.wrapup", WrapupBody));
        Assert.Equal(("Wrapup", "v2.detail.events.conversation.{id}.wrapup", Code), (bare.EventType, bare.Topic, bare.AssignedCode));
    }

    [Fact]
    public void EventBridge_tells_the_time_where_the_event_does_not() =>
        Assert.Equal(
            new DateTime(2026, 1, 1, 0, 0, 5, DateTimeKind.Utc),
            One(EventBridge("v2.users.{id}.conversations.calls", MediaBody)).Time);

    [Fact]
    public void Event_Grid_and_cloud_events_wrap_it_in_a_member_of_data()
    {
        ConversationEvent expected = One(s_bridged);
        Assert.Equivalent(expected, One(EventGrid($$"""{"message":{{s_bridged}}}""")), strict: true);
        Assert.Equivalent(expected, One(EventGrid($$"""{"message":{{JsonSerializer.Serialize(s_bridged)}}}""")), strict: true);
        Assert.Equivalent(expected, One(EventGrid(s_bridged)), strict: true);
        Assert.Equivalent(expected, One(CloudEvent($$"""{"gcevent":{{s_bridged}}}""")), strict: true);
        ConversationEvent direct = One(EventGrid(WrapupBody));
        Assert.Equal(("EventGrid", "88888888-1111-4222-8333-000000000001", Agent), (direct.Source, direct.EventId, direct.ParticipantId));
    }

    [Fact]
    public void Webhook_data_is_read_in_every_form_that_runbooks_get()
    {
        ConversationEvent expected = One(s_bridged);
        Assert.Equivalent(expected, One(Webhook(s_bridged)), strict: true);
        Assert.Equivalent(expected, One($$"""{"WebhookName":"x","RequestBody":{{s_bridged}},"RequestHeader":{} }"""), strict: true);
        Assert.Equivalent(expected, One(UnquotedWebhook(s_bridged)), strict: true);
        Assert.Equivalent(expected, One(UnquotedWebhook($"[{s_bridged}]")), strict: true);
        Assert.Equivalent(expected, One(UnquotedWebhook(JsonSerializer.Serialize(s_bridged))), strict: true);
        Assert.Equivalent(expected, One($$"""{WebhookName:a, RequestHeader:{"a":"}"}, RequestBody:{{s_bridged}}}"""), strict: true);
        Assert.Equivalent(expected, One($$"""{"WebhookName":"a","RequestBody":{{s_bridged}},"RequestHeader":{Host:x} }"""), strict: true);
        Assert.Equivalent(
            expected.With(copy => (copy.Source, copy.EventId, copy.CorrelationId, copy.Topic) = ("Webhook", null, null, null)),
            One(UnquotedWebhook(WrapupBody)),
            strict: true);
    }

    [Fact]
    public void A_list_gives_every_item_its_own_answer()
    {
        const string Unfilled = """{"conversationId":"{{conversation.id}}"}""";
        EventReading[] read = [.. EventReader.Read($"[{s_message},5,{Unfilled},{Detail("acw", AcwBody)}]")];
        Assert.Equal(["Wrapup", null, null, "AfterCallWork"], read.Select(one => one.Event?.EventType));
        Assert.Contains("(item 2)", read[1].Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(("UnreadableEvent", "Id.Shape"), (read[2].Failure!.Id, read[2].Failure!.FindingId));
    }

    [Fact]
    public void Events_one_a_line_are_read_and_a_torn_line_loses_no_other()
    {
        string line = s_message.Replace("\n", string.Empty, StringComparison.Ordinal);
        EventReading[] read = [.. EventReader.Read($"{line}\n{line[..^20]}\n\n{line}")];
        Assert.Equal(["Wrapup", null, "Wrapup"], read.Select(one => one.Event?.EventType));
        Assert.Contains("(line 2)", read[1].Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_speaks_for_itself()
    {
        ConversationEvent alive = One(Heartbeat);
        Assert.Equal(("Heartbeat", "WebSocket Heartbeat", null), (alive.EventType, alive.Message, alive.ConversationId));
        ConversationEvent closing = One(SocketClosing);
        Assert.Equal(("System", "v2.system.socket_closing", "The socket closes."), (closing.EventType, closing.Topic, closing.Message));
    }

    [Fact]
    public void The_validation_of_Event_Grid_says_where_to_answer()
    {
        ConversationEvent found = One(Webhook(Validation));
        Assert.Equal(("Validation", "EventGrid", null), (found.EventType, found.Source, found.ConversationId));
        Assert.StartsWith("https://rp-westeurope.eventgrid.azure.net:553/", found.ValidationUrl, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://rp-westeurope.eventgrid.azure.net:553", "https://evil.example")]
    [InlineData("https://rp-westeurope.eventgrid.azure.net:553", "http://rp.eventgrid.azure.net")]
    [InlineData("https://rp-westeurope.eventgrid.azure.net:553", "https://a.eventgrid.azure.net@evil.example")]
    public void Nobody_elses_address_is_handed_on(string own, string other) =>
        Assert.Equal("NotAnEvent", Assert.Single(EventReader.Read(Validation.Replace(own, other, StringComparison.Ordinal))).Failure?.Id);
}

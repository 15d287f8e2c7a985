using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GenesysWrapup.Core.Events;
using Xunit;

namespace GenesysWrapup.Core.Tests.Events;

/// <summary>One of each form in which events arrive, with ids by which tests know them again. A new shape adds its own here.</summary>
internal static class EventSamples
{
    public const string Conversation = "c0000000-1111-4222-8333-000000000001";
    public const string Agent = "a0000000-1111-4222-8333-000000000001";
    public const string Colleague = "a0000000-1111-4222-8333-000000000002";
    public const string Customer = "a0000000-1111-4222-8333-000000000009";
    public const string Communication = "e0000000-1111-4222-8333-000000000001";
    public const string User = "d0000000-1111-4222-8333-000000000001";
    public const string OtherUser = "d0000000-1111-4222-8333-000000000002";
    public const string Queue = "f0000000-1111-4222-8333-000000000001";
    public const string OtherQueue = "f0000000-1111-4222-8333-000000000002";
    public const string Code = "b0000000-1111-4222-8333-000000000001";
    public const string Correlation = "99999999-1111-4222-8333-000000000001";

    public const string WrapupBody =
        $$"""
        {"eventTime":1767225600000,"conversationId":"{{Conversation}}","participantId":"{{Agent}}","sessionId":"{{Communication}}",
        "mediaType":"VOICE","provider":"Edge",
        "direction":"INBOUND","queueId":"{{Queue}}","wrapupCode":"{{Code}}","wrapupNotes":"it's done","wrapupDurationMs":14500,
        "callbackNumbers":[]}
        """;

    public const string AcwBody =
        $$"""
        {"eventTime":1767225600000,"conversationId":"{{Conversation}}","participantId":"{{Agent}}","sessionId":"{{Communication}}",
        "mediaType":"CALLBACK","userId":"{{User}}",
        "wrapupCode":"{{Code}}","wrapupDurationMs":2000}
        """;

    public const string UserEndBody =
        $$"""
        {"eventTime":1767225600000,"conversationId":"{{Conversation}}","participantId":"{{Agent}}","sessionId":"{{Communication}}",
        "mediaType":"MESSAGE","messageType":"WEBMESSAGING",
        "direction":"OUTBOUND","disconnectType":"CONSULT_TRANSFER","userId":"{{User}}","queueId":"{{Queue}}","divisionId":"x",
        "interactingDurationMs":5000}
        """;

    public const string UserStartBody =
        $$"""
        {"eventTime":1767225600000,"conversationId":"{{Conversation}}","participantId":"{{Agent}}","sessionId":"{{Communication}}",
        "mediaType":"EMAIL","userId":"{{User}}"}
        """;

    public const string CustomerEndBody =
        $$"""
        {"eventTime":1767225600000,"conversationId":"{{Conversation}}","participantId":"{{Customer}}","sessionId":"{{Communication}}",
        "mediaType":"VOICE","disconnectType":"ENDPOINT",
        "externalContactId":"x"}
        """;

    public const string ViewBody =
        $$"""
        {"id":"{{Conversation}}","maxParticipants":2,"recordingState":"none","participants":[
        {"id":"{{Customer}}","purpose":"customer","connectedTime":"2026-01-01T00:00:00.000Z","calls":[{"id":"x","state":"terminated",
        "direction":"inbound"}]},
        {"id":"rang","purpose":"agent","userId":"{{OtherUser}}","queueId":"{{Queue}}","calls":[{"id":"r","state":"terminated",
        "disconnectType":"client"}],"wrapupExpected":true},
        {"id":"{{Agent}}","purpose":"agent","name":"Anna","userId":"{{User}}","queueId":"{{Queue}}",
        "connectedTime":"2026-01-01T00:00:01.000Z","wrapupRequired":true,"wrapupPrompt":"timeout",
        "wrapupTimeoutMs":120000,"startAcwTime":"2026-01-01T00:01:00.000Z","attributes":{"odd":5},
        "calls":[{"id":"{{Communication}}","state":"terminated","direction":"inbound","disconnectType":"peer",
        "connectedTime":"2026-01-01T00:00:01.000Z",
        "afterCallWork":{"state":"pending","startTime":"2026-01-01T00:01:00.000Z"} }]},
        {"id":"{{Colleague}}","purpose":"agent","name":"Bert","userId":"{{OtherUser}}","queueId":"{{OtherQueue}}",
        "connectedTime":"2026-01-01T00:00:01.000Z","endTime":"2026-01-01T00:00:09.000Z",
        "startAcwTime":"2026-01-01T00:00:09.000Z","endAcwTime":"2026-01-01T00:00:20.000Z","wrapup":{"code":"{{Code}}","notes":"n",
        "tags":[],"durationSeconds":11,"endTime":"2026-01-01T00:00:20.000Z"},
        "calls":[{"id":"other","state":"terminated","direction":"inbound","disconnectType":"transfer",
        "connectedTime":"2026-01-01T00:00:01.000Z","afterCallWork":{"state":"complete"} }]}]}
        """;

    public const string MediaBody =
        $$"""
        {"id":"{{Conversation}}","participants":[
        {"id":"{{Customer}}","purpose":"customer","state":"disconnected","connectedTime":"2026-01-01T00:00:00.000Z"},
        {"id":"{{Agent}}","purpose":"agent","state":"disconnected","direction":"inbound","disconnectType":"peer",
        "connectedTime":"2026-01-01T00:00:01.000Z","endTime":"2026-01-01T00:01:00.000Z",
        "user":{"id":"{{User}}"},"queue":{"id":"{{Queue}}"},"wrapupRequired":true,"wrapupPrompt":"mandatory",
        "startAcwTime":"2026-01-01T00:01:00.000Z"}]}
        """;

    public const string AnalyticsBody =
        $$"""
        {"conversationId":"{{Conversation}}","conversationStart":"2026-01-01T00:00:00.000Z","conversationEnd":"2026-01-01T00:01:00.000Z",
        "originatingDirection":"inbound","participants":[
        {"participantId":"{{Customer}}","purpose":"customer","sessions":[{"sessionId":"x","mediaType":"voice",
        "segments":[{"segmentType":"interact"}]}]},
        {"participantId":"rang","purpose":"agent","userId":"{{User}}","sessions":[{"sessionId":"r","mediaType":"voice",
        "segments":[{"segmentType":"alert","disconnectType":"client"}]}]},
        {"participantId":"{{Agent}}","purpose":"agent","userId":"{{User}}","participantName":"Anna",
        "sessions":[{"sessionId":"{{Communication}}","mediaType":"voice","direction":"inbound","segments":[
        {"segmentType":"interact","queueId":"{{Queue}}","disconnectType":"peer"},
        {"segmentType":"wrapup","segmentStart":"2026-01-01T00:01:00.000Z","segmentEnd":"2026-01-01T00:01:14.500Z","wrapUpCode":"{{Code}}",
        "wrapUpNote":"n","queueId":"{{Queue}}"}]}]}]}
        """;

    public const string Heartbeat = """{"topicName":"channel.metadata","eventBody":{"message":"WebSocket Heartbeat"} }""";

    public const string SocketClosing =
        """
        {"topicName":"v2.system.socket_closing","version":"2","eventBody":{"systemTopicType":"subscription_changed",
        "reason":"another_channel_subscribed","message":"The socket closes."},"metadata":{}}
        """;

    public const string Validation =
        """
        [{"id":"1","topic":"/subscriptions/x","subject":"","data":{"validationCode":"512d38b6",
        "validationUrl":"https://rp-westeurope.eventgrid.azure.net:553/eventsubscriptions/x/validate?id=1"},
        "eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","eventTime":"2026-01-01T00:00:00Z","metadataVersion":"1",
        "dataVersion":"1"}]
        """;

    public static string Detail(string kind, string body) => Notification($"v2.detail.events.conversation.{Conversation}.{kind}", body);

    public static string Notification(string topic, string body) =>
        $$"""{"topicName":"{{topic}}","version":"2","eventBody":{{body}},"metadata":{"CorrelationId":"{{Correlation}}"} }""";

    public static string EventBridge(string detailType, string detail) =>
        $$"""
        {"version":"0","id":"77777777-1111-4222-8333-000000000001","detail-type":"{{detailType}}",
        "source":"aws.partner/genesys.com/cloud/0000/suffix","account":"123456789012",
        "time":"2026-01-01T00:00:05Z","region":"eu-central-1","resources":[],"detail":{{detail}}}
        """;

    public static string EventGrid(string data) =>
        $$"""
        [{"id":"88888888-1111-4222-8333-000000000001","subject":"genesysCloud/sendEvent","data":{{data}},"eventType":"GenesysCloudEvent",
        "dataVersion":"1.0","metadataVersion":"1","eventTime":"2026-01-01T00:00:06Z","topic":"t"}]
        """;

    public static string CloudEvent(string data) =>
        $$"""
        {"id":"66666666-1111-4222-8333-000000000001","source":"GenesysCloud.AWSEventBridge","type":"genesyscloudevent","specversion":"1.0",
        "time":"2026-01-01T00:00:07Z","data":{{data}}}
        """;

    public static string Webhook(string body) =>
        $$"""
        {"WebhookName":"wrapups","RequestBody":{{JsonSerializer.Serialize(body)}},
        "RequestHeader":{"Host":"x.webhook.we.azure-automation.net"} }
        """;

    public static string UnquotedWebhook(string body) =>
        $$"""
        {WebhookName:wrapups,RequestBody:{{body}},RequestHeader:{"Host":"x.webhook.we.azure-automation.net","x-ms-request-id":"1"} }
        """;

    /// <summary>What every sample is made of, and what mutations start from.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Detail("wrapup", WrapupBody),
        Detail("acw", AcwBody),
        Detail("user.start", UserStartBody),
        Detail("user.end", UserEndBody),
        Detail("customer.end", CustomerEndBody),
        Notification($"v2.users.{User}.conversations", ViewBody),
        Notification($"v2.routing.queues.{Queue}.conversations", ViewBody),
        Notification($"v2.users.{User}.conversations.calls", MediaBody),
        EventBridge("v2.detail.events.conversation.{id}.user.end", Detail("user.end", UserEndBody)),
        EventBridge($"v2.detail.events.conversation.{Conversation}.wrapup", Detail("wrapup", WrapupBody)),
        "[" + EventBridge("v2.detail.events.conversation.{id}.acw", Detail("acw", AcwBody)) + "," +
            EventBridge("v2.detail.events.conversation.{id}.wrapup", Detail("wrapup", WrapupBody)) + "]",
        EventGrid($$"""{"message":{{EventBridge("v2.detail.events.conversation.{id}.wrapup", Detail("wrapup", WrapupBody))}}}"""),
        CloudEvent($$"""{"gcevent":{{EventBridge("v2.detail.events.conversation.{id}.wrapup", Detail("wrapup", WrapupBody))}}}"""),
        Validation,
        Heartbeat,
        SocketClosing,
        AnalyticsBody,
        $$"""{"conversations":[{{AnalyticsBody}}],"totalHits":1}""",
        Webhook(EventBridge("v2.detail.events.conversation.{id}.user.end", Detail("user.end", UserEndBody))),
        UnquotedWebhook(EventBridge("v2.detail.events.conversation.{id}.user.end", Detail("user.end", UserEndBody))),
        UnquotedWebhook(EventGrid($$"""{"message":{{Detail("wrapup", WrapupBody)}}}""")),
        WrapupBody,
        UserEndBody,
        $$"""{"conversationId":"{{Conversation}}"}""",
    ];

    /// <summary>The events of a text; a failure among them fails the test with its own words.</summary>
    public static ConversationEvent[] Read(string text) => EventReader.Read(text).Select(reading =>
    {
        Assert.True(reading.Failure is null, $"{reading.Failure?.Message}\n{text}");
        return reading.Event!;
    }).ToArray();

    public static ConversationEvent One(string text) => Assert.Single(Read(text));
}

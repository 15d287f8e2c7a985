using System.Collections.Generic;
using System.Text.Json;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Events;

/// <summary>
/// The flat body of a detail event (v2.detail.events.conversation.{id}.…): one thing that happened to one participant. Triggers hand on
/// the same members, and a body without its message is told by them.
/// </summary>
internal sealed class DetailEventShape : IEventShape
{
    public EventShapeBasis Known => new(
        "The body of a detail event", Basis.Documented,
        "The vendor's SDK has its members: user.end has no wrap-up, and wrapup names no user. A trigger hands on its top-level " +
        "simple members alone.");

    public bool Wraps => false;

    public bool Fits(JsonElement item, EventOrigin origin) =>
        origin.Topic is not { Kind: TopicKind.Channel or TopicKind.System } &&
        !item.HasList("participants") &&
        !item.HasList("conversations") &&
        (item.Has("conversationId") || origin.Topic is { Kind: TopicKind.Detail, Id: not null });

    public IEnumerable<EventReading> Read(JsonElement item, EventOrigin origin)
    {
        TopicName? topic = TopicName.Of(item.Text("topicName")) ?? origin.Topic;
        string type = TypeOf(item, topic);
        bool ofAgent = EventType.IsOfAgent(type);
        string? participant = item.Text("participantId");
        string? media = item.Text("mediaType");
        return
        [
            EventReading.Of((origin with { Topic = topic }).Event(type).With(copy =>
            {
                copy.Time = item.Time("eventTime")?.UtcDateTime ?? origin.Time;
                copy.ConversationId = item.Text("conversationId") ?? topic?.Id;
                copy.ParticipantId = ofAgent ? participant : null;
                copy.CommunicationId = ofAgent ? item.Text("sessionId", "communicationId") : null;
                copy.EventParticipantId = participant;
                copy.UserId = item.Text("userId");
                copy.QueueId = item.Text("queueId");
                copy.MediaType = PlatformWords.Media(media);
                copy.MessageType = item.Text("messageType")?.ToLowerInvariant();
                copy.Direction = PlatformWords.Direction(item.Text("direction"));
                copy.DisconnectType = PlatformWords.DisconnectType(item.Text("disconnectType"));
                copy.AssignedCode = item.Text("wrapupCode") ?? item.Object("wrapup")?.Text("code");
                copy.AssignedNotes = item.Text("wrapupNotes", "wrapupNote") ?? item.Object("wrapup")?.Text("notes");
                copy.AssignedDurationSeconds = item.Number("wrapupDurationMs") / 1000 ?? item.Object("wrapup")?.Number("durationSeconds");
            })),
        ];
    }

    /// <summary>
    /// By the topic; without one by the members that only events of one type have. Only those at the end of after-call work have a
    /// duration of it, and of these only .acw names the user; only .end events have an end.
    /// </summary>
    private static string TypeOf(JsonElement item, TopicName? topic)
    {
        if (topic is not null)
        {
            return topic.Kind == TopicKind.Detail ? EventType.OfDetail(topic.Suffix) : EventType.Other;
        }

        bool namesUser = item.Has("userId");
        if (item.Has("wrapupDurationMs") || item.Has("wrapupCode"))
        {
            return namesUser ? EventType.AfterCallWork : EventType.Wrapup;
        }

        return !item.Has("disconnectType") ? EventType.Other
            : namesUser ? EventType.UserEnd
            : EventType.CustomerEnd;
    }
}

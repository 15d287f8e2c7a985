using System.Collections.Generic;
using System.Text.Json;

namespace GenesysWrapup.Core.Events;

/// <summary>The platform's own message: topicName, version, eventBody, metadata. A channel sends it so; EventBridge has it as its detail.</summary>
internal sealed class NotificationShape : IEventShape
{
    public bool Wraps => true;

    public bool Fits(JsonElement item, EventOrigin origin) => item.Has("topicName") && item.Has("eventBody");

    public IEnumerable<EventReading> Read(JsonElement item, EventOrigin origin)
    {
        string? topic = item.Text("topicName");
        return EventReader.Open(item.Member("eventBody")!.Value, origin.Within(topic is null ? "eventBody" : $"eventBody of {Lookalike.Quoted(topic)}") with
        {
            Source = origin.Source == EventBridgeShape.Source ? origin.Source : "Notification",
            Topic = TopicName.Of(topic) ?? origin.Topic,
            Time = item.Time("timestamp")?.UtcDateTime ?? origin.Time,
            CorrelationId = item.Object("metadata")?.Text("CorrelationId") ?? origin.CorrelationId,
        });
    }
}

using System.Collections.Generic;
using System.Text.Json;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Events;

/// <summary>The platform's own message: topicName, version, eventBody, metadata. Channels send it; EventBridge has it as detail.</summary>
internal sealed class NotificationShape : IEventShape
{
    public EventShapeBasis Known => new(
        "The platform's message", Basis.Captured,
        "topicName, version, eventBody and metadata with CorrelationId were captured; a heartbeat has no version.");

    public bool Wraps => true;

    public bool Fits(JsonElement item, EventOrigin origin) => item.Has("topicName") && item.Has("eventBody");

    public IEnumerable<EventReading> Read(JsonElement item, EventOrigin origin)
    {
        string? topic = item.Text("topicName");
        EventOrigin inside = origin.Within(topic is null ? "eventBody" : $"eventBody of {Lookalike.Quoted(topic)}");
        return EventReader.Open(item.Member("eventBody")!.Value, inside with
        {
            Source = origin.Source == EventBridgeShape.Source ? origin.Source : "Notification",
            Topic = TopicName.Of(topic) ?? origin.Topic,
            Time = item.Time("timestamp")?.UtcDateTime ?? origin.Time,
            CorrelationId = item.Object("metadata")?.Text("CorrelationId") ?? origin.CorrelationId,
        });
    }
}

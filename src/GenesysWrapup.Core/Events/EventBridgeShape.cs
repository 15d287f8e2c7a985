using System.Collections.Generic;
using System.Text.Json;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Events;

/// <summary>
/// An event of Amazon EventBridge. Its detail-type is seen both with {id} and with the real id; the detail's topicName decides, and
/// detail-type stands in where a rule's transformer took that away.
/// </summary>
internal sealed class EventBridgeShape : IEventShape
{
    public const string Source = "EventBridge";

    public EventShapeBasis Known => new(
        "An event of EventBridge", Basis.Captured,
        "Its detail-type is seen both with {id} and with the real id, so the detail's topicName decides.");

    public bool Wraps => true;

    public bool Fits(JsonElement item, EventOrigin origin) => item.Has("detail") && (item.Has("detail-type") || item.Has("source"));

    public IEnumerable<EventReading> Read(JsonElement item, EventOrigin origin) => EventReader.Open(
        item.Member("detail")!.Value,
        origin.Within(item.Text("source") is { } source ? $"detail of an event from {Lookalike.Quoted(source)}" : "detail") with
        {
            Source = Source,
            Topic = TopicName.Of(item.Text("detail-type")) ?? origin.Topic,
            Time = item.Time("time")?.UtcDateTime ?? origin.Time,
            EventId = item.Text("id") ?? origin.EventId,
        });
}

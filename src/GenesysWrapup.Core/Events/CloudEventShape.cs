using System.Collections.Generic;
using System.Text.Json;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Events;

/// <summary>An event in the CloudEvents schema, Event Grid's other one. Forwarders name the member of data as they like.</summary>
internal sealed class CloudEventShape : IEventShape
{
    public EventShapeBasis Known => new(
        "A cloud event", Basis.Inferred,
        "The schema is that of CloudEvents; that a forwarder puts the platform's event into data is assumed.");

    public bool Wraps => true;

    public bool Fits(JsonElement item, EventOrigin origin) =>
        item.Has("data") && item.Has("source") && item.Has("type") &&
        !item.Has("eventType") && !item.Has("detail") && !EventGridValidationShape.IsOne(item);

    public IEnumerable<EventReading> Read(JsonElement item, EventOrigin origin) => EventReader.OpenContent(
        item.Member("data")!.Value,
        origin.Within("data of a cloud event") with
        {
            Source = "CloudEvents",
            Time = item.Time("time")?.UtcDateTime ?? origin.Time,
            EventId = item.Text("id") ?? origin.EventId,
        });
}

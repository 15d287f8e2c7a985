using System.Collections.Generic;
using System.Text.Json;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Events;

/// <summary>An event of Azure Event Grid in its own schema. Forwarders put the platform's event into data, mostly as message.</summary>
internal sealed class EventGridShape : IEventShape
{
    public EventShapeBasis Known => new(
        "An event of Event Grid", Basis.Documented,
        "A blueprint of the vendor puts the whole event of EventBridge into data.message; other forwarders may name it " +
        "otherwise.");

    public bool Wraps => true;

    public bool Fits(JsonElement item, EventOrigin origin) =>
        item.Has("eventType") && item.Has("data") && !item.Has("eventBody") && !EventGridValidationShape.IsOne(item);

    public IEnumerable<EventReading> Read(JsonElement item, EventOrigin origin) => EventReader.OpenContent(
        item.Member("data")!.Value,
        origin.Within("data of an Event Grid event") with
        {
            Source = "EventGrid",
            Time = item.Time("eventTime")?.UtcDateTime ?? origin.Time,
            EventId = item.Text("id") ?? origin.EventId,
        });
}

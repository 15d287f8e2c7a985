using System.Collections.Generic;
using System.Text.Json;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Events;

/// <summary>What a notification channel says of itself: that it lives, that it closes, that a token or a subscription is gone.</summary>
internal sealed class ChannelMessageShape : IEventShape
{
    public EventShapeBasis Known => new(
        "What a channel says of itself", Basis.Captured,
        "Heartbeats were captured, without a version. The v2.system topics are those that the vendor's SDK and streaming client " +
        "read.");

    public bool Wraps => false;

    public bool Fits(JsonElement item, EventOrigin origin) => origin.Topic is { Kind: TopicKind.Channel or TopicKind.System };

    public IEnumerable<EventReading> Read(JsonElement item, EventOrigin origin) =>
    [
        EventReading.Of(origin.Event(origin.Topic!.Kind == TopicKind.Channel ? EventType.Heartbeat : EventType.System).With(copy =>
        {
            copy.UserId = item.Text("userId");
            copy.CorrelationId = origin.CorrelationId ?? item.Text("correlationId");
            copy.Message = item.Text("message", "reason");
        })),
    ];
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Events;

/// <summary>
/// The body of a topic of one medium (….conversations.calls), and of GET /conversations/calls/{id}: flat participants with a state, a
/// user and a queue, and no id of the communication.
/// </summary>
internal sealed class MediaConversationShape : IEventShape
{
    public EventShapeBasis Known => new(
        "The body of a topic of one medium", Basis.Documented,
        "The vendor's SDK has flat participants with state, user and queue. Topics of one medium have been captured with the " +
        "general body, too.");

    public bool Wraps => false;

    /// <summary>Told by the participants: topics of one medium have been seen with the general body, too.</summary>
    public static bool IsOne(JsonElement item) => item.Objects("participants").Any() && item.Objects("participants").All(IsFlat);

    public bool Fits(JsonElement item, EventOrigin origin) => IsOne(item);

    public IEnumerable<EventReading> Read(JsonElement item, EventOrigin origin)
    {
        MediaKind? media = MediaOf(item, origin);
        return ParticipantEvents.Of(item, item.Objects("participants").Select(one => Participant(one, media)), origin)
            .Select(reading => reading.Event is { } found ? EventReading.Of(found.With(copy => copy.MediaType = media?.Name)) : reading);
    }

    private static bool IsFlat(JsonElement participant) =>
        participant.Has("state") && !participant.HasList("sessions") && !MediaKind.All.Any(media => participant.HasList(media.Array));

    /// <summary>The body does not say it; the topic does, or the address in what was read.</summary>
    private static MediaKind? MediaOf(JsonElement item, EventOrigin origin) =>
        MediaKind.Find(origin.Topic is { Kind: TopicKind.UserView or TopicKind.QueueView } topic ? topic.Suffix : null) ??
        MediaKind.Find(item.Text("selfUri")?.Split('/').SkipWhile(part => part != "conversations").Skip(1).FirstOrDefault());

    private static WireParticipant Participant(JsonElement item, MediaKind? media)
    {
        WireParticipant participant = ParticipantMembers.Of(item);
        participant.UserId = item.Object("user")?.Text("id") ?? item.Text("userId");
        participant.QueueId = item.Object("queue")?.Text("id") ?? item.Text("queueId");

        // The participant's members are those of its one communication; how it is judged does not depend on the medium.
        participant.SetArrayOf(media ?? MediaKind.Call, [ParticipantMembers.Communication(item, id: null)]);
        return participant;
    }
}

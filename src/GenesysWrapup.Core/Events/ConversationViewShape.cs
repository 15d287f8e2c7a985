using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Events;

/// <summary>
/// The body of v2.users.{id}.conversations and v2.routing.queues.{id}.conversations, and of GET /conversations/{id}: participants with
/// their communications in arrays by media.
/// </summary>
internal sealed class ConversationViewShape : IEventShape
{
    public EventShapeBasis Known => new(
        "The body of a topic of a user's or queue's conversations", Basis.Documented,
        "The vendor's SDK has its members. A captured one had wrapupExpected true on an agent who only rang.");

    public bool Wraps => false;

    public bool Fits(JsonElement item, EventOrigin origin) =>
        item.HasList("participants") && !MediaConversationShape.IsOne(item) && !AnalyticsConversationShape.IsOne(item);

    public IEnumerable<EventReading> Read(JsonElement item, EventOrigin origin) =>
        ParticipantEvents.Of(item, item.Objects("participants").Select(Participant), origin);

    private static WireParticipant Participant(JsonElement item)
    {
        WireParticipant participant = ParticipantMembers.Of(item);
        participant.UserId = item.Text("userId");
        participant.QueueId = item.Text("queueId");
        foreach (MediaKind media in MediaKind.All)
        {
            participant.SetArrayOf(media, item.Objects(media.Array).Select(ParticipantMembers.Communication).ToList());
        }

        return participant;
    }
}

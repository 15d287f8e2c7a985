using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Events;

/// <summary>
/// A conversation as analytics tells it, alone or in the answer of a query: sessions with segments, of which the one of type wrapup holds
/// wrapUpCode and wrapUpNote. One event for each session of an agent.
/// </summary>
internal sealed class AnalyticsConversationShape : IEventShape
{
    private static readonly string[] s_agents = ["agent", "user"];

    public EventShapeBasis Known => new(
        "A conversation of analytics", Basis.Documented,
        "The contract has its sessions and segments. That a system code comes with an empty note was captured.");

    public bool Wraps => false;

    public static bool IsOne(JsonElement item) => item.Objects("participants").Any(participant => participant.HasList("sessions"));

    public bool Fits(JsonElement item, EventOrigin origin) => IsOne(item) || item.Objects("conversations").Any(IsOne);

    public IEnumerable<EventReading> Read(JsonElement item, EventOrigin origin) => IsOne(item)
        ? OfConversation(item, origin with { Source = "Analytics" })
        : item.Objects("conversations").Take(EventReader.MostItems)
            .SelectMany((conversation, index) => EventReader.Open(conversation, origin.Within($"conversation {index + 1}")));

    private static IEnumerable<EventReading> OfConversation(JsonElement item, EventOrigin origin)
    {
        ConversationEvent shared = origin.Event(EventType.Conversation).With(copy =>
        {
            copy.ConversationId = item.Text("conversationId");
            copy.Time = item.Time("conversationEnd")?.UtcDateTime ?? origin.Time;
            copy.Direction = PlatformWords.Direction(item.Text("originatingDirection"));
        });
        ConversationEvent[] found =
        [
            .. from participant in item.Objects("participants")
               where s_agents.Contains(participant.Text("purpose"))
               from session in participant.Objects("sessions")
               let segments = session.Objects("segments").ToArray()
               where segments.Any(WasThere)
               select OfSession(shared, participant, session, segments),
        ];
        return (found.Length > 0 ? found : [shared]).Select(EventReading.Of);
    }

    /// <summary>A ring that nobody took has no such segment.</summary>
    private static bool WasThere(JsonElement segment) => segment.Text("segmentType") is "interact" or "wrapup";

    private static ConversationEvent OfSession(
        ConversationEvent shared, JsonElement participant, JsonElement session, JsonElement[] segments)
    {
        JsonElement[] wrapups = segments.Where(segment => segment.Text("segmentType") == "wrapup").ToArray();
        JsonElement? last = wrapups.Length > 0 ? wrapups[wrapups.Length - 1] : null;
        return shared.With(copy =>
        {
            copy.ParticipantId = participant.Text("participantId");
            copy.EventParticipantId = participant.Text("participantId");
            copy.CommunicationId = session.Text("sessionId");
            copy.UserId = participant.Text("userId");
            copy.UserName = participant.Text("participantName");
            copy.Purpose = participant.Text("purpose");
            copy.QueueId = LastOf(segments, "queueId");
            copy.MediaType = PlatformWords.Media(session.Text("mediaType"));
            copy.Direction = PlatformWords.Direction(session.Text("direction")) ?? shared.Direction;
            copy.DisconnectType = PlatformWords.DisconnectType(LastOf(segments, "disconnectType"));
            copy.AfterCallWorkStart = last?.Time("segmentStart")?.UtcDateTime;
            copy.AfterCallWorkEnd = last?.Time("segmentEnd")?.UtcDateTime;
            copy.AssignedCode = last?.Text("wrapUpCode");
            copy.AssignedNotes = last?.Text("wrapUpNote");
            copy.AssignedDurationSeconds = (last?.Time("segmentEnd") - last?.Time("segmentStart"))?.TotalSeconds;
        });
    }

    private static string? LastOf(JsonElement[] segments, string member) =>
        segments.Select(segment => segment.Text(member)).LastOrDefault(text => text is not null);
}

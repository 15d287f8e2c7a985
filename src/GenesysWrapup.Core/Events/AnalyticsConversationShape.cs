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
        ConversationEvent shared = origin.Event(EventType.Conversation) with
        {
            ConversationId = item.Text("conversationId"),
            Time = item.Time("conversationEnd")?.UtcDateTime ?? origin.Time,
            Direction = PlatformWords.Direction(item.Text("originatingDirection")),
        };
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
        return shared with
        {
            ParticipantId = participant.Text("participantId"),
            EventParticipantId = participant.Text("participantId"),
            CommunicationId = session.Text("sessionId"),
            UserId = participant.Text("userId"),
            UserName = participant.Text("participantName"),
            Purpose = participant.Text("purpose"),
            QueueId = LastOf(segments, "queueId"),
            MediaType = PlatformWords.Media(session.Text("mediaType")),
            Direction = PlatformWords.Direction(session.Text("direction")) ?? shared.Direction,
            DisconnectType = PlatformWords.DisconnectType(LastOf(segments, "disconnectType")),
            AfterCallWorkStart = last?.Time("segmentStart")?.UtcDateTime,
            AfterCallWorkEnd = last?.Time("segmentEnd")?.UtcDateTime,
            AssignedCode = last?.Text("wrapUpCode"),
            AssignedNotes = last?.Text("wrapUpNote"),
            AssignedDurationSeconds = (last?.Time("segmentEnd") - last?.Time("segmentStart"))?.TotalSeconds,
        };
    }

    private static string? LastOf(JsonElement[] segments, string member) =>
        segments.Select(segment => segment.Text(member)).LastOrDefault(text => text is not null);
}

using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Analytics;

/// <summary>
/// One agent's side of a conversation on one communication, as analytics tells it: somebody with a user id who was connected and did not
/// supervise. What it shows is told here; what it means for a missing code is not.
/// </summary>
internal sealed record AgentSession
{
    public const string WrapupSegment = "wrapup";

    public static readonly IReadOnlyList<string> Purposes = ["agent", "user"];

    /// <summary>What an agent does only once connected.</summary>
    private static readonly string[] s_connected = ["interact", "hold", "parked", "sharing", WrapupSegment];

    public required string ConversationId { get; init; }
    public required string ParticipantId { get; init; }
    public required string SessionId { get; init; }
    public required string UserId { get; init; }

    /// <summary>The name that analytics has for the participant; it is not always there.</summary>
    public string? ParticipantName { get; init; }

    public string? QueueId { get; init; }

    /// <summary>In this module's words.</summary>
    public string? MediaType { get; init; }

    public DateTimeOffset? Start { get; init; }

    /// <summary>When the agent's side ended; null while it goes on. After-call work comes after it.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Whether after-call work began: there is a wrap-up segment.</summary>
    public bool HasWrapup { get; init; }

    public DateTimeOffset? WrapupStart { get; init; }

    /// <summary>Null while after-call work goes on, or where it never began.</summary>
    public DateTimeOffset? WrapupEnd { get; init; }

    public string? Code { get; init; }

    public string? Notes { get; init; }

    /// <summary>The platform's own mark that the agent skipped after-call work.</summary>
    public bool Skipped { get; init; }

    /// <summary>After-call work goes on and has no code.</summary>
    public bool IsAwaiting => HasWrapup && Code is null && WrapupEnd is null && !Skipped;

    /// <summary>Still connected, as far as analytics knows.</summary>
    public bool IsConnected => !HasWrapup && End is null;

    /// <summary>
    /// The agents' sessions of a conversation. A participant-level code stands on every communication with a wrap-up segment, so those of
    /// a participant without one belong to the same after-call work, and one session speaks for a participant that has none at all.
    /// </summary>
    public static IReadOnlyList<AgentSession> Of(WireDetails conversation) => conversation.ConversationId is not { } id ? [] :
    [
        .. (conversation.Participants ?? [])
            .Where(participant => participant.ParticipantId is not null && participant.UserId is not null &&
                Purposes.Contains(participant.Purpose, StringComparer.OrdinalIgnoreCase))
            .SelectMany(participant => Speaking((participant.Sessions ?? [])
                .Where(session => session.SessionId is not null && IsHandling(session))
                .Select(session => Of(id, participant, session))
                .ToArray())),
    ];

    private static IEnumerable<AgentSession> Speaking(AgentSession[] sessions)
    {
        AgentSession[] wrapped = Array.FindAll(sessions, session => session.HasWrapup);
        return wrapped.Length > 0 ? wrapped : sessions.OrderByDescending(session => session.Start).Take(1);
    }

    private static bool IsHandling(WireDetailsSession session) =>
        session.MonitoredParticipantId is null && session.CoachedParticipantId is null && session.BargedParticipantId is null &&
        (session.Segments ?? []).Any(segment => s_connected.Contains(segment.SegmentType, StringComparer.OrdinalIgnoreCase));

    private static AgentSession Of(string conversationId, WireDetailsParticipant participant, WireDetailsSession session)
    {
        List<WireDetailsSegment> segments = session.Segments ?? [];
        WireDetailsSegment[] talk = [.. segments.Where(segment => !IsWrapup(segment))];

        // Of several, the last one stands; a code that came at the same moment wins over none.
        WireDetailsSegment? wrapup = segments.Where(IsWrapup)
            .OrderBy(segment => segment.SegmentStart).ThenBy(segment => segment.WrapUpCode is not null)
            .LastOrDefault();
        return new AgentSession
        {
            ConversationId = conversationId,
            ParticipantId = participant.ParticipantId!,
            SessionId = session.SessionId!,
            UserId = participant.UserId!,
            ParticipantName = participant.ParticipantName,
            QueueId = wrapup?.QueueId ?? segments.LastOrDefault(segment => segment.QueueId is not null)?.QueueId,
            MediaType = AnalyticsMedia.NameOf(session.MediaType),
            Start = talk.FirstOrDefault(
                segment => s_connected.Contains(segment.SegmentType, StringComparer.OrdinalIgnoreCase))?.SegmentStart ??
                wrapup?.SegmentStart,
            End = Array.Exists(talk, segment => segment.SegmentEnd is null)
                ? null
                : talk.Max(segment => segment.SegmentEnd) ?? wrapup?.SegmentStart,
            HasWrapup = wrapup is not null,
            WrapupStart = wrapup?.SegmentStart,
            WrapupEnd = wrapup?.SegmentEnd,
            Code = string.IsNullOrEmpty(wrapup?.WrapUpCode) ? null : wrapup!.WrapUpCode,
            Notes = string.IsNullOrEmpty(wrapup?.WrapUpNote) ? null : wrapup!.WrapUpNote,
            Skipped = session.AcwSkipped == true,
        };
    }

    private static bool IsWrapup(WireDetailsSegment segment) =>
        string.Equals(segment.SegmentType, WrapupSegment, StringComparison.OrdinalIgnoreCase);
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Views;

/// <summary>
/// A conversation as the analytics details show it: sessions with segments, limited to what analytics knows at a given time.
/// </summary>
internal static class AnalyticsJson
{
    /// <param name="knownBy">What happened later is left out.</param>
    public static JsonObject Of(SimulatedConversation conversation, DateTimeOffset knownBy, AnalyticsShape shape) => WireJson.Of(
        ("conversationId", conversation.Id),
        ("conversationStart", WireJson.Time(conversation.Start)),
        ("conversationEnd", WireJson.Time(Known(conversation.End, knownBy))),
        ("associatedConversationId", conversation.AssociatedConversationId),
        ("consultationConversationIds", conversation.ConsultationIds.Count == 0 ? null : WireJson.List(conversation.ConsultationIds)),
        ("divisionIds", WireJson.List([conversation.Division.Id])),
        ("originatingDirection", conversation.Direction),
        ("participants", WireJson.List(
            conversation.Participants.Where(participant => participant.Start <= knownBy),
            participant => Participant(conversation, participant, knownBy, shape))));

    /// <summary>When something last happened to it.</summary>
    public static DateTimeOffset LastActivity(SimulatedConversation conversation) => conversation.Participants
        .SelectMany(static participant => new[] { participant.Start, participant.End, participant.WorkEnd, participant.Wrapup?.SetAt })
        .Concat(conversation.Communications.SelectMany(static one => new[] { one.ConnectedAt, one.DisconnectedAt, one.Wrapup?.SetAt }))
        .Append(conversation.Start)
        .Max()!.Value;

    private static DateTimeOffset? Known(DateTimeOffset? time, DateTimeOffset knownBy) => time <= knownBy ? time : null;

    private static JsonObject Participant(
        SimulatedConversation conversation,
        SimulatedParticipant participant,
        DateTimeOffset knownBy,
        AnalyticsShape shape) =>
        WireJson.Of(
        ("participantId", participant.Id),
        ("participantName", participant.Name),
        ("purpose", participant.Purpose),
        ("userId", participant.Member?.Id),
        ("attributes", shape.WithAttributes ? ConversationJson.Attributes(participant) : null),
        ("sessions", WireJson.List(participant.Communications, one => Session(conversation, participant, one, knownBy, shape))));

    private static JsonObject Session(
        SimulatedConversation conversation,
        SimulatedParticipant participant,
        SimulatedCommunication one,
        DateTimeOffset knownBy,
        AnalyticsShape shape)
    {
        List<JsonObject> segments = one.Segments.Where(segment => segment.Start <= knownBy)
            .Select(segment => Segment(participant, segment, knownBy))
            .ToList();
        bool hasParticipantCode = shape.CodeOnEverySession || one == participant.Communications.Last();
        if (Wrapup(participant, one, hasParticipantCode ? participant.Wrapup : null, knownBy) is { } wrapup)
        {
            segments.Add(wrapup);
        }

        return WireJson.Of(
            ("sessionId", one.Id),
            ("mediaType", MediaType(one.Media, shape)),
            ("direction", one.Direction),
            ("provider", one.Provider),
            ("peerId", one.PeerId),
            ("acwSkipped", participant.WrapupSkipped ? true : null),
            ("ani", participant.Purpose == SimulatedParticipant.Customer ? participant.Address : null),
            ("monitoredParticipantId", participant.MonitoredParticipantId),
            ("coachedParticipantId", participant.CoachedParticipantId),
            ("bargedParticipantId", participant.BargedParticipantId),
            ("outboundCampaignId", conversation.CampaignId),
            ("metrics", Metrics(one, knownBy)),
            ("segments", WireJson.List(segments, static segment => segment)));
    }

    private static JsonObject Segment(SimulatedParticipant participant, SimulatedSegment segment, DateTimeOffset knownBy)
    {
        bool ended = segment.End <= knownBy;
        return WireJson.Of(
            ("conference", false),
            ("disconnectType", ended ? DisconnectType(segment.DisconnectType) : null),
            ("queueId", participant.Queue?.Id),
            ("segmentStart", WireJson.Time(segment.Start)),
            ("segmentEnd", ended ? WireJson.Time(segment.End) : null),
            ("segmentType", segment.Type.ToLowerInvariant()));
    }

    /// <summary>After-call work and the code, as one segment.</summary>
    private static JsonObject? Wrapup(
        SimulatedParticipant participant,
        SimulatedCommunication one,
        SimulatedWrapup? participantCode,
        DateTimeOffset knownBy)
    {
        SimulatedWrapup? wrapup = one.Wrapup ?? participantCode;
        wrapup = wrapup?.SetAt <= knownBy ? wrapup : null;
        DateTimeOffset? start = one.Work.Start ?? (wrapup is null ? null : one.DisconnectedAt ?? wrapup.EndTime);
        return start is null || start > knownBy ? null : WireJson.Of(
            ("conference", false),
            ("disconnectType", DisconnectType(one.DisconnectType)),
            ("queueId", participant.Queue?.Id),
            ("segmentStart", WireJson.Time(start)),
            ("segmentEnd", WireJson.Time(Known(one.Work.Start is null ? wrapup!.EndTime : one.Work.End, knownBy))),
            ("segmentType", "wrapup"),
            ("wrapUpCode", wrapup?.Code),
            ("wrapUpNote", wrapup?.Notes is { Length: > 0 } note ? note : null),
            ("wrapUpTags", wrapup?.Tags.Count > 0 ? WireJson.List(wrapup.Tags) : null));
    }

    private static JsonArray Metrics(SimulatedCommunication one, DateTimeOffset knownBy)
    {
        var metrics = new List<(string Name, DateTimeOffset? From, DateTimeOffset? To)>
        {
            ("tTalk", one.ConnectedAt, one.DisconnectedAt),
            ("tAcw", one.Work.Start, one.Work.End),
            ("tHandle", one.ConnectedAt, one.Work.End ?? one.DisconnectedAt),
        };
        return WireJson.List(
            metrics.Where(metric => metric.From is not null && metric.To <= knownBy),
            static metric => WireJson.Of(
                ("emitDate", WireJson.Time(metric.To)),
                ("name", metric.Name),
                ("value", (long)(metric.To!.Value - metric.From!.Value).TotalMilliseconds)));
    }

    private static string MediaType(MediaKind media, AnalyticsShape shape) => media.Name switch
    {
        "call" => "voice",
        "social" => shape.SocialMedia,
        _ => media.Name,
    };

    private static string? DisconnectType(string? live) => live switch
    {
        "transfer.consult" => "consultTransfer",
        "transfer.conference" => "conferenceTransfer",
        _ => live,
    };
}

/// <summary>What differs between reads or is not known of what analytics shows.</summary>
/// <param name="WithAttributes">Only the asynchronous jobs carry the participants' free data.</param>
/// <param name="CodeOnEverySession">A participant's code stands on each of its sessions, not on the last alone.</param>
/// <param name="SocialMedia">The media type of a social session.</param>
internal sealed record AnalyticsShape(bool WithAttributes, bool CodeOnEverySession, string SocialMedia);

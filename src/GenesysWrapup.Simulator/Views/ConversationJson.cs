using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Views;

/// <summary>A conversation as the generic read shows it: the only one with the ids of communications.</summary>
internal static class ConversationJson
{
    private static readonly MediaKind[] s_arrays =
    [
        MediaKind.Call, MediaKind.Callback, MediaKind.Chat, MediaKind.Cobrowse, MediaKind.Email, MediaKind.Message,
        MediaKind.Screenshare, MediaKind.Social, MediaKind.Video,
    ];

    public static JsonObject Of(SimulatedConversation conversation, WorkShown shown) => WireJson.Of(
        ("id", conversation.Id),
        ("startTime", WireJson.Time(conversation.Start)),
        ("endTime", WireJson.Time(conversation.End)),
        ("address", conversation.Participants.Find(static one => one.Purpose == SimulatedParticipant.Customer)?.Address),
        ("participants", WireJson.List(conversation.Participants, one => Participant(one, shown))),
        ("recordingState", conversation.Recording ? "ACTIVE" : "NONE"),
        ("divisions", Divisions(conversation)),
        ("selfUri", $"/api/v2/conversations/{conversation.Id}"));

    /// <summary>As the product reads it from an answer.</summary>
    public static WireConversation Wire(SimulatedConversation conversation, WorkShown shown) =>
        Of(conversation, shown).Deserialize(PlatformJson.Default.WireConversation)!;

    public static JsonArray Divisions(SimulatedConversation conversation)
    {
        IEnumerable<JsonObject?> entities = conversation.Participants.Where(static one => one.Queue is not null)
            .Select(static one => one.Queue!.Id).Distinct().Select(static id => WireJson.Reference(id, "routing/queues"))
            .Concat(conversation.Participants.Where(static one => one.Member is not null)
                .Select(static one => one.Member!.Id).Distinct().Select(static id => WireJson.Reference(id, "users")));
        return new JsonArray(WireJson.Of(
            ("division", WireJson.Reference(conversation.Division.Id, "authorization/divisions")),
            ("entities", WireJson.List(entities, static entity => entity))));
    }

    public static JsonObject? Wrapup(SimulatedWrapup? wrapup) => wrapup is null ? null : WireJson.Of(
        ("code", wrapup.Code),
        ("notes", wrapup.Notes),
        ("tags", WireJson.List(wrapup.Tags)),
        ("durationSeconds", wrapup.DurationSeconds),
        ("endTime", WireJson.Time(wrapup.EndTime)),
        ("provisional", wrapup.Provisional ? true : null));

    public static JsonObject? AfterCallWork(SimulatedAfterCallWork work) => work.State is null ? null : WireJson.Of(
        ("state", work.State),
        ("startTime", WireJson.Time(work.Start)),
        ("endTime", WireJson.Time(work.End)));

    public static JsonObject Attributes(SimulatedParticipant participant) =>
        WireJson.Of(participant.Attributes.Select(static entry => (entry.Key, (JsonNode?)entry.Value)).ToArray());

    public static JsonArray? MediaRoles(SimulatedParticipant participant)
    {
        string? role = participant.MonitoredParticipantId is not null ? "monitor"
            : participant.CoachedParticipantId is not null ? "coach"
            : participant.BargedParticipantId is not null ? "barge" : null;
        return role is null ? null : WireJson.List([role]);
    }

    public static JsonObject? RoutingData(SimulatedParticipant participant) =>
        participant.Queue is null || participant.Purpose == SimulatedParticipant.Customer
        ? null
        : WireJson.Of(
            ("queue", WireJson.Reference(participant.Queue.Id, "routing/queues")),
            ("priority", 0),
            ("skills", new JsonArray()),
            ("scoredAgents", new JsonArray()));

    public static int? TimeoutMs(SimulatedParticipant participant) =>
        participant.Mode?.IsTimed() == true ? (int)participant.Timeout.TotalMilliseconds : null;

    private static JsonObject Participant(SimulatedParticipant participant, WorkShown shown)
    {
        JsonObject json = WireJson.Of(
            ("id", participant.Id),
            ("startTime", WireJson.Time(participant.Start)),
            ("endTime", WireJson.Time(participant.End)),
            ("connectedTime", WireJson.Time(participant.ConnectedAt)),
            ("name", participant.Name),
            ("userUri", participant.Member is null ? null : $"/api/v2/users/{participant.Member.Id}"),
            ("userId", participant.Member?.Id),
            ("queueId", participant.Queue?.Id),
            ("queueName", participant.Queue?.Name),
            ("purpose", participant.Purpose),
            ("consultParticipantId", participant.ConsultParticipantId),
            ("address", participant.Address),
            ("ani", participant.Purpose == SimulatedParticipant.Customer ? participant.Address : null),
            ("wrapupRequired", participant.WrapupRequired),
            ("wrapupPrompt", participant.Mode?.OnParticipant()),
            ("wrapupTimeoutMs", TimeoutMs(participant)),
            ("wrapupSkipped", participant.WrapupSkipped ? true : null),
            ("wrapup", Wrapup(participant.Wrapup)),
            ("mediaRoles", MediaRoles(participant)),
            ("conversationRoutingData", RoutingData(participant)),
            ("alertingTimeoutMs", participant.Mode is null ? null : 30000),
            ("monitoredParticipantId", participant.MonitoredParticipantId),
            ("coachedParticipantId", participant.CoachedParticipantId),
            ("bargedParticipantId", participant.BargedParticipantId),
            ("attributes", Attributes(participant)),
            ("startAcwTime", WireJson.Time(shown.OnParticipant ? participant.WorkStart : null)),
            ("endAcwTime", WireJson.Time(shown.OnParticipant ? participant.WorkEnd : null)));

        // Captured: finished participants have every array, the newest one only those that it uses.
        foreach (MediaKind media in s_arrays)
        {
            List<SimulatedCommunication> ofMedia = participant.Communications.FindAll(one => one.Media == media);
            if (ofMedia.Count > 0 || participant.IsOver)
            {
                json[media.Array] = WireJson.List(ofMedia, one => Communication(participant, one, shown));
            }
        }

        return json;
    }

    private static JsonObject Communication(SimulatedParticipant participant, SimulatedCommunication one, WorkShown shown)
    {
        bool isCall = one.Media == MediaKind.Call;
        bool isVideo = one.Media == MediaKind.Video;
        bool hasDirection = isCall || one.Media == MediaKind.Callback || one.Media == MediaKind.Email || one.Media == MediaKind.Message;
        bool hasHold = hasDirection || one.Media == MediaKind.Social;
        return WireJson.Of(
            ("state", one.State),
            ("initialState", one.Media == MediaKind.Social ? null : one.InitialState),
            ("id", one.Id),
            ("direction", hasDirection ? one.Direction : null),
            ("recording", isCall ? one.Recording : null),
            ("recordingState", isCall ? (one.Recording ? "active" : "none") : null),
            ("muted", isCall ? one.Muted : null),
            ("confined", isCall ? one.Confined : null),
            ("held", hasHold ? one.Held : null),
            ("audioMuted", isVideo ? one.Muted : null),
            ("startHoldTime", hasHold ? WireJson.Time(one.HeldSince) : null),
            ("segments", isVideo ? null : Segments(one)),
            ("disconnectType", one.DisconnectType),
            ("callbackNumbers", one.Media == MediaKind.Callback ? WireJson.List(["+15550100"]) : null),
            ("type", one.Media == MediaKind.Message ? "webmessaging" : null),
            ("startAlertingTime", WireJson.Time(one.AlertingAt)),
            ("connectedTime", WireJson.Time(one.ConnectedAt)),
            ("disconnectedTime", WireJson.Time(one.DisconnectedAt)),
            ("provider", one.Provider),
            ("peerId", one.PeerId),
            ("wrapup", Wrapup(one.Wrapup)),
            ("afterCallWork", shown.OnCommunication ? AfterCallWork(one.Work) : null),
            ("afterCallWorkRequired", participant.IsStaff ? one.WorkRequested : null));
    }

    private static JsonArray Segments(SimulatedCommunication communication) => WireJson.List(
        communication.Segments.Where(static segment => segment.End is not null),
        static segment => WireJson.Of(
            ("startTime", WireJson.Time(segment.Start)),
            ("endTime", WireJson.Time(segment.End)),
            ("type", segment.Type),
            ("howEnded", segment.HowEnded),
            ("disconnectType", segment.DisconnectType)));
}

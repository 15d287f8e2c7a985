using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Views;

/// <summary>
/// A conversation as the reads of one media show it: flat participants, users and queues as references, no ids of communications.
/// </summary>
internal static class MediaConversationJson
{
    public static JsonObject Of(SimulatedConversation conversation, MediaKind media, WorkShown shown) => WireJson.Of(
        ("id", conversation.Id),
        ("participants", WireJson.List(
            conversation.Participants.Where(participant => participant.Communications.Exists(one => one.Media == media)),
            participant => Participant(participant, media, shown))),
        ("otherMediaUris", WireJson.List(
            conversation.Communications.Select(static one => one.Media).Distinct().Where(other => other != media)
            .Select(other => $"/api/v2/conversations/{other.Segment}/{conversation.Id}"))),
        ("divisions", media == MediaKind.Call ? ConversationJson.Divisions(conversation) : null),
        ("recordingState", media == MediaKind.Call ? (conversation.Recording ? "active" : "none") : null),
        ("selfUri", $"/api/v2/conversations/{media.Segment}/{conversation.Id}"));

    private static JsonObject Participant(SimulatedParticipant participant, MediaKind media, WorkShown shown)
    {
        SimulatedCommunication latest = participant.Communications.Last(one => one.Media == media);
        bool isCall = media == MediaKind.Call;
        return WireJson.Of(
            ("id", participant.Id),
            ("name", participant.Name),
            ("address", participant.Address),
            ("startTime", WireJson.Time(participant.Start)),
            ("startAlertingTime", WireJson.Time(latest.AlertingAt)),
            ("connectedTime", WireJson.Time(participant.ConnectedAt)),
            ("endTime", WireJson.Time(participant.End)),
            ("startHoldTime", WireJson.Time(latest.HeldSince)),
            ("purpose", participant.Purpose),
            ("state", latest.State == SimulatedCommunication.Scheduled ? "none" : latest.State),
            ("direction", latest.Direction),
            ("disconnectType", latest.DisconnectType),
            ("held", latest.Held),
            ("wrapupRequired", participant.WrapupRequired),
            ("wrapupPrompt", participant.Mode?.OnParticipant()),
            ("mediaRoles", ConversationJson.MediaRoles(participant)),
            ("user", WireJson.Reference(participant.Member?.Id, "users")),
            ("queue", WireJson.Reference(participant.Queue?.Id, "routing/queues")),
            ("attributes", ConversationJson.Attributes(participant)),
            ("wrapupTimeoutMs", ConversationJson.TimeoutMs(participant)),
            ("wrapupSkipped", participant.WrapupSkipped ? true : null),
            ("alertingTimeoutMs", participant.Mode is null ? null : 30000),
            ("provider", latest.Provider),
            ("wrapup", ConversationJson.Wrapup(participant.Wrapup ?? latest.Wrapup)),
            ("peer", latest.PeerId),
            ("conversationRoutingData", ConversationJson.RoutingData(participant)),
            ("startAcwTime", WireJson.Time(shown.OnParticipant ? participant.WorkStart : null)),
            ("endAcwTime", WireJson.Time(shown.OnParticipant ? participant.WorkEnd : null)),
            ("muted", isCall ? latest.Muted : null),
            ("confined", isCall ? latest.Confined : null),
            ("recording", isCall ? latest.Recording : null),
            ("recordingState", isCall ? (latest.Recording ? "active" : "none") : null),
            ("monitoredParticipantId", isCall ? participant.MonitoredParticipantId : null),
            ("coachedParticipantId", isCall ? participant.CoachedParticipantId : null),
            ("bargedParticipantId", isCall ? participant.BargedParticipantId : null),
            ("consultParticipantId", isCall ? participant.ConsultParticipantId : null),
            ("callbackNumbers", media == MediaKind.Callback ? WireJson.List(["+15550100"]) : null));
    }
}

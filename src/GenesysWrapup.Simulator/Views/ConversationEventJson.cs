using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Views;

/// <summary>A conversation as the notification topics of users and queues show it.</summary>
internal static class ConversationEventJson
{
    /// <param name="expectedFromTheRing">Whether an agent who only rings is expected to wrap up, or whoever is in after-call work.</param>
    public static JsonObject Of(SimulatedConversation conversation, bool expectedFromTheRing, WorkShown shown) => WireJson.Of(
        ("id", conversation.Id),
        ("participants", WireJson.List(conversation.Participants, one => Participant(one, expectedFromTheRing, shown))),
        ("recordingState", conversation.Recording ? "active" : "none"),
        ("address", conversation.Participants.Find(static one => one.Purpose == SimulatedParticipant.Customer)?.Address),
        ("divisions", ConversationJson.Divisions(conversation)));

    /// <summary>What the media is called at the end of a topic's name.</summary>
    public static string TopicSuffix(MediaKind media) => media.Name switch
    {
        "cobrowse" => "cobrowseSessions",
        "social" => "socialexpressions",
        _ => media.Segment,
    };

    private static JsonObject Participant(SimulatedParticipant participant, bool expectedFromTheRing, WorkShown shown)
    {
        JsonObject json = WireJson.Of(
            ("id", participant.Id),
            ("connectedTime", WireJson.Time(participant.ConnectedAt)),
            ("endTime", WireJson.Time(participant.End)),
            ("userId", participant.Member?.Id),
            ("name", participant.Name),
            ("queueId", participant.Queue?.Id),
            ("purpose", participant.Purpose),
            ("consultParticipantId", participant.ConsultParticipantId),
            ("address", participant.Address),
            ("wrapupRequired", participant.WrapupRequired),
            ("wrapupExpected", expectedFromTheRing ? participant.Mode is not null : participant.WorkIsPending),
            ("wrapupPrompt", participant.Mode?.OnParticipant()),
            ("wrapupTimeoutMs", ConversationJson.TimeoutMs(participant)),
            ("wrapup", ConversationJson.Wrapup(participant.Wrapup)),
            ("startAcwTime", WireJson.Time(shown.OnParticipant ? participant.WorkStart : null)),
            ("endAcwTime", WireJson.Time(shown.OnParticipant ? participant.WorkEnd : null)),
            ("alertingTimeoutMs", participant.Mode is null ? null : 30000),
            ("monitoredParticipantId", participant.MonitoredParticipantId),
            ("coachedParticipantId", participant.CoachedParticipantId),
            ("bargedParticipantId", participant.BargedParticipantId),
            ("mediaRoles", ConversationJson.MediaRoles(participant)),
            ("attributes", ConversationJson.Attributes(participant)));
        foreach (IGrouping<MediaKind, SimulatedCommunication> ofMedia in participant.Communications.GroupBy(static one => one.Media))
        {
            json[ofMedia.Key.Array] = WireJson.List(ofMedia, one => Communication(participant, one, shown));
        }

        return json;
    }

    private static JsonObject Communication(SimulatedParticipant participant, SimulatedCommunication one, WorkShown shown) => WireJson.Of(
        ("state", one.State),
        ("initialState", one.InitialState),
        ("disconnectType", one.DisconnectType),
        ("direction", one.Direction),
        ("id", one.Id),
        ("held", one.Held),
        ("provider", one.Provider),
        ("peerId", one.PeerId),
        ("connectedTime", WireJson.Time(one.ConnectedAt)),
        ("disconnectedTime", WireJson.Time(one.DisconnectedAt)),
        ("wrapup", ConversationJson.Wrapup(one.Wrapup)),
        ("afterCallWork", shown.OnCommunication ? ConversationJson.AfterCallWork(one.Work) : null),
        ("afterCallWorkRequired", participant.IsStaff ? one.WorkRequested : null));
}

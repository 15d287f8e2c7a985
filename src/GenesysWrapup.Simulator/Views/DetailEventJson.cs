using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Views;

/// <summary>One event of one participant, as the detail events show it: epoch times, names in capitals.</summary>
internal static class DetailEventJson
{
    private static readonly Dictionary<string, string> s_media = new()
    {
        ["call"] = "VOICE",
        ["callback"] = "CALLBACK",
        ["email"] = "EMAIL",
        ["message"] = "MESSAGE",
        ["video"] = "VIDEO",
        ["cobrowse"] = "COBROWSE",
        ["screenshare"] = "SCREENSHARE",
    };

    public static JsonObject Of(SimulatedConversation conversation, SimulatedParticipant participant, SimulatedCommunication? communication,
        string kind, SimulatedWrapup? wrapup, DateTimeOffset at)
    {
        // The wrap-up event has no userId; the platform's model leaves it out there.
        bool namesUser = kind is "acw" or "user.start" or "user.end" or "attributes";
        JsonObject json = WireJson.Of(
            ("eventTime", at.ToUnixTimeMilliseconds()),
            ("conversationId", conversation.Id),
            ("participantId", participant.Id),
            ("sessionId", communication?.Id),
            ("mediaType", MediaOf(communication)),
            ("provider", communication?.Provider),
            ("direction", conversation.Direction.ToUpperInvariant()),
            ("messageType", communication?.Media == MediaKind.Message ? "WEBMESSAGING" : null),
            ("disconnectType", kind.EndsWith(".end", StringComparison.Ordinal) ? DisconnectType(communication) : null),
            ("userId", namesUser ? participant.Member?.Id : null),
            ("divisionId", kind.StartsWith("user.", StringComparison.Ordinal) ? conversation.Division.Id : null),
            ("queueId", participant.Queue?.Id),
            ("wrapupCode", wrapup?.Code),
            ("wrapupNotes", wrapup?.Notes),
            ("wrapupDurationMs", wrapup is null ? null : wrapup.DurationSeconds * 1000L));
        if (kind == "attributes")
        {
            json["attributes"] = ConversationJson.Attributes(participant);
            json["communications"] =
                WireJson.List(participant.Communications, static one => WireJson.Of(("mediaType", MediaOf(one)), ("id", one.Id)));
        }

        return json;
    }

    private static string? MediaOf(SimulatedCommunication? communication) =>
        communication is null ? null : s_media.TryGetValue(communication.Media.Name, out string? name) ? name : "UNKNOWN";

    private static string? DisconnectType(SimulatedCommunication? communication) => communication?.DisconnectType switch
    {
        "transfer.consult" => "CONSULT_TRANSFER",
        "transfer.conference" => "CONFERENCE_TRANSFER",
        { } other => other.ToUpperInvariant().Replace('.', '_'),
        null => null,
    };
}

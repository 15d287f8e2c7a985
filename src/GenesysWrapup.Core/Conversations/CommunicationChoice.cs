using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Conversations;

/// <summary>The communication that a code would go to. A callback with its call, or a reconnected call, has several.</summary>
internal static class CommunicationChoice
{
    /// <summary>The one whose after-call work is pending, else the one it was begun on last, else the one connected last.</summary>
    public static (MediaKind Media, WireCommunication Communication)? Of(WireParticipant participant)
    {
        List<(MediaKind Media, WireCommunication Communication)> ranked = Ranked(participant);
        return ranked.Count > 0 ? ranked[0] : null;
    }

    public static List<(MediaKind Media, WireCommunication Communication)> Ranked(WireParticipant participant) => participant
        .Communications()
        .OrderByDescending(entry => entry.Media.CommunicationLevel || entry.Media.ParticipantLevel)
        .ThenByDescending(entry => IsPending(entry.Communication))
        .ThenByDescending(entry => entry.Communication.AfterCallWork?.StartTime ?? DateTimeOffset.MinValue)
        .ThenByDescending(entry => entry.Communication.ConnectedTime ?? DateTimeOffset.MinValue)
        .ThenByDescending(entry => entry.Communication.StartAlertingTime ?? DateTimeOffset.MinValue)
        .ToList();

    public static bool IsPending(WireCommunication communication) => Is(communication, "pending");

    public static bool IsSkipped(WireCommunication communication) => Is(communication, "skipped");

    public static bool IsOver(WireCommunication communication) => IsSkipped(communication) || Is(communication, "complete");

    private static bool Is(WireCommunication communication, string state) =>
        string.Equals(communication.AfterCallWork?.State, state, StringComparison.OrdinalIgnoreCase);
}

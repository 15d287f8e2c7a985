using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Conversations;

/// <summary>Who a participant is in the conversation, and whether it would be chosen for a code.</summary>
internal static class ParticipantRole
{
    private static readonly string[] s_handling = ["agent", "user"];
    private static readonly string[] s_supervising = ["monitor", "coach", "barge"];

    /// <summary>An agent in a queue's conversation, or a user in one without a queue. Customers, flows and queues are none.</summary>
    public static bool IsAgent(WireParticipant participant) => s_handling.Contains(participant.Purpose, StringComparer.OrdinalIgnoreCase);

    /// <summary>An agent or user with somebody behind it.</summary>
    public static bool IsPerson(WireParticipant participant) => IsAgent(participant) && participant.UserId is not null;

    /// <summary>Every ring makes a participant; only those that connected have handled anything.</summary>
    public static bool WasConnected(WireParticipant participant) =>
        participant.ConnectedTime is not null ||
        participant.Communications().Any(entry =>
            entry.Communication.ConnectedTime is not null || CommunicationState.IsTalking(entry.Communication.State));

    /// <summary>Monitoring, coaching or barging: in words, or null.</summary>
    public static string? Supervision(WireParticipant participant)
    {
        if (participant.MonitoredParticipantId is not null)
        {
            return "monitor";
        }

        if (participant.CoachedParticipantId is not null)
        {
            return "coach";
        }

        return participant.BargedParticipantId is not null
            ? "barge"
            : (participant.MediaRoles ?? []).FirstOrDefault(role => s_supervising.Contains(role, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Known from the roles that its media have had: it may have taken over since.</summary>
    private static bool HasSupervisedOnly(WireParticipant participant) =>
        participant is { MonitoredParticipantId: null, CoachedParticipantId: null, BargedParticipantId: null };

    public static bool CanBeWrappedUp(WireParticipant participant) => ReasonAgainst(participant) is null;

    /// <summary>Why a participant is not chosen for a code, in words; null where it may be.</summary>
    public static string? ReasonAgainst(WireParticipant participant)
    {
        if (!IsAgent(participant))
        {
            return $"{participant.Purpose ?? "participant"}: codes go to agents";
        }

        if (participant.UserId is null)
        {
            return "no user behind it: codes go to agents";
        }

        if (Supervision(participant) is { } role)
        {
            return HasSupervisedOnly(participant)
                ? $"supervising, now or before ({role})"
                : $"supervising ({role}), not the conversation's agent";
        }

        if (!WasConnected(participant))
        {
            return participant.Communications().Any(entry => CommunicationState.IsRinging(entry.Communication.State))
                ? "ringing, not connected yet"
                : "rang and was never connected";
        }

        return null;
    }

    /// <summary>When a participant was connected last; the start where the platform did not say.</summary>
    public static DateTimeOffset? LastConnected(WireParticipant participant)
    {
        IEnumerable<DateTimeOffset?> times = participant.Communications().Select(entry => entry.Communication.ConnectedTime);
        return times.Append(participant.ConnectedTime).Max() ?? participant.StartTime;
    }
}

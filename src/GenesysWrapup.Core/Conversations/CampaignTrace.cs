using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Conversations;

/// <summary>Whether an outbound campaign dialed a conversation: the dialer's own participant, or the data it leaves on the customer's, shows it.</summary>
internal static class CampaignTrace
{
    private static readonly string[] s_dialingPurposes = ["dialer", "campaign", "outbound"];

    public static bool IsIn(IEnumerable<WireParticipant> participants) => participants.Any(participant =>
        s_dialingPurposes.Contains(participant.Purpose, StringComparer.OrdinalIgnoreCase) ||
        (participant.Attributes ?? []).Keys.Any(name => name.StartsWith("dialer", StringComparison.OrdinalIgnoreCase)));
}

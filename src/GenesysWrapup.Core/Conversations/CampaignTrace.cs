using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Conversations;

/// <summary>
/// Whether an outbound campaign dialed a conversation. The dialer's own participant shows it, or the data that it leaves on the customer's.
/// </summary>
internal static class CampaignTrace
{
    private static readonly string[] s_dialingPurposes = ["dialer", "campaign", "outbound"];

    public static bool IsIn(IEnumerable<WireParticipant> participants) => participants.Any(participant =>
        s_dialingPurposes.Contains(participant.Purpose, StringComparer.OrdinalIgnoreCase) ||
        (participant.Attributes ?? []).Keys.Any(name => name.StartsWith("dialer", StringComparison.OrdinalIgnoreCase)));
}

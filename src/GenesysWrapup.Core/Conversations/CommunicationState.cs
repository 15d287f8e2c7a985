using System;
using System.Linq;

namespace GenesysWrapup.Core.Conversations;

/// <summary>What the platform's words for a communication's state mean for wrap-up.</summary>
internal static class CommunicationState
{
    private static readonly string[] s_ringing = ["alerting", "dialing", "contacting", "offering", "scheduled"];
    private static readonly string[] s_talking = ["connected", "converting", "uploading", "transmitting", "parked"];
    private static readonly string[] s_finished = ["disconnected", "terminated"];

    public static bool IsRinging(string? state) => Has(s_ringing, state);

    public static bool IsTalking(string? state) => Has(s_talking, state);

    /// <summary>Ended for this participant; other participants may go on.</summary>
    public static bool IsFinished(string? state) => Has(s_finished, state);

    public static bool IsLive(string? state) => IsRinging(state) || IsTalking(state);

    private static bool Has(string[] states, string? state) => states.Contains(state, StringComparer.OrdinalIgnoreCase);
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Simulator.State;

/// <summary>What a queue demands of an agent after the call.</summary>
internal enum AfterCallMode
{
    Optional,
    Mandatory,
    MandatoryTimeout,
    MandatoryForcedTimeout,
    AgentRequested,
}

/// <summary>The platform spells the mode one way on a queue and another way on a participant.</summary>
internal static class AfterCallModeSpelling
{
    private static readonly Dictionary<AfterCallMode, (string Queue, string Participant)> s_names = new()
    {
        [AfterCallMode.Optional] = ("OPTIONAL", "optional"),
        [AfterCallMode.Mandatory] = ("MANDATORY", "mandatory"),
        [AfterCallMode.MandatoryTimeout] = ("MANDATORY_TIMEOUT", "timeout"),
        [AfterCallMode.MandatoryForcedTimeout] = ("MANDATORY_FORCED_TIMEOUT", "forcedTimeout"),
        [AfterCallMode.AgentRequested] = ("AGENT_REQUESTED", "agentRequested"),
    };

    public static string OnQueue(this AfterCallMode mode) => s_names[mode].Queue;

    public static string OnParticipant(this AfterCallMode mode) => s_names[mode].Participant;

    public static bool IsTimed(this AfterCallMode mode) =>
        mode is AfterCallMode.MandatoryTimeout or AfterCallMode.MandatoryForcedTimeout or AfterCallMode.AgentRequested;

    /// <summary>By any spelling: the enum's, the queue's or the participant's.</summary>
    public static AfterCallMode? Parse(string text) => s_names
        .Where(entry =>
            new[] { entry.Value.Queue, entry.Value.Participant, entry.Key.ToString() }.Contains(text, StringComparer.OrdinalIgnoreCase))
        .Select(entry => (AfterCallMode?)entry.Key)
        .FirstOrDefault();
}

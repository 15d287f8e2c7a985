using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Rules;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Views;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>The organization's settings for conversations; one of them decides to which level codes belong.</summary>
internal static class ConversationSettingsEndpoints
{
    private const string AcwMember = "communicationBasedACW";

    private static readonly Dictionary<string, (
        Func<ConversationSettings, bool> Read,
        Action<ConversationSettings, bool> Write)> s_members = new()
    {
        [AcwMember] = (static s => s.CommunicationBasedAcw, static (s, value) => s.CommunicationBasedAcw = value),
        ["includeNonAgentConversationSummary"] =
            (static s => s.IncludeNonAgentConversationSummary, static (s, value) => s.IncludeNonAgentConversationSummary = value),
        ["allowCallbackQueueSelection"] =
            (static s => s.AllowCallbackQueueSelection, static (s, value) => s.AllowCallbackQueueSelection = value),
        ["callbacksInheritRoutingFromInboundCall"] =
            (static s => s.CallbacksInheritRoutingFromInboundCall, static (s, value) => s.CallbacksInheritRoutingFromInboundCall = value),
        ["completeAcwWhenAgentTransitionsOffline"] =
            (static s => s.CompleteAcwWhenAgentTransitionsOffline, static (s, value) => s.CompleteAcwWhenAgentTransitionsOffline = value),
        ["totalActiveCallback"] = (static s => s.TotalActiveCallback, static (s, value) => s.TotalActiveCallback = value),
    };

    public static void AddTo(EndpointTable table, SimulatedWorld world)
    {
        table.Add(Operations.GetConversationsSettings, _ =>
            SimulatedAnswer.Ok(WireJson.Of(s_members
                .Where(member => member.Key != AcwMember || member.Value.Read(world.Settings) || ShowsOff(world))
                .Select(member => (member.Key, (JsonNode?)member.Value.Read(world.Settings))).ToArray())));
        table.Add(Operations.PatchConversationsSettings, call => Change((JsonObject)call.Body!, world));
    }

    private static bool ShowsOff(SimulatedWorld world) => world.Policies.Is(SimulatorPolicies.AcwSetting, "Present");

    private static SimulatedAnswer Change(JsonObject body, SimulatedWorld world)
    {
        if (BodyMembers.Unknown(body, "Settings", [.. s_members.Keys], world.Policies) is { } unknown)
        {
            return unknown;
        }

        foreach (KeyValuePair<string, JsonNode?> member in body)
        {
            if (member.Value is not null && s_members.TryGetValue(
                member.Key, out (Func<ConversationSettings, bool> Read, Action<ConversationSettings, bool> Write) setting))
            {
                setting.Write(world.Settings, (bool)member.Value);
            }
        }

        return SimulatedAnswer.Accepted;
    }
}

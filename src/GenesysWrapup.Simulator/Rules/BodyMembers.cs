using System;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Simulator.Rules;

/// <summary>What the platform says to a body member that its model does not have.</summary>
internal static class BodyMembers
{
    public static SimulatedAnswer? Unknown(JsonObject body, string model, string[] known, SimulatorPolicies policies)
    {
        string? stranger = body.Select(static member => member.Key).FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal));
        return stranger is not null && policies.Is(SimulatorPolicies.UnknownBodyMember, "Refuse")
            ? KnownErrors.InvalidProperty.Answer(stranger, model)
            : null;
    }
}

using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Commands;

/// <summary>A policy of the simulator and its value.</summary>
public sealed class SimulatorPolicySetting
{
    public required string Name { get; init; }

    public required string Value { get; init; }

    public required string Default { get; init; }

    /// <summary>The values it can have.</summary>
    public required ItemList<string> Allowed { get; init; }

    /// <summary>How the default is known: Documented, Staff, Captured, Inferred or Unknown.</summary>
    public required string Basis { get; init; }

    public required string Description { get; init; }

    internal static SimulatorPolicySetting Of(SimulatorPolicy policy, SimulatorPolicies policies) => new()
    {
        Name = policy.Name,
        Value = policies[policy],
        Default = policy.Default,
        Allowed = policy.Allowed.ToArray(),
        Basis = policy.Basis.ToString(),
        Description = policy.Description,
    };

    public override string ToString() => $"{Name} = {Value}";
}

using System;
using GenesysWrapup.Simulator.Access;

namespace GenesysWrapup.Simulator.State;

/// <summary>A code of the organization. Without a division it belongs to all of them. A deleted code stays known by its id.</summary>
internal sealed class SimulatedWrapupCode(string id, string name, SimulatedDivision? division, DateTimeOffset created)
{
    public string Id { get; } = id;

    public string Name { get; set; } = name;

    public SimulatedDivision? Division { get; set; } = division;

    public string? Description { get; set; }

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset? Modified { get; set; }

    public bool Deleted { get; set; }
}

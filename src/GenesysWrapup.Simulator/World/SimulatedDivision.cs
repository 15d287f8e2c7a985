namespace GenesysWrapup.Simulation.World;

/// <summary>A division: what a role's grant is limited to.</summary>
internal sealed record SimulatedDivision(string Id, string Name);

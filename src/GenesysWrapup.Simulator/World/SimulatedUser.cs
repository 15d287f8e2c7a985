namespace GenesysWrapup.Simulation.World;

/// <summary>Somebody who can be an agent, a supervisor, or the one who is logged in.</summary>
internal sealed record SimulatedUser(string Id, string Name, string Email, SimulatedDivision Division);

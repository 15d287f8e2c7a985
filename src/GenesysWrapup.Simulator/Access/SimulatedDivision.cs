using System.Collections.Generic;

namespace GenesysWrapup.Simulator.Access;

/// <summary>A division of the simulated organization.</summary>
internal sealed record SimulatedDivision(string Id, string Name)
{
    /// <summary>Where everything belongs that was not put elsewhere.</summary>
    public static readonly SimulatedDivision Home = new("2d6b7ce4-0f6c-4d52-9a3e-5d1f5b7c1a01", "Home");

    /// <summary>A second division, for objects that a caller with rights in Home only must not touch.</summary>
    public static readonly SimulatedDivision Partners = new("8f0a2c1e-6b7d-4e1c-b6d4-3a9e4c2f7b02", "Partners");

    /// <summary>Stands for all divisions, in grants and on codes.</summary>
    public const string AllId = "*";

    public static IReadOnlyList<SimulatedDivision> All { get; } = [Home, Partners];

    public bool IsHome => this == Home;
}

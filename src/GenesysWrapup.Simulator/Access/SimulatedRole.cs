using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Simulator.Access;

/// <summary>A role's policy: actions on the entities of a domain. An asterisk stands for every entity or action.</summary>
internal sealed record RolePolicy(string Domain, string EntityName, IReadOnlyList<string> Actions)
{
    public bool Allows(string permission)
    {
        string[] parts = permission.Split(':');
        return parts.Length == 3
            && parts[0] == Domain
            && (EntityName is "*" || parts[1] == EntityName)
            && (Actions.Contains("*") || Actions.Contains(parts[2]));
    }
}

/// <summary>A role: a name for a set of permissions.</summary>
internal sealed record SimulatedRole(string Id, string Name, IReadOnlyList<RolePolicy> Policies)
{
    private static readonly string[] s_catalogued = Operations.All
        .SelectMany(operation => operation.Permit.Permissions)
        .Distinct()
        .OrderBy(permission => permission, StringComparer.Ordinal)
        .ToArray();

    /// <summary>May do everything that the simulated platform knows.</summary>
    public static readonly SimulatedRole Administrator = Of("3c1f0a52-7d2b-4c7e-8f49-0d6a1b2c3d01", "Wrap-up Administrator", s_catalogued);

    /// <summary>May see everything and change nothing.</summary>
    public static readonly SimulatedRole Reader = Of("3c1f0a52-7d2b-4c7e-8f49-0d6a1b2c3d02", "Wrap-up Reader",
        s_catalogued.Where(permission => permission.EndsWith(":view", StringComparison.Ordinal)
            || permission.EndsWith(":search", StringComparison.Ordinal)));

    /// <summary>What an agent has: their own conversations and the codes for them.</summary>
    public static readonly SimulatedRole Agent = Of("3c1f0a52-7d2b-4c7e-8f49-0d6a1b2c3d03", "Agent",
    [
        "conversation:communication:view", "conversation:communication:disconnect", "conversation:participant:wrapup",
        "routing:wrapupCode:view", "routing:queue:view",
    ]);

    public static IReadOnlyList<SimulatedRole> All { get; } = [Administrator, Reader, Agent];

    /// <summary>A role of the permissions given, each as domain:entity:action.</summary>
    public static SimulatedRole Of(string id, string name, IEnumerable<string> permissions) => new(id, name, permissions
        .Select(permission => permission.Split(':'))
        .GroupBy(parts => (Domain: parts[0], Entity: parts[1]), parts => parts[2])
        .Select(group => new RolePolicy(group.Key.Domain, group.Key.Entity, [.. group]))
        .ToArray());

    public bool Allows(string permission) => Policies.Any(policy => policy.Allows(permission));
}

/// <summary>A role that somebody holds, in one division or in all.</summary>
internal sealed record RoleGrant(SimulatedRole Role, string DivisionId)
{
    public bool Allows(string permission, string? divisionId) =>
        (divisionId is null || DivisionId == SimulatedDivision.AllId || DivisionId == divisionId) && Role.Allows(permission);
}

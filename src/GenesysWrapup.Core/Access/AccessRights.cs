using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Access;

/// <summary>One permission that a role grants in a division.</summary>
internal sealed record GrantedPermission(string Permission, string? DivisionId, string? DivisionName, string? Role)
{
    /// <summary>The division that stands for all.</summary>
    private const string Everywhere = "*";

    public bool IsIn(string? divisionId) => divisionId is null || DivisionId is null or Everywhere ||
        string.Equals(DivisionId, divisionId, StringComparison.OrdinalIgnoreCase);

    /// <summary>A role may grant everything in a domain or of an entity.</summary>
    public bool Covers(string permission)
    {
        string[] granted = Permission.Split(':');
        string[] wanted = permission.Split(':');
        return granted.Length == wanted.Length &&
            granted
                .Zip(wanted, (have, want) => have is "*" || string.Equals(have, want, StringComparison.OrdinalIgnoreCase))
                .All(same => same);
    }
}

/// <summary>What a token may do. What is null could not be read, and is never guessed.</summary>
internal sealed record AccessRights(bool HasUser)
{
    public string? GrantType { get; init; }

    public IReadOnlyList<string>? Scopes { get; init; }

    public string? WhyNoScopes { get; init; }

    public IReadOnlyList<GrantedPermission>? Permissions { get; init; }

    public string? WhyNoPermissions { get; init; }

    /// <summary>Whether a permission is held, in that division where one is given; null where it could not be read.</summary>
    public bool? Holds(string permission, string? divisionId = null) =>
        Permissions?.Any(granted => granted.Covers(permission) && granted.IsIn(divisionId));

    /// <summary>Whether an operation's permissions are met.</summary>
    public bool? Meets(Permit permit, string? divisionId = null) => permit.Rule == PermissionRule.None
        ? true
        : Permissions is null ? null : permit.IsMetBy(permission => Holds(permission, divisionId) == true);

    /// <summary>Whether a scope would allow the operation. Scopes say nothing about client credentials.</summary>
    public bool? HasScopeFor(Operation operation) => !HasUser
        ? true
        : Scopes?.Any(scope => operation.Scopes.Contains(scope, StringComparer.OrdinalIgnoreCase));
}

using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;

namespace GenesysWrapup.Core.Lint;

/// <summary>Scopes and permissions that a call is said to need: do they exist, and do they fit?</summary>
internal static class RightsCheck
{
    private static readonly Lazy<HashSet<string>> s_permissions =
        new(() => new HashSet<string>(Operations.All.SelectMany(operation => operation.Permit.Permissions).Concat(["workitems:wrapup:view", "workitems:wrapup:edit", "workitems:wrapupSelf:edit"]), StringComparer.Ordinal));

    public static IEnumerable<Finding> Of(RequestDraft draft, Operation? operation)
    {
        foreach (string scope in draft.Scopes.Where(scope => !string.IsNullOrWhiteSpace(scope) && !OAuthScopes.Exists(scope.Trim())))
        {
            yield return NoScope(scope.Trim(), operation);
        }

        bool covered = operation is null || draft.Scopes.Any(scope => scope.Trim() == "all" || operation.Scopes.Contains(scope.Trim()));
        if (draft.Scopes.Count > 0 && !covered && draft.Scopes.Any(scope => OAuthScopes.Exists(scope.Trim())))
        {
            yield return Advice.Warn(FindingIds.RequestScope, $"None of the given scopes covers {operation}. It is covered by {string.Join(" or ", operation!.Scopes)}.",
                $"Add the scope {operation.Scopes[0]} to the OAuth client. It counts for user grants where the organization enforces scopes.", Basis.Documented);
        }

        foreach (Finding finding in draft.Permissions.Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => OfPermission(name.Trim(), operation)).OfType<Finding>())
        {
            yield return finding;
        }
    }

    private static Finding NoScope(string scope, Operation? operation)
    {
        if (s_permissions.Value.Contains(scope))
        {
            return Advice.Fail(FindingIds.RequestScope, $"{Advice.Quoted(scope)} is a permission, which a role grants. Scopes are other things, set on the OAuth client.",
                "Grant it with a role; as scope use " + Instead(scope, operation) + ".", Basis.Documented);
        }

        return Advice.Fail(FindingIds.RequestScope,
            $"The scope {Advice.Quoted(scope)} does not exist. Scopes are a domain, or a domain with :readonly; there is no :write.",
            $"Use {Instead(scope, operation)}. With client credentials no scope counts, but the roles of the client.", Basis.Documented);
    }

    /// <summary>The scope that was meant: of the operation, else of the domain that the name begins with.</summary>
    private static string Instead(string scope, Operation? operation)
    {
        if (operation is not null && operation.Scopes.Count > 0)
        {
            return string.Join(" or ", operation.Scopes.Select(one => $"'{one}'"));
        }

        string[] parts = scope.Split(':', '.', '/');
        bool read = parts[parts.Length - 1] is "read" or "view" or "readonly" or "query";
        string domain = DraftBody.Plain(parts[0]);
        string real = domain switch
        {
            "interaction" or "interactions" or "conversation" or "conversations" or "wrapup" => "conversations",
            "wrapupcode" or "wrapupcodes" or "queue" or "queues" or "routing" => "routing",
            _ => Nearest(parts[0]),
        };
        return read && OAuthScopes.Exists(real + ":readonly") ? $"'{real}:readonly'" : $"'{real}'";
    }

    private static string Nearest(string domain) =>
        NearestNames.Of(domain, OAuthScopes.All.Where(one => one.IndexOf(':') < 0), 1) is { Count: > 0 } near ? near[0] : "conversations";

    private static Finding? OfPermission(string name, Operation? operation)
    {
        if (s_permissions.Value.Contains(name) || name.Split(':') is { Length: 3 } wild && wild.Any(part => part == "*"))
        {
            return operation is { Permit.Rule: not PermissionRule.None } && !operation.Permit.Permissions.Contains(name) && name.IndexOf('*') < 0
                ? Advice.Warn(FindingIds.RequestPermission, $"{Advice.Quoted(name)} exists, but is not among the permissions of {operation}.",
                    $"Grant {(operation.Permit.Rule == PermissionRule.Any ? "any one of" : "all of")} {string.Join(", ", operation.Permit.Permissions)}.", Basis.Documented)
                : null;
        }

        string near = string.Join(" or ", NearestNames.Of(name, s_permissions.Value, 2).Select(one => $"'{one}'"));
        string[] parts = name.Split(':');
        string? misspelt = s_permissions.Value.FirstOrDefault(one => string.Equals(one, name, StringComparison.OrdinalIgnoreCase));
        bool invented = misspelt is not null || parts.Length != 3 || DraftBody.Plain(parts[0]) is "interaction" or "interactions" ||
            (DraftBody.Plain(parts[0]) is "conversation" or "conversations" or "routing" && parts.Any(RequestAim.SpeaksOfWrapup));
        string real = misspelt is not null ? $"'{misspelt}'" : operation is { Permit.Permissions.Count: > 0 } ? string.Join(" or ", operation.Permit.Permissions.Select(one => $"'{one}'"))
            : near.Length > 0 ? near : "'conversation:participant:wrapup' for setting a code";
        return invented
            ? Advice.Fail(FindingIds.RequestPermission, $"The permission {Advice.Quoted(name)} does not exist. Permissions are domain:entity:action, with the case as printed.", $"Use {real}.", Basis.Documented)
            : Advice.Unknown(FindingIds.RequestPermission, $"The permission {Advice.Quoted(name)} is not among those that this module knows. It may exist.",
                "Check it in the roles' permission list of the organization.", Basis.Unknown);
    }
}

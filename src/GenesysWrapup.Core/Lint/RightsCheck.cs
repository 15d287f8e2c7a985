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
    // Work items have wrap-up of their own, which the catalogue's operations do not cover.
    private static readonly string[] s_workItems = ["workitems:wrapup:view", "workitems:wrapup:edit", "workitems:wrapupSelf:edit"];

    private static readonly Lazy<HashSet<string>> s_permissions = new(() => new HashSet<string>(
        Operations.All.SelectMany(operation => operation.Permit.Permissions).Concat(s_workItems), StringComparer.Ordinal));

    public static IEnumerable<Finding> Of(RequestDraft draft, Operation? operation)
    {
        foreach (string scope in draft.Scopes.Where(scope => !string.IsNullOrWhiteSpace(scope) && !OAuthScopes.Exists(scope.Trim())))
        {
            yield return NoScope(scope.Trim(), operation);
        }

        bool covered = operation is null || draft.Scopes.Any(scope => scope.Trim() == "all" || operation.Scopes.Contains(scope.Trim()));
        if (draft.Scopes.Count > 0 && !covered && draft.Scopes.Any(scope => OAuthScopes.Exists(scope.Trim())))
        {
            yield return Advice.Warn(FindingIds.RequestScope,
                $"None of the given scopes covers {operation}. It needs {string.Join(" or ", operation!.Scopes)}.",
                $"Add the scope {operation.Scopes[0]} to the OAuth client. It counts for user grants if the organization enforces scopes.",
                Basis.Documented);
        }

        foreach (string name in draft.Permissions.Where(name => !string.IsNullOrWhiteSpace(name)))
        {
            if (OfPermission(name.Trim(), operation) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static Finding NoScope(string scope, Operation? operation)
    {
        if (s_permissions.Value.Contains(scope))
        {
            return Advice.Fail(FindingIds.RequestScope,
                $"{Advice.Quoted(scope)} is a permission, which a role grants. A scope is something else, set on the OAuth client.",
                $"Grant it with a role; as scope use {Instead(scope, operation)}.", Basis.Documented);
        }

        return Advice.Fail(FindingIds.RequestScope,
            $"The scope {Advice.Quoted(scope)} does not exist. A scope is a domain, or a domain with :readonly; there is no :write.",
            $"Use {Instead(scope, operation)}. With client credentials the client's roles count, not scopes.", Basis.Documented);
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
            bool fits = operation is null || operation.Permit.Rule == PermissionRule.None || operation.Permit.Permissions.Contains(name);
            return fits || name.IndexOf('*') >= 0 ? null : OtherPermission(name, operation!);
        }

        string near = string.Join(" or ", NearestNames.Of(name, s_permissions.Value, 2).Select(one => $"'{one}'"));
        string[] parts = name.Split(':');
        string? misspelt = s_permissions.Value.FirstOrDefault(one => string.Equals(one, name, StringComparison.OrdinalIgnoreCase));
        bool invented = misspelt is not null || parts.Length != 3 || DraftBody.Plain(parts[0]) is "interaction" or "interactions" ||
            (DraftBody.Plain(parts[0]) is "conversation" or "conversations" or "routing" && parts.Any(RequestAim.SpeaksOfWrapup));
        string real = misspelt is not null ? $"'{misspelt}'"
            : operation is { Permit.Permissions.Count: > 0 } ? string.Join(" or ", operation.Permit.Permissions.Select(one => $"'{one}'"))
            : near.Length > 0 ? near : "'conversation:participant:wrapup' for setting a code";
        return invented
            ? Advice.Fail(FindingIds.RequestPermission,
                $"The permission {Advice.Quoted(name)} does not exist. A permission is domain:entity:action, and its case counts.",
                $"Use {real}.", Basis.Documented)
            : Advice.Unknown(FindingIds.RequestPermission,
                $"This module does not know the permission {Advice.Quoted(name)}. It may exist.",
                "Check it in the organization's list of permissions for roles.", Basis.Unknown);
    }

    private static Finding OtherPermission(string name, Operation operation)
    {
        string which = operation.Permit.Rule == PermissionRule.Any ? "any one of" : "all of";
        return Advice.Warn(FindingIds.RequestPermission, $"{Advice.Quoted(name)} exists, but {operation} does not need it.",
            $"Grant {which} {string.Join(", ", operation.Permit.Permissions)}.", Basis.Documented);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Access;

/// <summary>Compares what operations need with what this session's token has. What could not be read is unknown, never guessed.</summary>
internal sealed class AccessReview(GenesysSession session)
{
    private const int MostShown = 8;
    private const string ScopeRefusal = "403 app.not.authorized.for.scope";

    /// <param name="needed">The operations to check.</param>
    /// <param name="usedAtAll">All that the module's commands call. No command needs what is granted beyond that.</param>
    public async Task<IReadOnlyList<AccessFinding>> OfAsync(
        IReadOnlyList<NeededOperation> needed, IReadOnlyList<Operation> usedAtAll, IActivitySink activity, CancellationToken stop)
    {
        AccessRights rights = await SessionAccess.Of(session).ReadAgainAsync(activity, stop).ConfigureAwait(false);
        var findings = new List<AccessFinding>();
        findings.AddRange(Grants(rights, needed));
        findings.AddRange(Distinct(needed, need => string.Join(",", need.Operation.Scopes)).Select(need => Scope(rights, need)));
        IEnumerable<NeededOperation> permitted = needed.Where(need => need.Operation.Permit.Rule != PermissionRule.None);
        foreach (NeededOperation need in Distinct(permitted, need => PermitOf(need.Operation)))
        {
            AccessFinding permission = Permission(rights, need);
            findings.Add(permission);
            if (permission.Status == FindingStatus.Pass)
            {
                findings.Add(Division(rights, need));
            }
        }

        findings.AddRange(Unused(rights, usedAtAll));
        return findings;
    }

    private static string PermitOf(Operation operation) => operation.Permit.Rule + string.Join(",", operation.Permit.Permissions);

    /// <summary>One row for operations that need the same. One that is always needed is preferred to one that sometimes is.</summary>
    private static IEnumerable<NeededOperation> Distinct(IEnumerable<NeededOperation> needed, Func<NeededOperation, string> by) =>
        needed.GroupBy(by).Select(same => same.OrderBy(need => need.OnlyWhen is not null).First());

    private static IEnumerable<AccessFinding> Grants(AccessRights rights, IReadOnlyList<NeededOperation> needed)
    {
        string granted = rights.GrantType ?? (rights.HasUser ? "a user's token" : "client credentials");
        NeededOperation[] refusing = needed.Where(need => need.Operation.RefusesClientCredentials).ToArray();
        if (refusing.Length == 0 || rights.HasUser)
        {
            yield return new AccessFinding
            {
                FindingId = FindingIds.AccessGrant,
                Kind = "Grant",
                Name = granted,
                Status = FindingStatus.Pass,
                Granted = granted,
                Command = needed.Count > 0 ? needed[0].Command : null,
                Needed = refusing.Length == 0 ? "any" : "a user",
                Message = rights.HasUser
                    ? "This is a user's token: the user's roles count, and the client's scopes where the organization enforces them."
                    : "Client credentials: the roles and divisions of the OAuth client count, its scopes do not.",
                Basis = nameof(Basis.Documented),
            };
            yield break;
        }

        foreach (NeededOperation need in refusing)
        {
            yield return new AccessFinding
            {
                FindingId = FindingIds.AccessUserContext,
                Kind = "Grant",
                Name = need.Operation.Name,
                Status = FindingStatus.Warning,
                Needed = "a user",
                Granted = granted,
                Missing = "a user",
                Message = $"{need.Operation} declares that it may refuse client credentials (not.a.user).",
                Remedy = "Sign in as a user: Connect-GenesysCloud -Interactive.",
                Basis = nameof(Basis.Documented),
                Command = need.Command,
                OnlyWhen = need.OnlyWhen,
            };
        }
    }

    private static AccessFinding Scope(AccessRights rights, NeededOperation need)
    {
        string needed = string.Join(" or ", need.Operation.Scopes);
        var row = new AccessFinding
        {
            FindingId = FindingIds.AccessScope,
            Kind = "Scope",
            Name = need.Operation.Scopes.Count > 0 ? need.Operation.Scopes[0] : "none",
            Status = FindingStatus.Pass,
            Needed = needed,
            Granted = rights.HasUser ? Listed(rights.Scopes) : null,
            Message = string.Empty,
            Basis = nameof(Basis.Documented),
            Command = need.Command,
            OnlyWhen = need.OnlyWhen,
        };
        bool? covered = rights.Scopes?.Contains("all", StringComparer.Ordinal) == true ? true : rights.HasScopeFor(need.Operation);
        return !rights.HasUser
            ? row.With(copy => copy.Message = "Scopes do not count for client credentials.")
            : covered switch
            {
                true => row.With(copy => copy.Message = "The OAuth client has a scope that covers the operation."),
                false => row.With(copy =>
                {
                    copy.Status = FindingStatus.Unknown;
                    copy.Missing = needed;
                    copy.Message =
                        "The OAuth client lacks the scope. That matters only where the organization enforces scopes, which cannot " +
                        $"be read; a refusal would be {ScopeRefusal}.";
                    copy.Remedy = $"Add the scope {need.Operation.Scopes[0]} to the OAuth client if a call is refused with {ScopeRefusal}.";
                }),
                null => row.With(copy =>
                {
                    copy.Status = FindingStatus.Unknown;
                    copy.Message = $"The scopes of the OAuth client could not be read ({rights.WhyNoScopes}).";
                    copy.Remedy = "Check them in the organization's list of OAuth clients, or grant the scope user-basic-info.";
                }),
            };
    }

    private static AccessFinding Permission(AccessRights rights, NeededOperation need)
    {
        Permit permit = need.Operation.Permit;
        string joined = string.Join(permit.Rule == PermissionRule.Any ? " or " : " and ", permit.Permissions);
        string[] held = permit.Permissions.Where(permission => rights.Holds(permission) == true).ToArray();
        var row = new AccessFinding
        {
            FindingId = FindingIds.AccessPermission,
            Kind = "Permission",
            Name = permit.Permissions[0],
            Status = FindingStatus.Pass,
            Needed = joined,
            Granted = Listed(held),
            Message = "The permission is granted.",
            Basis = nameof(Basis.Observed),
            Command = need.Command,
            OnlyWhen = need.OnlyWhen,
        };
        switch (rights.Meets(permit))
        {
            // Any one lets the call in. What each part of a body needs besides is not published.
            case true when need.Operation.Effect == OperationEffect.Changes && rights.Holds(permit.Permissions[0]) == false:
                return row.With(copy =>
                {
                    copy.Status = FindingStatus.Warning;
                    copy.Basis = nameof(Basis.Unknown);
                    copy.Message = Advice.Fit(
                        $"{held[0]} is granted, {permit.Permissions[0]} is not. Any one is asked for; whether this one covers a " +
                        "wrap-up is " +
                        "not published.");
                    copy.Remedy = $"Try it, or add {permit.Permissions[0]} to a role.";
                });
            case true:
                return row.With(copy => copy.Message = $"{held[0]} is granted.");
            case null:
                return row.With(copy =>
                {
                    copy.Status = FindingStatus.Unknown;
                    copy.Granted = null;
                    copy.Message = $"The permissions of this token could not be read ({rights.WhyNoPermissions}).";
                    copy.Remedy = "Check the roles of the user or OAuth client, or grant the scope authorization:readonly.";
                });
            default:
                string[] missing = permit.Permissions.Except(held).ToArray();
                string least = permit.Rule == PermissionRule.Any ? missing[0] : string.Join(" and ", missing);
                string whom = rights.HasUser ? "the user" : "the OAuth client";
                string only = need.OnlyWhen is null ? string.Empty : $" It is needed only {need.OnlyWhen}.";
                return row.With(copy =>
                {
                    copy.Status = need.OnlyWhen is null ? FindingStatus.Fail : FindingStatus.Warning;
                    copy.Missing = least;
                    copy.Message = Advice.Fit(
                        $"No role of {whom} grants {least}, which {need.Operation.Method} {need.Operation.Path} needs.{only}");
                    copy.Remedy = Advice.Fit(
                        $"Grant {least} in a role of {whom}, in the divisions of the queues and conversations concerned.");
                });
        }
    }

    private static AccessFinding Division(AccessRights rights, NeededOperation need)
    {
        GrantedPermission[] held = rights.Permissions!.Where(granted => need.Operation.Permit.Permissions.Any(granted.Covers)).ToArray();
        bool everywhere = held.Any(granted => granted.DivisionId is null or "*");
        string[] names = held
            .Select(granted => granted.DivisionName ?? granted.DivisionId ?? "all")
            .Distinct()
            .OrderBy(name => name, StringComparer.OrdinalIgnoreCase)
            .ToArray();
        return new AccessFinding
        {
            FindingId = FindingIds.AccessDivision,
            Kind = "Division",
            Name = need.Operation.Permit.Permissions[0],
            Needed = "the object's division",
            Granted = Listed(names),
            Status = everywhere ? FindingStatus.Pass : FindingStatus.Unknown,
            Message = everywhere
                ? "Granted in all divisions."
                : $"Granted in {names.Length} division(s) only. Whether that is enough depends on the object.",
            Remedy = everywhere
                ? null
                : "Check the division of the queue or conversation; Test-ParticipantWrapup does that for one conversation.",
            Basis = nameof(Basis.Observed),
            Command = need.Command,
            OnlyWhen = need.OnlyWhen,
        };
    }

    private static IEnumerable<AccessFinding> Unused(AccessRights rights, IReadOnlyList<Operation> used)
    {
        string[] unused = (rights.Permissions ?? [])
            .Where(granted => !used.SelectMany(operation => operation.Permit.Permissions).Any(granted.Covers))
            .Select(granted => granted.Permission)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToArray();
        if (unused.Length > 0)
        {
            yield return new AccessFinding
            {
                FindingId = FindingIds.AccessUnused,
                Kind = "Permission",
                Name = "beyond need",
                Status = FindingStatus.Warning,
                Granted = Listed(unused),
                Message = $"No command of this module needs {unused.Length} of the granted permissions.",
                Remedy = "Remove them from the role if only this module uses the token.",
                Basis = nameof(Basis.Inferred),
            };
        }
    }

    private static string? Listed(IReadOnlyCollection<string>? names) => names is null
        ? null
        : string.Join(", ", names.Take(MostShown)) + (names.Count > MostShown ? $" and {names.Count - MostShown} more" : string.Empty);
}

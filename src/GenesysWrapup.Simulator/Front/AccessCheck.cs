using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Simulator.Front;

/// <summary>
/// Whether a token may call an operation: user context, scopes, permissions. The endpoint checks the division, because it knows the object.
/// </summary>
internal static class AccessCheck
{
    public static SimulatedAnswer? Refusal(Operation operation, SimulatedToken token, SimulatorPolicies policies)
    {
        if (operation.RefusesClientCredentials && token.User is null && policies.Is(SimulatorPolicies.DeclaredUserOnly, "Refuse"))
        {
            return KnownErrors.NotAUser.Answer();
        }

        if (token.User is not null
            && operation.Scopes.Count > 0
            && policies.Is(SimulatorPolicies.ScopeEnforcement, "On")
            && !operation.Scopes.Any(token.Client.Scopes.Contains))
        {
            return KnownErrors.AppNotAuthorizedForScope.Answer(operation.Scopes[0]);
        }

        if (operation.Permit.IsMetBy(permission => Holds(token, permission, null)))
        {
            return null;
        }

        return operation.Permit.Rule is PermissionRule.Any
            ? KnownErrors.MissingAnyPermissions.Answer(List(operation.Permit.Permissions))
            : KnownErrors.MissingPermissions.Answer(
                List(operation.Permit.Permissions.Where(permission => !Holds(token, permission, null))));
    }

    public static SimulatedCaller CallerBehind(SimulatedToken token) => new(token.Client.Id, token.User?.Id)
    {
        Token = token,
        Holds = (permission, divisionId) => Holds(token, permission, divisionId),
    };

    private static string List(IEnumerable<string> names) => "[" + string.Join(", ", names) + "]";

    private static bool Holds(SimulatedToken token, string permission, string? divisionId) =>
        token.Grants.Any(grant => grant.Allows(permission, divisionId));
}

using System;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Views;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>The people of the organization, and the one who is signed in.</summary>
internal static class UserEndpoints
{
    /// <summary>Documented, with the error that says it.</summary>
    private const int MostIds = 100;

    public static void AddTo(EndpointTable table, AccessDirectory access, SimulatedWorld world)
    {
        table.Add(Operations.GetUsers, call => All(call, world));
        table.Add(Operations.GetUsersMe, call => Me(call, access));
    }

    private static SimulatedAnswer All(SimulatedCall call, SimulatedWorld world)
    {
        string[] ids = [.. call.Query["id"]];
        return ids.Length > MostIds
            ? KnownErrors.MaxUserIds.Answer()
            : PagedListing.Of(
                call,
                [.. world.Users.Where(user => ids.Length == 0 || ids.Contains(user.Id, StringComparer.OrdinalIgnoreCase))],
                user => Describe(user));
    }

    private static JsonObject Describe(SimulatedPerson user) => new()
    {
        ["id"] = user.Id,
        ["name"] = user.Name,
        ["division"] = PlatformJsonNodes.Reference(SimulatedDivision.Home.Id, SimulatedDivision.Home.Name),
        ["email"] = user.Email,
        ["state"] = "active",
        ["username"] = user.Email,
        ["version"] = 1,
        ["selfUri"] = "/api/v2/users/" + user.Id,
    };

    private static SimulatedAnswer Me(SimulatedCall call, AccessDirectory access)
    {
        if (call.Caller.Token.User is not { } user)
        {
            return KnownErrors.NotAUser.Answer();
        }

        JsonObject body = Describe(user);
        string[] expand = [.. call.Query["expand"].SelectMany(static names => names.Split(','))];
        if (expand.Contains("authorization"))
        {
            body["authorization"] = Authorization(user);
        }

        if (expand.Contains("token"))
        {
            body["token"] = TokenEndpoints.Info(call.Caller.Token, access);
        }

        return SimulatedAnswer.Ok(body);
    }

    private static JsonObject Authorization(SimulatedPerson user) => new()
    {
        ["roles"] = new JsonArray([.. user.Grants.Select(static grant => grant.Role)
            .Distinct()
            .Select(static role => PlatformJsonNodes.Reference(role.Id, role.Name))]),
        ["permissions"] = PlatformJsonNodes.Texts(user.Grants
            .SelectMany(static grant => grant.Role.Policies)
            .SelectMany(static policy => policy.Actions.Select(action => policy.Domain + ":" + policy.EntityName + ":" + action))
            .Distinct()
            .OrderBy(static permission => permission, StringComparer.Ordinal)),
        ["permissionPolicies"] =
            new JsonArray([.. user.Grants.SelectMany(static grant => grant.Role.Policies).Distinct().Select(static policy => new JsonObject
        {
            ["domain"] = policy.Domain,
            ["entityName"] = policy.EntityName,
            ["actionSet"] = PlatformJsonNodes.Texts(policy.Actions),
            ["allowConditions"] = false,
        })]),
    };
}

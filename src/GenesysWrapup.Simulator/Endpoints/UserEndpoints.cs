using System;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Views;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>The user who is signed in.</summary>
internal static class UserEndpoints
{
    public static void AddTo(EndpointTable table, AccessDirectory access) => table.Add(Operations.GetUsersMe, call =>
    {
        if (call.Caller.Token.User is not { } user)
        {
            return KnownErrors.NotAUser.Answer();
        }

        var body = new JsonObject
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
    });

    private static JsonObject Authorization(SimulatedPerson user) => new()
    {
        ["roles"] = new JsonArray([.. user.Grants.Select(static grant => grant.Role).Distinct().Select(static role => PlatformJsonNodes.Reference(role.Id, role.Name))]),
        ["permissions"] = PlatformJsonNodes.Texts(user.Grants
            .SelectMany(static grant => grant.Role.Policies)
            .SelectMany(static policy => policy.Actions.Select(action => policy.Domain + ":" + policy.EntityName + ":" + action))
            .Distinct()
            .OrderBy(static permission => permission, StringComparer.Ordinal)),
        ["permissionPolicies"] = new JsonArray([.. user.Grants.SelectMany(static grant => grant.Role.Policies).Distinct().Select(static policy => new JsonObject
        {
            ["domain"] = policy.Domain,
            ["entityName"] = policy.EntityName,
            ["actionSet"] = PlatformJsonNodes.Texts(policy.Actions),
            ["allowConditions"] = false,
        })]),
    };
}

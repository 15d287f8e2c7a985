using System;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Views;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>The OAuth clients of the organization and the scopes that exist.</summary>
internal static class OAuthEndpoints
{
    public static void AddTo(EndpointTable table, AccessDirectory access)
    {
        table.Add(Operations.GetOauthClients, call => PagedListing.Of(call, access.Clients, Describe));
        table.Add(Operations.GetOauthClient, call => access.Client(call.PathValues[0]) is { } client
            ? SimulatedAnswer.Ok(Describe(client))
            : KnownErrors.ClientNotFound.Answer());

        // All clients of the simulator are active.
        table.Add(Operations.DeleteOauthClient, call => access.Client(call.PathValues[0]) is null
            ? KnownErrors.ClientNotFound.Answer()
            : KnownErrors.CannotDeleteClient.Answer());
        table.Add(Operations.GetOauthScopes, static call => SimulatedAnswer.Ok(new JsonObject
        {
            ["entities"] = new JsonArray([.. OAuthScopes.All.Select(Describe)]),
            ["total"] = OAuthScopes.All.Count,
            ["selfUri"] = call.Operation.Path,
        }));
        table.Add(Operations.GetOauthScope, static call => OAuthScopes.Exists(call.PathValues[0])
            ? SimulatedAnswer.Ok(Describe(call.PathValues[0]))
            : KnownErrors.NotFound.Answer());
    }

    /// <summary>A client as others may see it: never with its secret.</summary>
    private static JsonObject Describe(SimulatedOAuthClient client) => new()
    {
        ["id"] = client.Id,
        ["name"] = client.Name,
        ["accessTokenValiditySeconds"] = (int)client.TokenLifetime.TotalSeconds,
        ["registeredRedirectUri"] = PlatformJsonNodes.Texts(client.RedirectUris),
        ["roleIds"] = PlatformJsonNodes.Texts(client.Grants.Select(grant => grant.Role.Id)),
        ["authorizedGrantType"] = client.GrantType,
        ["scope"] = PlatformJsonNodes.Texts(client.Scopes),
        ["roleDivisions"] = new JsonArray([.. client.Grants.Select(static grant => new JsonObject
        {
            ["roleId"] = grant.Role.Id,
            ["divisionId"] = grant.DivisionId,
        })]),
        ["state"] = "active",
        ["selfUri"] = Operations.GetOauthClient.PathFor(client.Id),
    };

    private static JsonObject Describe(string scope) => new()
    {
        ["id"] = scope,
        ["description"] = scope.EndsWith(":readonly", StringComparison.Ordinal)
            ? "Read what belongs to " + scope.Substring(0, scope.Length - ":readonly".Length)
            : "Read and change what belongs to " + scope,
        ["selfUri"] = Operations.GetOauthScope.PathFor(scope),
    };
}

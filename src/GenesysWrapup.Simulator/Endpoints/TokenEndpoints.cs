using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Views;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>The token itself: its description and its revocation.</summary>
internal static class TokenEndpoints
{
    public static void AddTo(EndpointTable table, AccessDirectory access)
    {
        table.Add(Operations.GetTokensMe, call => SimulatedAnswer.Ok(Info(call.Caller.Token, access)));
        table.Add(Operations.HeadTokensMe, static _ => new SimulatedAnswer(200));
        table.Add(Operations.DeleteTokensMe, call =>
        {
            access.Revoke(call.Caller.Token);
            return new SimulatedAnswer(200);
        });
        table.Add(Operations.DeleteToken, call => access.RevokeAllOf(call.PathValues[0])
            ? new SimulatedAnswer(204)
            : KnownErrors.NotFound.Answer());
        table.Add(Operations.GetTokensTimeout, static _ => SimulatedAnswer.Ok(new JsonObject
        {
            ["idleTokenTimeoutSeconds"] = 3600,
            ["enableIdleTokenTimeout"] = false,
        }));
    }

    public static JsonObject Info(SimulatedToken token, AccessDirectory access)
    {
        SimulatedOAuthClient client = token.Client;
        return new JsonObject
        {
            ["organization"] = Organization(access),
            ["homeOrganization"] = Organization(access),
            ["authorizedScope"] = PlatformJsonNodes.Texts(client.Scopes),
            ["OAuthClient"] = new JsonObject
            {
                ["id"] = client.Id,
                ["name"] = client.Name,
                ["authorizedGrantType"] = client.GrantType,
                ["scope"] = PlatformJsonNodes.Texts(client.Scopes),
                ["roleDivisions"] = new JsonArray([.. client.Grants.Select(grant => new JsonObject
                {
                    ["roleId"] = grant.Role.Id,
                    ["divisionId"] = grant.DivisionId,
                })]),
                ["state"] = "active",
                ["organization"] = Organization(access),
            },
        };
    }

    private static JsonObject Organization(AccessDirectory access) =>
        PlatformJsonNodes.Reference(access.OrganizationId, access.OrganizationName);
}

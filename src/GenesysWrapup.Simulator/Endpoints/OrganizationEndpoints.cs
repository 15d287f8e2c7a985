using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Notifications;
using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>The organization and its limits.</summary>
internal static class OrganizationEndpoints
{
    private const string PlatformNamespace = "platform.api";
    private const string AuthNamespace = "auth.api";
    private const string NotificationNamespace = "notifications";
    private static readonly string[] s_namespaces = [PlatformNamespace, AuthNamespace, NotificationNamespace];

    public static void AddTo(EndpointTable table, AccessDirectory access)
    {
        table.Add(Operations.GetOrganizationsMe, call => SimulatedAnswer.Ok(new JsonObject
        {
            ["id"] = access.OrganizationId,
            ["name"] = access.OrganizationName,
            ["defaultLanguage"] = "en-us",
            ["defaultCountryCode"] = "US",
            ["thirdPartyOrgName"] = "simulated-contact-center",
            ["domain"] = "simulator.invalid",
            ["version"] = 1,
            ["state"] = "active",
            ["productPlatform"] = "GenesysCloud",
            ["selfUri"] = "/api/v2/organizations/" + access.OrganizationId,
        }));
        table.Add(Operations.GetOrganizationsLimitsNamespace, static call => Limits(call, call.Policies));
        table.Add(Operations.GetOrganizationsLimitsNamespaceDefaults, static call => Limits(call, new SimulatorPolicies()));
        table.Add(Operations.GetOrganizationsLimitsDocs, static _ => SimulatedAnswer.Ok(new JsonObject
        {
            ["url"] = "https://developer.genesys.cloud/organization/organization/limits",
            ["namespaces"] = new JsonArray([.. s_namespaces.Select(static name => new JsonObject
            {
                ["name"] = name,
                ["friendlyName"] = name,
                ["limits"] = new JsonArray(),
            })]),
        }));
    }

    private static SimulatedAnswer Limits(SimulatedCall call, SimulatorPolicies policies)
    {
        (string Key, int Value)[] limits = call.PathValues[0] switch
        {
            PlatformNamespace =>
            [
                ("client.credentials.token.rate.per.minute", policies.NumberOf(SimulatorPolicies.RequestsPerMinute)),
                ("org.app.user.rate.per.minute", policies.NumberOf(SimulatorPolicies.RequestsPerMinute)),
                ("org.user.rate.per.minute", 3000),
            ],
            AuthNamespace => [("token.rate.per.minute", policies.NumberOf(SimulatorPolicies.TokenRequestsPerMinute))],
            NotificationNamespace =>
            [
                ("channels.max", NotificationCenter.ChannelsPerOwner),
                ("topics.max", NotificationCenter.TopicsPerChannel),
            ],
            _ => [],
        };
        return limits.Length == 0
            ? KnownErrors.InvalidValue.Answer()
            : SimulatedAnswer.Ok(new JsonObject
            {
                ["entities"] = new JsonArray([.. limits.Select(limit => new JsonObject
                {
                    ["key"] = limit.Key,
                    ["namespace"] = call.PathValues[0],
                    ["value"] = limit.Value,
                })]),
            });
    }
}

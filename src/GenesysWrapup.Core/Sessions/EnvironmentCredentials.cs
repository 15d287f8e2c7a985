using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Sessions;

/// <summary>
/// The environment variables that the vendor's CLI and Terraform provider read. As with both of them, an access token takes precedence
/// over client credentials. The gateway's variables are those of the Terraform provider.
/// </summary>
internal static class EnvironmentCredentials
{
    public const string RegionVariable = "GENESYSCLOUD_REGION";
    public const string ClientIdVariable = "GENESYSCLOUD_OAUTHCLIENT_ID";
    public const string ClientSecretVariable = "GENESYSCLOUD_OAUTHCLIENT_SECRET";
    public const string AccessTokenVariable = "GENESYSCLOUD_ACCESS_TOKEN";
    public const string GatewayProtocolVariable = "GENESYSCLOUD_GATEWAY_PROTOCOL";
    public const string GatewayHostVariable = "GENESYSCLOUD_GATEWAY_HOST";
    public const string GatewayPortVariable = "GENESYSCLOUD_GATEWAY_PORT";

    /// <param name="variable">Reads a variable; null where it is not set.</param>
    /// <param name="elsewhere">Whether a parameter gives the region or base address, so that the variables need not.</param>
    public static FoundCredentials Read(Func<string, string?> variable, bool elsewhere = false)
    {
        string? Value(string name) => variable(name)?.Trim() is { Length: > 0 } value ? value : null;

        Grant grant = Value(AccessTokenVariable) is { } token
            ? new AccessTokenGrant(token)
            : Client(Value(ClientIdVariable), Value(ClientSecretVariable));
        Uri? gateway = FoundCredentials.Gateway(
            Value(GatewayProtocolVariable), Value(GatewayHostVariable), Value(GatewayPortVariable), "the environment variables");
        string? region = Value(RegionVariable);
        if (region is null && gateway is null && !elsewhere)
        {
            throw FoundCredentials.Missing(
                $"The environment variable {RegionVariable} is not set.",
                "Set it, for example to us-west-2 or usw2.pure.cloud, or give -Region.");
        }

        return new FoundCredentials(grant, region is null || elsewhere ? null : SessionAddress.RegionOf(region), gateway);
    }

    private static ClientCredentialsGrant Client(string? id, string? secret)
    {
        if (id is not null && secret is not null)
        {
            return new ClientCredentialsGrant(id, secret);
        }

        string?[] unset = [id is null ? ClientIdVariable : null, secret is null ? ClientSecretVariable : null];
        IEnumerable<string> missing = unset.OfType<string>();
        throw FoundCredentials.Missing(
            $"No credentials in the environment: {string.Join(" and ", missing)} and {AccessTokenVariable} are not set.",
            $"Set {ClientIdVariable} and {ClientSecretVariable}, or {AccessTokenVariable}.");
    }
}

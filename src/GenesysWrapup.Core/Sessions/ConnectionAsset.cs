using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Failures;

namespace GenesysWrapup.Core.Sessions;

/// <summary>
/// The hashtable that Get-AutomationConnection returns. Connection types are made by hand, so each value may have any of a few names;
/// case, blanks, hyphens and underscores do not matter.
/// </summary>
internal static class ConnectionAsset
{
    /// <summary>The names a value may have. The first of each list is the one in the documentation.</summary>
    public static readonly IReadOnlyList<string> RegionKeys = ["Region", "Environment"];
    public static readonly IReadOnlyList<string> BaseUriKeys = ["BaseUri", "BaseUrl", "GatewayUri"];
    public static readonly IReadOnlyList<string> ClientIdKeys = ["ClientId", "OAuthClientId", "UserName"];
    public static readonly IReadOnlyList<string> ClientSecretKeys = ["ClientSecret", "OAuthClientSecret", "Secret", "Password"];
    public static readonly IReadOnlyList<string> AccessTokenKeys = ["AccessToken", "Token"];

    /// <param name="connection">What the asset holds.</param>
    /// <param name="reveal">Turns a value that is no text (a SecureString) into text; null where it cannot.</param>
    /// <param name="elsewhere">Whether a parameter gives the region or base address, so that the asset need not have one.</param>
    public static FoundCredentials Read(IDictionary connection, Func<object, string?> reveal, bool elsewhere = false)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in connection)
        {
            string? text = entry.Value as string ?? (entry.Value is null ? null : reveal(entry.Value));
            if (entry.Key is string key && text?.Trim() is { Length: > 0 } value)
            {
                values[Plain(key)] = value;
            }
        }

        string? Value(IReadOnlyList<string> names) => names
            .Select(name => values.TryGetValue(Plain(name), out string? value) ? value : null)
            .FirstOrDefault(static value => value is not null);

        Uri? baseUri = Value(BaseUriKeys) is { } address ? AddressOf(address) : null;
        string? region = Value(RegionKeys);
        if (region is null && baseUri is null && !elsewhere)
        {
            throw Missing(RegionKeys, values);
        }

        Grant grant = Value(AccessTokenKeys) is { } token
            ? new AccessTokenGrant(token)
            : new ClientCredentialsGrant(
                Value(ClientIdKeys) ?? throw Missing(ClientIdKeys, values),
                Value(ClientSecretKeys) ?? throw Missing(ClientSecretKeys, values));
        return new FoundCredentials(grant, region is null || elsewhere ? null : SessionAddress.RegionOf(region), baseUri);
    }

    private static Uri AddressOf(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
        ? address
        : throw new GenesysException(new Failure(
            FailureId.InvalidValue,
            FailureCategory.InvalidArgument,
            $"The connection's {BaseUriKeys[0]} is not an address.",
            "Give a whole address, beginning with https://.")
        { EndsCommand = true });

    private static GenesysException Missing(IReadOnlyList<string> names, Dictionary<string, string> values)
    {
        string held = values.Count == 0 ? "nothing" : string.Join(", ", values.Keys.OrderBy(static key => key, StringComparer.Ordinal));
        return FoundCredentials.Missing(
            $"The connection has no {names[0]} (nor {string.Join(" or ", names.Skip(1))}). It has: {held}.",
            $"Add {names[0]} to the connection asset.");
    }

    private static string Plain(string key) => new(key.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant).ToArray());
}

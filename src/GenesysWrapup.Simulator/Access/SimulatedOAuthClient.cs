using System;
using System.Collections.Generic;

namespace GenesysWrapup.Simulator.Access;

/// <summary>An OAuth client. Roles count for the client-credentials grant only, scopes for every other grant only.</summary>
internal sealed record SimulatedOAuthClient(string Id, string Name, string GrantType)
{
    public const string ClientCredentials = "CLIENT-CREDENTIALS";
    public const string Code = "CODE";

    public string Secret { get; init; } = Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N").Substring(0, 11);

    public IReadOnlyList<RoleGrant> Grants { get; init; } = [];

    public IReadOnlyList<string> Scopes { get; init; } = [];

    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    /// <summary>How long its tokens live; a day unless the client says otherwise.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromDays(1);

    public bool ActsForItself => GrantType == ClientCredentials;

    public override string ToString() => $"{Name} ({Id})";
}

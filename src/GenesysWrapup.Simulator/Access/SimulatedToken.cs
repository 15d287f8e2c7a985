using System;
using System.Collections.Generic;

namespace GenesysWrapup.Simulator.Access;

/// <summary>An issued token: its client, its user if it has one, and when it expires.</summary>
internal sealed record SimulatedToken(string Value, SimulatedOAuthClient Client, SimulatedPerson? User, DateTimeOffset Expires)
{
    public string? RefreshToken { get; init; }

    /// <summary>The roles that count: the client's own where it acts for itself, otherwise the user's.</summary>
    public IReadOnlyList<RoleGrant> Grants => User?.Grants ?? Client.Grants;

    public override string ToString() => $"a token of {Client}";
}

/// <summary>Somebody who can sign in.</summary>
internal sealed record SimulatedPerson(string Id, string Name, string Email, IReadOnlyList<RoleGrant> Grants);

/// <summary>A code on its way from the authorize page to the token endpoint; it can be used once.</summary>
internal sealed record AuthorizationCode(
    SimulatedOAuthClient Client,
    SimulatedPerson User,
    string RedirectUri,
    string? Challenge,
    DateTimeOffset Expires);

using System;
using System.Collections.Generic;

namespace GenesysWrapup.Simulator.Access;

/// <summary>A token that was given out: for which client, for which user if any, until when.</summary>
internal sealed record SimulatedToken(string Value, SimulatedOAuthClient Client, SimulatedPerson? User, DateTimeOffset Expires)
{
    public string? RefreshToken { get; init; }

    /// <summary>The roles that count: the client's own where it acts for itself, else the user's.</summary>
    public IReadOnlyList<RoleGrant> Grants => User?.Grants ?? Client.Grants;

    public override string ToString() => $"a token of {Client}";
}

/// <summary>Somebody who can sign in.</summary>
internal sealed record SimulatedPerson(string Id, string Name, string Email, IReadOnlyList<RoleGrant> Grants);

/// <summary>A code on its way from the authorize page to the token endpoint; good once.</summary>
internal sealed record AuthorizationCode(SimulatedOAuthClient Client, SimulatedPerson User, string RedirectUri, string? Challenge, DateTimeOffset Expires);

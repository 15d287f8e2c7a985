using System;

namespace GenesysWrapup.Simulator.Access;

/// <summary>The subject behind a token: an OAuth client, and the user where the grant has one.</summary>
internal sealed record SimulatedCaller(string ClientId, string? UserId)
{
    public bool HasUser => UserId is not null;

    /// <summary>The token that was presented.</summary>
    public required SimulatedToken Token { get; init; }

    /// <summary>Whether the caller holds a permission, in a division where one is named.</summary>
    public required Func<string, string?, bool> Holds { get; init; }
}

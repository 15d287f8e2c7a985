using System;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Sessions;

/// <summary>Everything a session is made from.</summary>
internal sealed record ConnectOptions
{
    /// <summary>The platform's region. Not needed where <see cref="BaseUri"/> is given.</summary>
    public Region? Region { get; init; }

    /// <summary>A gateway or a simulator: the API and the login both live under it.</summary>
    public Uri? BaseUri { get; init; }

    public required Grant Grant { get; init; }

    /// <summary>The way to the platform; a simulator in memory brings its own.</summary>
    public Network Network { get; init; } = Network.OfThisMachine;

    /// <summary>What the session calls its grant, where it differs from the grant's own name (Simulator).</summary>
    public string? GrantName { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>No single wait is longer. Where a server asks for more, the call fails.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>The most often that a call is repeated.</summary>
    public int MaxRetries { get; init; } = 5;

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);
}

using System;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Sessions;

/// <summary>Everything that makes a session what it is.</summary>
internal sealed record ConnectOptions
{
    /// <summary>The platform's region; not needed where <see cref="BaseUri"/> is given.</summary>
    public Region? Region { get; init; }

    /// <summary>A gateway or a simulator: the API and the login both live under it.</summary>
    public Uri? BaseUri { get; init; }

    public required Grant Grant { get; init; }

    /// <summary>The way to the platform; a simulator in memory brings its own.</summary>
    public Network Network { get; init; } = Network.OfThisMachine;

    /// <summary>What the session calls its grant, where that is not the grant's own name (Simulator).</summary>
    public string? GrantName { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>No single wait is longer; a server that asks for more gets an error instead.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>How often a call is repeated at most.</summary>
    public int MaxRetries { get; init; } = 5;

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);
}

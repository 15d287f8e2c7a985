using System;

namespace GenesysWrapup.Core.Sessions;

/// <summary>How a session gets its token. It prints as its name, since its secrets are only for the token endpoint.</summary>
internal abstract record Grant(string Name)
{
    public sealed override string ToString() => Name;
}

/// <summary>A client with a secret of its own and no user behind it.</summary>
internal sealed record ClientCredentialsGrant(string ClientId, string ClientSecret) : Grant("ClientCredentials");

/// <summary>A token that was made elsewhere. It cannot be renewed.</summary>
internal sealed record AccessTokenGrant(string AccessToken) : Grant("AccessToken");

/// <summary>A person signs in with the browser (authorization code with PKCE); the client has no secret.</summary>
internal sealed record AuthorizationCodeGrant(string ClientId) : Grant("AuthorizationCode")
{
    /// <summary>Where this machine listens for the browser's return; 0 takes a free port.</summary>
    public int Port { get; init; }

    /// <summary>How long the person may take.</summary>
    public TimeSpan LongestSignIn { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Opens the sign-in page; false where there is no browser, and the address is printed instead.</summary>
    public Func<Uri, bool> OpenBrowser { get; init; } = Browser.TryOpen;
}

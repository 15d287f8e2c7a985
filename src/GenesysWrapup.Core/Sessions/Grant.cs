namespace GenesysWrapup.Sessions;

/// <summary>How a session gets its token. Prints as its name: the secrets in it are for the token endpoint alone.</summary>
internal abstract record Grant(string Name)
{
    public sealed override string ToString() => Name;
}

/// <summary>A client with a secret of its own and no user behind it.</summary>
internal sealed record ClientCredentialsGrant(string ClientId, string ClientSecret) : Grant("ClientCredentials");

/// <summary>A token that was made elsewhere. It cannot be renewed.</summary>
internal sealed record AccessTokenGrant(string AccessToken) : Grant("AccessToken");

using System.Collections.Generic;

namespace GenesysWrapup.Core.Lint;

/// <summary>A call that somebody wrote, as much of it as was given.</summary>
internal sealed record RequestDraft
{
    public string? Method { get; init; }
    public string? Uri { get; init; }

    /// <summary>The body's text; null where none was given.</summary>
    public string? Body { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = [];
    public IReadOnlyList<string> Permissions { get; init; } = [];
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The token is a client's, with no user behind it.</summary>
    public bool ClientCredentials { get; init; }

    /// <summary>Methods of an SDK that are called.</summary>
    public IReadOnlyList<string> SdkMethods { get; init; } = [];

    public IReadOnlyList<string> Packages { get; init; } = [];

    /// <summary>States that the code waits for.</summary>
    public IReadOnlyList<string> States { get; init; } = [];
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace GenesysWrapup.Core.Platform;

/// <summary>Which of an operation's permissions a caller needs.</summary>
internal enum PermissionRule
{
    None,
    Any,
    All,
}

/// <summary>What calling an operation does to the platform.</summary>
internal enum OperationEffect
{
    /// <summary>Not stated; no operation of the catalogue may leave it at this.</summary>
    Unstated,

    /// <summary>It only reads, and may be repeated freely.</summary>
    Reads,

    /// <summary>It changes something: a repeated call may act twice.</summary>
    Changes,
}

/// <summary>The permissions of an operation, least privilege first.</summary>
internal sealed record Permit(PermissionRule Rule, IReadOnlyList<string> Permissions)
{
    public static readonly Permit None = new(PermissionRule.None, []);

    public static Permit Any(params string[] permissions) => new(PermissionRule.Any, permissions);

    public static Permit All(params string[] permissions) => new(PermissionRule.All, permissions);

    public bool IsMetBy(Func<string, bool> has) => Rule switch
    {
        PermissionRule.Any => Permissions.Any(has),
        PermissionRule.All => Permissions.All(has),
        _ => true,
    };
}

/// <summary>The OAuth scopes of an operation; any one of them suffices.</summary>
internal static class Scope
{
    public static string[] Of(params string[] scopes) => scopes;

    /// <summary>The scopes of a read: the domain's, or its read-only form.</summary>
    public static string[] ReadOf(string domain) => [domain, domain + ":readonly"];
}

/// <summary>
/// One operation of the platform, described once for the client, the access cmdlets, the simulator, the help and the lint.
/// </summary>
internal sealed record Operation(string Name, string Method, string Path, IReadOnlyList<string> Scopes, Permit Permit)
{
    private Regex? _pattern;

    /// <summary>The name of the request body's model (with [] for an array), or null where there is none.</summary>
    public string? Body { get; init; }

    public bool BodyOptional { get; init; }

    public IReadOnlyList<string> Query { get; init; } = [];

    /// <summary>Declares 400 not.a.user: possibly refused to client credentials.</summary>
    public bool RefusesClientCredentials { get; init; }

    public bool Deprecated { get; init; }

    /// <summary>It was part of the platform and has been removed.</summary>
    public bool Removed { get; init; }

    /// <summary>GET and HEAD read by definition; every other operation states what it does.</summary>
    public OperationEffect Effect { get; init; } = Method is "GET" or "HEAD" ? OperationEffect.Reads : OperationEffect.Unstated;

    public bool IsRead => Effect is OperationEffect.Reads;

    /// <summary>It reads the one object whose id is the last of the path, so its answer is about that id.</summary>
    public bool ReadsOneObject => IsRead && Path.EndsWith("Id}", StringComparison.Ordinal);

    /// <summary>The path with its placeholders filled in, in their order, each escaped.</summary>
    public string PathFor(params string[] values)
    {
        int next = 0;
        string path = Regex.Replace(Path, "{[^}]+}", placeholder => next < values.Length
            ? AddressText.Escaped(values[next++])
            : throw new ArgumentException($"{Name} needs a value for {placeholder.Value}.", nameof(values)));
        return next == values.Length
            ? path
            : throw new ArgumentException($"{Name} takes {next} path values, {values.Length} were given.", nameof(values));
    }

    /// <summary>Whether a concrete path is one of this operation's, and the values that stand in its placeholders.</summary>
    public bool Matches(string path, out string[] values)
    {
        _pattern ??= new Regex("^" + Regex.Replace(Path, "{[^}]+}", "([^/]+)") + "$", RegexOptions.CultureInvariant);
        Match match = _pattern.Match(path);
        values = match.Success
            ? match.Groups.Cast<Group>().Skip(1).Select(group => Uri.UnescapeDataString(group.Value)).ToArray()
            : [];
        return match.Success;
    }

    public override string ToString() => $"{Method} {Path}";
}

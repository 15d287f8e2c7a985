using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Access;

/// <summary>What one operation needs, known without asking the platform.</summary>
public sealed class RequiredPermission
{
    public string? Command { get; init; }
    public required string Operation { get; init; }
    public required string Method { get; init; }
    public required string Path { get; init; }

    /// <summary>Least privilege first; empty where the contract lists none.</summary>
    public required ItemList<string> Permission { get; init; }

    /// <summary>None, Any (one of them is enough) or All.</summary>
    public required string Rule { get; init; }

    /// <summary>Any one of them is enough. They count only for user grants.</summary>
    public required ItemList<string> Scope { get; init; }

    /// <summary>The only case in which the command calls it; null where it always does.</summary>
    public string? OnlyWhen { get; init; }

    public string? Note { get; init; }

    public required string Basis { get; init; }

    /// <summary>Commands in alphabetical order; for each what it always needs first, and reads before writes.</summary>
    internal static IEnumerable<RequiredPermission> Of(IEnumerable<NeededOperation> needed) => needed
        .OrderBy(need => need.Command, System.StringComparer.OrdinalIgnoreCase)
        .ThenBy(need => need.OnlyWhen is not null)
        .ThenBy(need => need.Operation.Permit.Permissions.Count == 0 ? 0 : need.Operation.IsRead ? 1 : 2)
        .ThenBy(need => need.Operation.Path, System.StringComparer.Ordinal)
        .Select(Of);

    private static RequiredPermission Of(NeededOperation need) => new()
    {
        Command = need.Command,
        Operation = need.Operation.Name,
        Method = need.Operation.Method,
        Path = need.Operation.Path,
        Permission = [.. need.Operation.Permit.Permissions],
        Rule = need.Operation.Permit.Rule.ToString(),
        Scope = [.. need.Operation.Scopes],
        OnlyWhen = need.OnlyWhen,
        Note = NoteOf(need.Operation),
        // The catalogue is the contract's: a test holds each of its operations against it.
        Basis = nameof(Platform.Basis.Documented),
    };

    private static string? NoteOf(Operation operation)
    {
        string[] notes =
        [
            .. operation.RefusesClientCredentials ? ["may refuse client credentials (not.a.user)"] : System.Array.Empty<string>(),
            .. operation.Removed ? ["removed from the platform"] : operation.Deprecated ? ["deprecated"] : System.Array.Empty<string>(),
        ];
        return notes.Length == 0 ? null : string.Join("; ", notes);
    }

    public override string ToString() => $"{Command ?? Operation}: {(Permission.Count > 0 ? Permission.ToString() : "no permission")}";
}

namespace GenesysWrapup.Core.Access;

/// <summary>One right that a command or operation needs, and whether this session has it.</summary>
public sealed record AccessFinding
{
    public required string FindingId { get; init; }

    /// <summary>Grant, Scope, Permission or Division.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is about: the operation, or the permission.</summary>
    public required string Name { get; init; }

    public required string Status { get; init; }
    public string? Needed { get; init; }
    public string? Granted { get; init; }
    public string? Missing { get; init; }
    public required string Message { get; init; }
    public string? Remedy { get; init; }
    public required string Basis { get; init; }

    /// <summary>The command that needs it.</summary>
    public string? Command { get; init; }

    /// <summary>The only case in which it is needed; null where it always is.</summary>
    public string? OnlyWhen { get; init; }

    public override string ToString() => $"{Status} {Kind} {Name}: {Message}";
}

namespace GenesysWrapup.Core.Access;

/// <summary>One right that a command or operation needs, and whether this session has it.</summary>
public sealed class AccessFinding
{
    public required string FindingId { get; set; }

    /// <summary>Grant, Scope, Permission or Division.</summary>
    public required string Kind { get; set; }

    /// <summary>What it is about: the operation, or the permission.</summary>
    public required string Name { get; set; }

    public required string Status { get; set; }
    public string? Needed { get; set; }
    public string? Granted { get; set; }
    public string? Missing { get; set; }
    public required string Message { get; set; }
    public string? Remedy { get; set; }
    public required string Basis { get; set; }

    /// <summary>The command that needs it.</summary>
    public string? Command { get; set; }

    /// <summary>The only case in which it is needed; null where it always is.</summary>
    public string? OnlyWhen { get; set; }

    public override string ToString() => $"{Status} {Kind} {Name}: {Message}";
}

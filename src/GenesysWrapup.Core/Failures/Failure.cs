using System;

namespace GenesysWrapup.Core.Failures;

/// <summary>
/// A failure as this module reports it, before it becomes an error record: what failed, on which object, and what to do next.
/// </summary>
public sealed record Failure(string Id, FailureCategory Category, string Message, string NextStep)
{
    private readonly string? _findingId;

    /// <summary>The object it happened to, so that a script can take it and try again.</summary>
    public object? Target { get; init; }

    /// <summary>The cause, with status, correlation id and the platform's words.</summary>
    public Exception? Exception { get; init; }

    /// <summary>
    /// The stable id of the finding that explains it, as Resolve-WrapupError shows it. Whoever makes the failure may name a narrower one.
    /// </summary>
    public string? FindingId
    {
        get => _findingId ?? FailureFindings.For(this);
        init => _findingId = value;
    }

    /// <summary>The whole command cannot go on (not connected, token rejected), not just this item.</summary>
    public bool EndsCommand { get; init; }
}

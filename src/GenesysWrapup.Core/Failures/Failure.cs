using System;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Failures;

/// <summary>
/// A failure as this module reports it, before it becomes an error record: what failed, on which object, and what to do next.
/// </summary>
public sealed class Failure(string id, FailureCategory category, string message, string nextStep)
{
    /// <summary>Room for the longest sentences of ours; what is longer quotes something that nobody reads to its end.</summary>
    private const int LongestText = 5_000;

    private string? _findingId;
    private string _message = Safe(message);
    private string _nextStep = Safe(nextStep);

    public string Id { get; internal set; } = id;

    public FailureCategory Category { get; internal set; } = category;

    /// <summary>What failed and on what. It may quote anything, so it is safe to show whatever it quotes.</summary>
    public string Message
    {
        get => _message;
        internal set => _message = Safe(value);
    }

    public string NextStep
    {
        get => _nextStep;
        internal set => _nextStep = Safe(value);
    }

    /// <summary>The object it happened to, so that a script can take it and try again.</summary>
    public object? Target { get; internal set; }

    /// <summary>The cause, with status, correlation id and the platform's words.</summary>
    public Exception? Exception { get; internal set; }

    /// <summary>
    /// The stable id of the finding that explains it, as Resolve-WrapupError shows it. Whoever makes the failure may name a narrower one.
    /// </summary>
    public string? FindingId
    {
        get => _findingId ?? FailureFindings.For(this);
        internal set => _findingId = value;
    }

    /// <summary>The whole command cannot go on (not connected, token rejected), not just this item.</summary>
    public bool EndsCommand { get; internal set; }

    public override string ToString() => $"{Id}: {Message}";

    private static string Safe(string? text) => ShownText.Of(ShortText.Of(text, LongestText));
}

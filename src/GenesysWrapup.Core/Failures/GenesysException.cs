using System;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Failures;

/// <summary>Carries a <see cref="Failures.Failure"/> through the code that cannot handle it.</summary>
public class GenesysException : Exception
{
    public GenesysException(Failure failure)
        : base(failure?.Message, failure?.Exception)
    {
        // Whoever reports the failure later finds this exception through it, with its status and correlation id.
        Failure = (failure ?? throw new ArgumentNullException(nameof(failure))).With(copy => copy.Exception = this);
    }

    public Failure Failure { get; }

    /// <summary>What to do next, in words.</summary>
    public string NextStep => Failure.NextStep;

    /// <summary>The finding that explains it, as Resolve-WrapupError shows it.</summary>
    public string? FindingId => Failure.FindingId;
}

using System;

namespace GenesysWrapup.Failures;

/// <summary>Carries a <see cref="Failures.Failure"/> through the code that cannot handle it.</summary>
public class GenesysException : Exception
{
    public GenesysException(Failure failure)
        : base(failure?.Message, failure?.Exception)
    {
        Failure = failure ?? throw new ArgumentNullException(nameof(failure));
    }

    public Failure Failure { get; }

    /// <summary>What to do next, in words.</summary>
    public string NextStep => Failure.NextStep;
}

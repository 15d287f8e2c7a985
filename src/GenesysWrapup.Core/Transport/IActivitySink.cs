using System;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Transport;

/// <summary>
/// Where Core reports what it is doing. The cmdlets turn it into streams, tests record it. Secrets are masked before a text gets here.
/// </summary>
internal interface IActivitySink
{
    /// <summary>One line per network step, in plain words.</summary>
    void Verbose(string message);

    /// <summary>Method, path, status, correlation id, duration.</summary>
    void Debug(string message);

    /// <summary>Something the user should change.</summary>
    void Warning(string message);

    /// <summary>A wait begins. Always a verbose line; also progress with the seconds left when it takes more than two.</summary>
    void Waiting(TimeSpan duration, string reason);
}

/// <summary>
/// An activity that also counts the requests sent for one target, wherever in Core they were sent. The platform's client reports every
/// call here, failed ones included.
/// </summary>
internal interface IRequestMeter : IActivitySink
{
    /// <param name="operation">The operation that was called.</param>
    /// <param name="attempts">How many requests it took.</param>
    /// <param name="correlationId">The platform's id of the last of them, where it gave one.</param>
    void Sent(Operation operation, int attempts, string? correlationId);
}

/// <summary>For calls whose progress nobody follows.</summary>
internal sealed class SilentActivity : IActivitySink
{
    public static readonly SilentActivity Instance = new();

    public void Verbose(string message)
    {
    }

    public void Debug(string message)
    {
    }

    public void Warning(string message)
    {
    }

    public void Waiting(TimeSpan duration, string reason)
    {
    }
}

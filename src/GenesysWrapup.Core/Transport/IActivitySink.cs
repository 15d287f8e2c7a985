using System;

namespace GenesysWrapup.Transport;

/// <summary>Where Core tells what it is doing. The cmdlets turn it into streams; tests keep it. Every text is redacted before it gets here.</summary>
internal interface IActivitySink
{
    /// <summary>One line per network step, in human words.</summary>
    void Verbose(string message);

    /// <summary>Method, path, status, correlation id, duration.</summary>
    void Debug(string message);

    /// <summary>Something the user should change.</summary>
    void Warning(string message);

    /// <summary>A wait begins. Always a verbose line; progress with the seconds left when it is longer than two.</summary>
    void Waiting(TimeSpan duration, string reason);
}

/// <summary>For calls that nobody watches.</summary>
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

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Tests.Transport;

/// <summary>Keeps what Core tells, in order.</summary>
internal sealed class KeptActivity : IRequestMeter
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<(TimeSpan Duration, string Reason)> _waits = new();
    private readonly ConcurrentQueue<(string Operation, int Attempts, string? CorrelationId)> _sent = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public IReadOnlyList<(TimeSpan Duration, string Reason)> Waits => [.. _waits];

    public IReadOnlyList<double> WaitedSeconds => [.. _waits.Select(static wait => wait.Duration.TotalSeconds)];

    public IReadOnlyList<(string Operation, int Attempts, string? CorrelationId)> SentCalls => [.. _sent];

    public void Verbose(string message) => _lines.Enqueue("VERBOSE " + message);

    public void Debug(string message) => _lines.Enqueue("DEBUG " + message);

    public void Warning(string message) => _lines.Enqueue("WARNING " + message);

    public void Waiting(TimeSpan duration, string reason)
    {
        _waits.Enqueue((duration, reason));
        _lines.Enqueue($"WAITING {duration.TotalSeconds} s {reason}");
    }

    public void Sent(Operation operation, int attempts, string? correlationId) => _sent.Enqueue((operation.Name, attempts, correlationId));
}

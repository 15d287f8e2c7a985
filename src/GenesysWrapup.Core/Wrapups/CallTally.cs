using System;
using System.Collections.Generic;
using System.Threading;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>
/// Counts what one target costs: requests, writes, time, and the platform's correlation ids. Its calls carry it as their activity.
/// </summary>
internal sealed class CallTally(IActivitySink activity, TimeProvider clock) : IRequestMeter
{
    private readonly object _gate = new();
    private readonly List<string> _correlationIds = [];
    private readonly long _begun = clock.GetTimestamp();
    private int _requests;
    private int _writes;

    public int Requests => Volatile.Read(ref _requests);

    public int Writes => Volatile.Read(ref _writes);

    public double ElapsedSeconds => Math.Round(clock.GetElapsedTime(_begun).TotalSeconds, 3);

    /// <summary>In the order of the calls; null where the platform gave none.</summary>
    public string? CorrelationIds
    {
        get
        {
            lock (_gate)
            {
                return _correlationIds.Count > 0 ? string.Join(" ", _correlationIds) : null;
            }
        }
    }

    public void Sent(Operation operation, int attempts, string? correlationId)
    {
        Interlocked.Add(ref _requests, attempts);
        if (!operation.IsRead)
        {
            Interlocked.Add(ref _writes, attempts);
        }

        if (correlationId is not null)
        {
            lock (_gate)
            {
                _correlationIds.Add(correlationId);
            }
        }
    }

    public void Verbose(string message) => activity.Verbose(message);

    public void Debug(string message) => activity.Debug(message);

    public void Warning(string message) => activity.Warning(message);

    public void Waiting(TimeSpan duration, string reason) => activity.Waiting(duration, reason);
}

using System;
using System.Collections.Generic;

namespace GenesysWrapup.Core.WorkLists;

/// <summary>What a worker says of itself.</summary>
internal sealed record WorkerState
{
    public int UnderWay { get; init; }
    public double PerMinute { get; init; }
}

/// <summary>What a worker has under way, and how many rows it did in the last minute.</summary>
internal sealed class WorkRate(TimeProvider clock)
{
    private static readonly TimeSpan s_span = TimeSpan.FromMinutes(1);
    private readonly object _gate = new();
    private readonly Queue<DateTimeOffset> _done = new();
    private readonly DateTimeOffset _begun = clock.GetUtcNow();
    private int _underWay;

    public WorkerState State
    {
        get
        {
            lock (_gate)
            {
                DateTimeOffset now = clock.GetUtcNow();
                Forget(now);
                double minutes = Math.Max(1, Math.Min((now - _begun).TotalSeconds, s_span.TotalSeconds)) / s_span.TotalSeconds;
                return new WorkerState { UnderWay = _underWay, PerMinute = Math.Round(_done.Count / minutes, 1) };
            }
        }
    }

    public void Begin()
    {
        lock (_gate)
        {
            _underWay++;
        }
    }

    public void End()
    {
        lock (_gate)
        {
            _underWay--;
            DateTimeOffset now = clock.GetUtcNow();
            _done.Enqueue(now);
            Forget(now);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        while (_done.Count > 0 && now - _done.Peek() > s_span)
        {
            _done.Dequeue();
        }
    }
}

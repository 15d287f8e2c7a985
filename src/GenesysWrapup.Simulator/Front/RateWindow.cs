using System;
using System.Collections.Generic;

namespace GenesysWrapup.Simulator.Front;

/// <summary>Counts the requests of each key per minute; a minute begins with the key's first request.</summary>
internal sealed class RateWindow(TimeProvider clock)
{
    private static readonly TimeSpan s_length = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, (DateTimeOffset Begun, int Count)> _windows = [];
    private readonly object _gate = new();

    /// <summary>Counts one more request; returns the count and the seconds left in the minute.</summary>
    public (int Count, int SecondsLeft) Take(string key)
    {
        DateTimeOffset now = clock.GetUtcNow();
        lock (_gate)
        {
            if (!_windows.TryGetValue(key, out (DateTimeOffset Begun, int Count) window) || now - window.Begun >= s_length)
            {
                window = (now, 0);
            }

            window.Count++;
            _windows[key] = window;
            return (window.Count, (int)Math.Ceiling((window.Begun + s_length - now).TotalSeconds));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _windows.Clear();
        }
    }
}

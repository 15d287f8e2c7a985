using System;
using System.Threading;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Pipeline;

/// <summary>
/// Shows how long a wait still takes: at once, then every second, until it is over or ended. Of several waits at a time it shows the
/// longest, since the command takes at least that long.
/// </summary>
internal sealed class Countdown(TimeProvider clock, Action<string, TimeSpan> show, Action remove)
{
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(1);
    private readonly object _gate = new();
    private ITimer? _steps;
    private DateTimeOffset _ends;
    private string _reason = string.Empty;

    public void Start(TimeSpan duration, string reason)
    {
        lock (_gate)
        {
            DateTimeOffset ends = clock.GetUtcNow().After(duration);
            if (_steps is not null && ends < _ends)
            {
                return;
            }

            (_ends, _reason) = (ends, reason);
            show(reason, duration);
            _steps ??= clock.CreateTimer(_ => Step(), null, s_step, s_step);
        }
    }

    /// <summary>Removes what is shown, if anything is.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (_steps is not null)
            {
                _steps.Dispose();
                _steps = null;
                remove();
            }
        }
    }

    private void Step()
    {
        lock (_gate)
        {
            TimeSpan left = _ends - clock.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                End();
            }
            else if (_steps is not null)
            {
                show(_reason, left);
            }
        }
    }
}

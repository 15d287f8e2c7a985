using System;
using System.Threading;

namespace GenesysWrapup.Pipeline;

/// <summary>
/// How long a wait still takes: told at once, then with every second, until it is over or ended. Of several waits at a time the longest
/// is told, since the command is not done before it.
/// </summary>
internal sealed class Countdown(TimeProvider clock, Action<string, TimeSpan> tell, Action takeAway)
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
            DateTimeOffset ends = clock.GetUtcNow() + duration;
            if (_steps is not null && ends < _ends)
            {
                return;
            }

            (_ends, _reason) = (ends, reason);
            tell(reason, duration);
            _steps ??= clock.CreateTimer(_ => Step(), null, s_step, s_step);
        }
    }

    /// <summary>Takes away what is told, if anything is.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (_steps is not null)
            {
                _steps.Dispose();
                _steps = null;
                takeAway();
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
                tell(_reason, left);
            }
        }
    }
}

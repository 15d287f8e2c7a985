using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace GenesysWrapup.Core.Transport;

/// <summary>Waits and their ends on the injected clock.</summary>
internal static class Pause
{
    /// <summary>A wait that the stop ends.</summary>
    public static Task ForAsync(TimeSpan duration, TimeProvider clock, CancellationToken stop)
    {
#if NETFRAMEWORK
        return clock.Delay(duration, stop);
#else
        return Task.Delay(duration, clock, stop);
#endif
    }

    /// <summary>Cancels by itself when so much time has passed on the clock.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The caller disposes it.")]
    public static CancellationTokenSource Deadline(TimeSpan after, TimeProvider clock)
    {
#if NETFRAMEWORK
        return clock.CreateCancellationTokenSource(after);
#else
        return new CancellationTokenSource(after, clock);
#endif
    }
}

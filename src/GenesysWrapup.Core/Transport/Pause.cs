using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Transport;

/// <summary>Waits and time-outs on the injected clock.</summary>
internal static class Pause
{
    /// <summary>A wait that ends early when stopped. One longer than a timer takes is as good as without end.</summary>
    public static Task ForAsync(TimeSpan duration, TimeProvider clock, CancellationToken stop)
    {
#if NETFRAMEWORK
        return clock.Delay(Moment.ForTimer(duration), stop);
#else
        return Task.Delay(Moment.ForTimer(duration), clock, stop);
#endif
    }

    /// <summary>Cancels itself once that much time has passed.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The caller disposes it.")]
    public static CancellationTokenSource Deadline(TimeSpan after, TimeProvider clock)
    {
#if NETFRAMEWORK
        return clock.CreateCancellationTokenSource(Moment.ForTimer(after));
#else
        return new CancellationTokenSource(Moment.ForTimer(after), clock);
#endif
    }
}

using System;
using System.Threading;
using System.Threading.Tasks;

namespace GenesysWrapup.Transport;

/// <summary>A wait on the injected clock, ended by the stop.</summary>
internal static class Pause
{
    public static Task ForAsync(TimeSpan duration, TimeProvider clock, CancellationToken stop)
    {
#if NETFRAMEWORK
        return clock.Delay(duration, stop);
#else
        return Task.Delay(duration, clock, stop);
#endif
    }
}

using System;
using GenesysWrapup.Simulator.Time;

namespace GenesysWrapup.TestSupport;

/// <summary>The clock that jumps ahead by itself, from the same moment in every run.</summary>
/// <param name="start">When it stands at first.</param>
/// <param name="until">A time-out of this length counts all the same: what is waited for so long never comes.</param>
internal sealed class AutoClock(DateTimeOffset? start = null, TimeSpan? until = null) : JumpingClock(start ?? DefaultStart, until)
{
    public static readonly DateTimeOffset DefaultStart = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
}

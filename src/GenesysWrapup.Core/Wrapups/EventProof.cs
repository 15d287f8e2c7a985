using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>
/// The proof by the platform's own event, which costs no request. An event proves only the write that it tells whole. All else is for
/// reading: a write of unclear end, an event that does not come, another code, notes that differ.
/// </summary>
internal sealed class EventProof(
    IProvableWrite<AssignedWrapup> write, IWrapupEar ear, IWriteProof<AssignedWrapup> reading, TimeProvider clock)
    : IWriteProof<AssignedWrapup>
{
    /// <summary>An event that comes at all comes within a second or two.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<Look<AssignedWrapup>> AwaitAsync(TimeSpan window, bool accepted, IActivitySink activity, CancellationToken stop)
    {
        long begun = clock.GetTimestamp();
        bool listened = accepted && window > TimeSpan.Zero;
        if (listened && await ear.HearAsync(IsProof, window < Patience ? window : Patience, stop).ConfigureAwait(false) is { } told)
        {
            return write.Judge(told) with { ByEvent = true };
        }

        TimeSpan left = window - clock.GetElapsedTime(begun);
        Look<AssignedWrapup> look = await reading
            .AwaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, accepted, activity, stop)
            .ConfigureAwait(false);
        if (listened && look.Finds == Finds.Everything)
        {
            ear.Missed();
        }

        return look;
    }

    private bool IsProof(AssignedWrapup told) => write.Judge(told).Finds == Finds.Everything;
}

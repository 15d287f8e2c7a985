using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>
/// Steps 4 and 5: writes, and proves it. There is no idempotency key. So after an unclear end (409, 5xx, time-out, cut connection) it
/// looks before anything else, and writes again only where nothing of the write has shown within the window and nobody else has written.
/// A write that takes effect later than that is therefore sent twice. The second sets the same values; whether the platform raises a
/// second event for it is not known.
/// </summary>
internal sealed class ProvenWrite<TSeen>(IProvableWrite<TSeen> write, IWriteProof<TSeen> proof, TimeProvider clock)
    where TSeen : class
{
    private const int MostWrites = 3;

    /// <summary>A conflict that stays is a state and no passing fault.</summary>
    private const int MostWritesInConflict = 2;

    /// <summary>A write without a clear end may take as long to show as an accepted one, whatever the user's own time-out is.</summary>
    private static readonly TimeSpan s_unclearWindow = WrapupRequest.DefaultVerifyTimeout;

    public async Task<WriteEnd<TSeen>> RunAsync(IActivitySink activity, CancellationToken stop)
    {
        long begun = clock.GetTimestamp();
        for (int writes = 1; ; writes++)
        {
            PlatformException? trouble = await SendAsync(activity, stop).ConfigureAwait(false);
            Look<TSeen>? look = WindowAfter(trouble) is { } window
                ? await proof.AwaitAsync(window, trouble is null, activity, stop).ConfigureAwait(false)
                : null;
            bool isOpen = trouble is { MayHaveTakenEffect: true } && look is { Finds: Finds.Nothing };
            if (!isOpen || writes >= (trouble!.StatusCode == 409 ? MostWritesInConflict : MostWrites))
            {
                return new WriteEnd<TSeen>(trouble, look, clock.GetElapsedTime(begun));
            }

            activity.Verbose($"{write.Title} is not there; writing it again.");
        }
    }

    private async Task<PlatformException?> SendAsync(IActivitySink activity, CancellationToken stop)
    {
        try
        {
            await write.SendAsync(activity, stop).ConfigureAwait(false);
            return null;
        }
        catch (PlatformException trouble) when (!trouble.Failure.EndsCommand)
        {
            if (trouble.MayHaveTakenEffect)
            {
                string why = trouble.Message.TrimEnd('.');
                activity.Verbose($"The write of {write.Title} had no clear end ({why}); reading back before anything else.");
            }

            return trouble;
        }
    }

    /// <summary>How long to look after a write has ended so; null for not at all.</summary>
    private TimeSpan? WindowAfter(PlatformException? trouble) => trouble switch
    {
        null => write.NoVerify ? null : write.VerifyTimeout,
        { MayHaveTakenEffect: true } => write.VerifyTimeout > s_unclearWindow ? write.VerifyTimeout : s_unclearWindow,

        // The state may have changed since it was read: while calls were throttled, somebody may have written the same.
        { StatusCode: 400 or 429 } => TimeSpan.Zero,
        _ => null,
    };
}

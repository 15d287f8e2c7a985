using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>How the write itself ended, before anybody looked again.</summary>
/// <param name="Trouble">What the platform said instead of accepting it; null when it did.</param>
/// <param name="Seen">What was read back to find out, where the end was unclear.</param>
internal sealed record WriteEnd(PlatformException? Trouble, Sighting? Seen = null);

/// <summary>
/// Step 4: one write. There is no idempotency key, so after an unclear end (409, 5xx, time-out, cut connection) it is looked first,
/// and written again only where the wanted code is absent and nobody else's has come.
/// </summary>
internal sealed class WrapupWriter(GenesysSession session, ReadBack readBack)
{
    private const int MostWrites = 3;

    /// <summary>A conflict that stays is a state, not a passing trouble.</summary>
    private const int MostWritesInConflict = 2;

    /// <summary>A write that is under way may take as long to show as an accepted one; a shorter look would write it twice.</summary>
    private static readonly TimeSpan s_unclearWindow = WrapupRequest.DefaultVerifyTimeout;

    public async Task<WriteEnd> WriteAsync(
        WrapupRoute route, WantedWrapup wanted, Standing? before, TimeSpan verifyTimeout, IActivitySink activity, CancellationToken stop)
    {
        var call = new ApiCall(route.Write, route.PathValues) { Body = wanted.BodyFor(route) };
        TimeSpan window = verifyTimeout > s_unclearWindow ? verifyTimeout : s_unclearWindow;
        for (int writes = 1; ; writes++)
        {
            PlatformException trouble;
            try
            {
                await session.Api.SendAsync(call, activity, stop).ConfigureAwait(false);
                return new WriteEnd(null);
            }
            catch (PlatformException refused) when (!refused.Failure.EndsCommand)
            {
                trouble = refused;
            }

            if (!trouble.MayHaveTakenEffect)
            {
                // The state may have changed since it was read: while calls were throttled, somebody may have set a code.
                Sighting? meanwhile = trouble.StatusCode is 400 or 429
                    ? await readBack.WaitAsync(route, wanted, before, TimeSpan.Zero, activity, stop).ConfigureAwait(false)
                    : null;
                return new WriteEnd(trouble, meanwhile);
            }

            activity.Verbose($"The write of {wanted.Title} had no clear end ({trouble.Message.TrimEnd('.')}); reading back before anything else.");
            Sighting seen = await readBack.WaitAsync(route, wanted, before, window, activity, stop).ConfigureAwait(false);
            bool settled = seen.Found || seen.Trouble is not null || seen.IsWritten(wanted, before) || seen.IsSomebodyElses(wanted, before);
            if (settled || writes >= (trouble.StatusCode == 409 ? MostWritesInConflict : MostWrites))
            {
                return new WriteEnd(trouble, seen);
            }

            activity.Verbose($"{wanted.Title} is not there; writing it again.");
        }
    }
}

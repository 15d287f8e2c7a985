using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Failures;
using GenesysWrapup.Platform;
using GenesysWrapup.Platform.Models;
using GenesysWrapup.Sessions;
using GenesysWrapup.Transport;

namespace GenesysWrapup.Wrapups;

/// <summary>What the read-back saw last.</summary>
/// <param name="Last">What was there; null for nothing.</param>
/// <param name="Found">It is what was wanted.</param>
/// <param name="Trouble">Why it could not be read, where it could not.</param>
internal sealed record Sighting(WireWrapup? Last, bool Found, PlatformException? Trouble = null)
{
    /// <summary>A code that was not there before the write, and is not the one that was written.</summary>
    public bool IsSomebodyElses(WantedWrapup wanted, Standing? before) =>
        !string.IsNullOrEmpty(Last?.Code) &&
        !wanted.HasCode(Last!.Code) &&
        !string.Equals(Last.Code, before?.Code, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Step 5: an accepted write proves nothing, so look until the code is there or the time is up.</summary>
internal sealed class ReadBack(GenesysSession session)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(3);

    /// <summary>What is there now. The platform may say "nothing" with an empty object, no content or not found: all are null here.</summary>
    public async Task<WireWrapup?> ReadAsync(WrapupRoute route, bool provisional, IActivitySink activity, CancellationToken stop)
    {
        var call = new ApiCall(route.Read, route.PathValues)
        {
            Query = provisional ? [new KeyValuePair<string, string>("provisional", "true")] : [],
        };
        try
        {
            ApiReply<WireWrapup> reply = await session.Api.SendAsync(call, PlatformJson.Default.WireWrapup, activity, stop).ConfigureAwait(false);
            return reply.Value is { } found && !IsEmpty(found) ? found : null;
        }
        catch (PlatformException absent) when (absent.StatusCode == 404)
        {
            return null;
        }
    }

    public async Task<Sighting> WaitAsync(
        WrapupRoute route, WantedWrapup wanted, Standing? before, TimeSpan window, IActivitySink activity, CancellationToken stop)
    {
        // Where the code was there before, it proves nothing; then the notes and tags have to be there too.
        bool codeProves = !wanted.HasCode(before?.Code);
        long begun = session.Clock.GetTimestamp();
        TimeSpan pause = s_firstPause;
        while (true)
        {
            WireWrapup? seen;
            try
            {
                seen = await ReadAsync(route, wanted.Provisional, activity, stop).ConfigureAwait(false);
            }
            catch (PlatformException trouble) when (!trouble.Failure.EndsCommand)
            {
                return new Sighting(null, false, trouble);
            }

            bool found = seen is not null && wanted.HasCode(seen.Code) && (codeProves || wanted.HasDetails(seen.Notes, seen.Tags));
            TimeSpan left = window - session.Clock.GetElapsedTime(begun);
            if (found || left <= TimeSpan.Zero)
            {
                return new Sighting(seen, found);
            }

            TimeSpan next = pause < left ? pause : left;
            activity.Waiting(next, $"{wanted.Title} is not to be seen yet.");
            await Pause.ForAsync(next, session.Clock, stop).ConfigureAwait(false);
            pause = pause + pause < s_longestPause ? pause + pause : s_longestPause;
        }
    }

    private static bool IsEmpty(WireWrapup wrapup) =>
        string.IsNullOrEmpty(wrapup.Code) && string.IsNullOrEmpty(wrapup.Notes) && wrapup.Tags is not { Count: > 0 } && wrapup.Provisional != true;
}

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>What the read-back saw last.</summary>
/// <param name="Last">What was there; null for nothing.</param>
/// <param name="Found">It is what was wanted, notes and tags included.</param>
/// <param name="Trouble">Why it could not be read, where it could not.</param>
internal sealed record Sighting(WireWrapup? Last, bool Found, PlatformException? Trouble = null)
{
    /// <summary>The wanted code is there, with notes or tags that are not as they were given: how they differ.</summary>
    public string? Differing { get; init; }

    /// <summary>The wanted code is there and was not there before the write, whatever has become of its notes and tags.</summary>
    public bool IsWritten(WantedWrapup wanted, Standing? before) => (Found || Differing is not null) && !wanted.HasCode(before?.Code);

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
        // A code that was not there before comes from this write, and its notes came with it.
        bool codeProves = !wanted.HasCode(before?.Code);
        long begun = session.Clock.GetTimestamp();
        TimeSpan pause = s_firstPause;
        WireWrapup? earlier = null;
        while (true)
        {
            // Judged before the look: one that began in time and came back late is not the last.
            bool last = session.Clock.GetElapsedTime(begun) >= window;
            WireWrapup? seen = null;
            PlatformException? trouble = null;
            try
            {
                seen = await ReadAsync(route, wanted.Provisional, activity, stop).ConfigureAwait(false);
            }
            catch (PlatformException refused) when (!refused.Failure.EndsCommand)
            {
                trouble = refused;
            }

            bool coded = seen is not null && wanted.HasCode(seen.Code);
            string? differing = coded ? wanted.Differing(seen!) : null;
            bool found = coded && differing is null;
            bool settled = differing is not null && codeProves && earlier is not null && wanted.Differing(earlier) == differing;
            if (found || settled || last || trouble is { StatusCode: < 500 })
            {
                return new Sighting(seen, found, trouble) { Differing = differing };
            }

            earlier = coded ? seen : null;
            TimeSpan left = window - session.Clock.GetElapsedTime(begun);
            TimeSpan next = left <= TimeSpan.Zero ? TimeSpan.Zero : pause < left ? pause : left;
            activity.Waiting(next, trouble is null ? $"{wanted.Title} is not to be seen yet." : $"{wanted.Title} could not be looked for ({trouble.Message.TrimEnd('.')}).");
            await Pause.ForAsync(next, session.Clock, stop).ConfigureAwait(false);
            pause = pause + pause < s_longestPause ? pause + pause : s_longestPause;
        }
    }

    private static bool IsEmpty(WireWrapup wrapup) =>
        string.IsNullOrEmpty(wrapup.Code) && string.IsNullOrEmpty(wrapup.Notes) && wrapup.Tags is not { Count: > 0 } && wrapup.Provisional != true;
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Analytics;

/// <summary>
/// Details of certain conversations, many in one read. How many the platform takes is not published: a refused read is tried again in
/// halves, as long as that is worth it.
/// </summary>
internal sealed class DetailsByIds(GenesysSession session)
{
    /// <summary>Fewer at a time would save hardly anything.</summary>
    private const int LeastAtOnce = 20;

    private int _most = 100;
    private bool _refused;

    /// <summary>What the session has learnt about it.</summary>
    public static DetailsByIds Of(GenesysSession session) => session.Keep(static owner => new DetailsByIds(owner));

    /// <summary>How many to ask for at once.</summary>
    public int Most => Volatile.Read(ref _most);

    /// <summary>What analytics knows of them. It is empty where analytics cannot be asked so; who asks needs another way then.</summary>
    public async Task<IReadOnlyList<WireDetails>> ReadAsync(IReadOnlyList<string> ids, IActivitySink activity, CancellationToken stop)
    {
        var found = new List<WireDetails>();
        int read = 0;
        while (read < ids.Count && !Volatile.Read(ref _refused))
        {
            string[] some = [.. ids.Skip(read).Take(Most)];
            try
            {
                found.AddRange(await AskAsync(some, activity, stop).ConfigureAwait(false));
                read += some.Length;
            }
            catch (PlatformException refusal) when (refusal is { StatusCode: 400 or 413 or 414 } && some.Length / 2 >= LeastAtOnce)
            {
                activity.Verbose($"Analytics refused {some.Length} conversations at once ({refusal.Answered}); asking for half of them.");
                Volatile.Write(ref _most, Math.Min(Most, some.Length / 2));
            }
            catch (PlatformException refusal) when (!refusal.Failure.EndsCommand)
            {
                // What will not change is not asked again in this session.
                Volatile.Write(ref _refused, refusal.StatusCode is >= 400 and < 500 and not (408 or 429));
                activity.Verbose($"Analytics did not tell about {some.Length} conversations at once. {refusal.Failure.Message}");
                return found;
            }
        }

        return found;
    }

    private async Task<IEnumerable<WireDetails>> AskAsync(string[] ids, IActivitySink activity, CancellationToken stop)
    {
        activity.Verbose($"Asking analytics about {ids.Length} conversations.");
        var call = new ApiCall(Operations.GetAnalyticsConversationsDetails)
        {
            Query = [.. ids.Select(static id => new KeyValuePair<string, string>("id", id))],
        };
        ApiReply<WireDetailsPage> reply = await session.Api
            .SendAsync(call, PlatformJson.Default.WireDetailsPage, activity, stop)
            .ConfigureAwait(false);
        return reply.Value?.Conversations ?? [];
    }
}

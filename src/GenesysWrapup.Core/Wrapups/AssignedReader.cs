using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>Reads what is on one participant or communication now, by the route's own operation.</summary>
internal sealed class AssignedReader(GenesysSession session)
{
    public static AssignedReader Of(GenesysSession session) => session.Keep(static owner => new AssignedReader(owner));

    /// <summary>Null for nothing. The platform may say so with an empty object, no content or not found.</summary>
    public async Task<AssignedWrapup?> ReadAsync(WrapupRoute route, bool provisional, IActivitySink activity, CancellationToken stop)
    {
        var call = new ApiCall(route.Read, route.PathValues)
        {
            Query = provisional ? [new KeyValuePair<string, string>("provisional", "true")] : [],
        };
        try
        {
            ApiReply<WireWrapup> reply = await session.Api
                .SendAsync(call, PlatformJson.Default.WireWrapup, activity, stop)
                .ConfigureAwait(false);
            return AssignedWrapup.Of(reply.Value, CodeDirectory.Of(session).KnownName);
        }
        catch (PlatformException absent) when (absent.StatusCode == 404)
        {
            return null;
        }
    }
}

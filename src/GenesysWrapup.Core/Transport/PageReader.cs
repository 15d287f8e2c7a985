using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Transport;

/// <summary>
/// Reads a listing page by page. Each page is fetched only when it is asked for, so taking only the first costs one request.
/// </summary>
internal sealed class PageReader<T>(IPlatformApi api, ApiCall call, JsonTypeInfo<WirePage<T>> type)
{
    /// <summary>The default is 25. The contract gives no maximum here; wherever it gives one, it is 100.</summary>
    private const int PageSize = 100;

    // No organization has a hundred thousand entries; a listing that goes on is a bug of the service.
    private const int LastPage = 1_000;

    private int _next = 1;

    public bool HasMore => _next > 0;

    /// <summary>The next page's entries; empty where the page has none.</summary>
    public async Task<IReadOnlyList<T>> NextAsync(IActivitySink activity, CancellationToken stop)
    {
        int number = _next;
        ApiCall page = call with
        {
            Query =
            [
                .. call.Query,
                new("pageSize", PageSize.ToString(CultureInfo.InvariantCulture)),
                new("pageNumber", number.ToString(CultureInfo.InvariantCulture)),
            ],
        };
        ApiReply<WirePage<T>> reply = await api.SendAsync(page, type, activity, stop).ConfigureAwait(false);
        WirePage<T> read = reply.Value ?? new WirePage<T>();
        _next = IsLast(read, number) ? 0 : number + 1;
        return read.Entities ?? [];
    }

    public async Task<IReadOnlyList<T>> AllAsync(IActivitySink activity, CancellationToken stop)
    {
        var all = new List<T>();
        while (HasMore)
        {
            all.AddRange(await NextAsync(activity, stop).ConfigureAwait(false));
        }

        return all;
    }

    /// <summary>Decided by the server's own marks and never by a short page, since any page may be short.</summary>
    private static bool IsLast(WirePage<T> read, int number)
    {
        if (number >= LastPage)
        {
            return true;
        }

        if (read.NextUri is not null)
        {
            return false;
        }

        return read.PageCount is not { } count || number >= count;
    }
}

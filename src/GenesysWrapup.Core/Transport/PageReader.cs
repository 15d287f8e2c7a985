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

    /// <summary>No organization has as many; a listing that goes on beyond it is a bug of the service, or an attack.</summary>
    private const int MostEntries = 100_000;

    private const long MostBytes = 256L * 1024 * 1024;

    /// <summary>A page may be empty where the caller cannot see the divisions of its entries; not one after the other.</summary>
    private const int MostEmpty = 20;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private int _next = 1;
    private int _entries;
    private int _empty;
    private long _bytes;

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
        IReadOnlyList<T> entries = read.Entities ?? [];
        _bytes += reply.Bytes;
        _entries += entries.Count;
        _empty = entries.Count == 0 ? _empty + 1 : 0;
        return WhatIsWrong(entries, number) is { } wrong ? throw PlatformFailures.Endless(page, wrong, reply.CorrelationId) : entries;
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

    /// <summary>
    /// What makes a listing useless: it does not come to its end. To stop silently would make what comes later look absent. Null while
    /// nothing does.
    /// </summary>
    private string? WhatIsWrong(IReadOnlyList<T> entries, int number)
    {
        // The same first and last entry: whoever answers does not look at the page that is asked for.
        bool isRepeated = entries.Count > 0 && IdOf(entries[0]) is { } first &&
            !_seen.Add($"{entries.Count} {first} {IdOf(entries[entries.Count - 1])}");
        return isRepeated ? $"page {number} repeats an earlier one"
            : _entries > MostEntries ? FormattableString.Invariant($"it has more than {MostEntries:N0} entries")
            : _bytes > MostBytes ? $"it is larger than {MostBytes / 1024 / 1024} MB"
            : HasMore && _empty > MostEmpty ? $"{_empty} pages one after the other are empty"
            : null;
    }

    private static string? IdOf(T? entry) => (entry as IWireObject)?.Id;

    /// <summary>Decided by the server's own marks and never by a short page, since any page may be short.</summary>
    private static bool IsLast(WirePage<T> read, int number)
    {
        if (read.NextUri is not null)
        {
            return false;
        }

        return read.PageCount is not { } count || number >= count;
    }
}

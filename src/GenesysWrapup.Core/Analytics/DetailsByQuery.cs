using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Analytics;

/// <summary>
/// Details by query. Neither the longest interval nor the largest page is published: a refused page is asked for in the documented default
/// size, and a refused interval in halves.
/// </summary>
internal sealed class DetailsByQuery(GenesysSession session, DetailsQuestion question, TimeInterval interval) : IDetailsPart
{
    /// <summary>The documented default.</summary>
    private const int SafePage = 25;

    private readonly QueryLimits _limits = session.Keep(_ => new QueryLimits());
    private readonly Stack<TimeInterval> _ahead = new([interval]);
    private int _size;
    private int _number = 1;
    private int _read;

    public TimeInterval Interval => interval;

    public bool HasMore => _ahead.Count > 0;

    /// <summary>How many the platform expects to find, after the first page. It is an estimate.</summary>
    public int TotalHits { get; private set; }

    public async Task<DetailsPage> NextAsync(IActivitySink activity, CancellationToken stop)
    {
        while (true)
        {
            TimeInterval asked = _ahead.Peek();
            _size = _number == 1 ? _limits.Page : _size;
            DateTimeOffset now = session.Clock.GetUtcNow();
            try
            {
                WireDetailsPage page = await AskAsync(asked, activity, stop).ConfigureAwait(false);
                List<WireDetails> found = page.Conversations ?? [];
                TotalHits = page.TotalHits ?? 0;
                _read += found.Count;
                _number++;
                if (found.Count == 0 || (found.Count < _size && _read >= TotalHits))
                {
                    _ahead.Pop();
                    (_number, _read) = (1, 0);
                }

                return new DetailsPage(found, now, DetailsSource.Query);
            }
            catch (PlatformException refusal) when (refusal.StatusCode is 400 or 413 && Ease(asked))
            {
                activity.Verbose($"The query was refused ({refusal.PlatformMessage ?? refusal.ErrorCode}); asking for less at a time.");
            }
        }
    }

    /// <summary>Makes the next question smaller; false where it is small already, so that something else must be wrong.</summary>
    private bool Ease(TimeInterval refused)
    {
        if (_size > SafePage)
        {
            _number = ((_number - 1) * (_size / SafePage)) + 1;
            _size = _limits.Page = SafePage;
            return true;
        }

        int days = (int)Math.Ceiling(refused.Length.TotalDays);
        IReadOnlyList<TimeInterval> halves = refused.InDays(Math.Max(1, days / 2));
        if (_number > 1 || halves.Count < 2)
        {
            return false;
        }

        _ahead.Pop();
        for (int i = 0; i < halves.Count; i++)
        {
            _ahead.Push(halves[question.NewestFirst ? i : halves.Count - 1 - i]);
        }

        return true;
    }

    private async Task<WireDetailsPage> AskAsync(TimeInterval asked, IActivitySink activity, CancellationToken stop)
    {
        WireDetailsQuery body = question.Body(asked);
        body.Paging = new WirePaging { PageSize = _size, PageNumber = _number };
        activity.Verbose(
            $"Asking analytics for conversations of {asked}, page {_number}. The platform does not say how far the query is behind.");
        var call = new ApiCall(Operations.PostAnalyticsConversationsDetailsQuery)
        {
            Body = JsonSerializer.Serialize(body, PlatformJson.Default.WireDetailsQuery),
        };
        ApiReply<WireDetailsPage> reply = await session.Api
            .SendAsync(call, PlatformJson.Default.WireDetailsPage, activity, stop)
            .ConfigureAwait(false);
        return reply.Value ?? new WireDetailsPage();
    }

    /// <summary>What a session has learnt about how much it may ask for.</summary>
    private sealed class QueryLimits
    {
        /// <summary>At first what users of the query report to work; it is not documented.</summary>
        public int Page { get; set; } = 100;
    }
}

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
/// Conversation details of any length of time: by query up to its limits, by jobs beyond. Pages shift while they are read, so each
/// conversation is given once.
/// </summary>
internal sealed class DetailsReader(GenesysSession session, DetailsQuestion question)
{
    /// <summary>How many days one question covers; well inside every figure that is reported.</summary>
    private const int DaysByQuery = 7;

    /// <summary>The longest interval that users report the platform to take.</summary>
    private const int LongestDays = 31;

    /// <summary>From here on, page by page costs more requests and time than a job.</summary>
    private const int MostByQuery = 10_000;

    /// <summary>The query finds what started on a day of the interval, and conversations end later than they start.</summary>
    private static readonly TimeSpan s_lookBack = TimeSpan.FromDays(1);

    /// <summary>Threads of messages and e-mails and planned callbacks go on for days.</summary>
    private static readonly TimeSpan s_lookBackForThreads = TimeSpan.FromDays(8);

    private static readonly string[] s_threads = [MediaKind.Callback.Name, MediaKind.Email.Name, MediaKind.Message.Name];

    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);
    private LinkedList<IDetailsPart>? _parts;

    public bool HasMore => _parts is null || _parts.Count > 0;

    public async Task<DetailsPage> NextAsync(IActivitySink activity, CancellationToken stop)
    {
        _parts ??= new LinkedList<IDetailsPart>(await PlanAsync(activity, stop).ConfigureAwait(false));
        IDetailsPart part = _parts.First!.Value;
        DetailsPage page = await part.NextAsync(activity, stop).ConfigureAwait(false);
        if (part is DetailsByQuery { TotalHits: > MostByQuery, HasMore: true } query && question.Source == DetailsSource.Auto &&
            await IsCompleteAsync(query.Interval, activity, stop).ConfigureAwait(false))
        {
            activity.Verbose($"About {query.TotalHits} conversations of {query.Interval}: going on by a job.");
            _parts.RemoveFirst();
            _parts.AddFirst(new DetailsByJob(session, question, query.Interval));
        }
        else if (!part.HasMore)
        {
            _parts.RemoveFirst();
        }

        if (page.Source == DetailsSource.Job)
        {
            activity.Verbose(page.DataAsOf is { } complete
                ? FormattableString.Invariant($"The job's data is complete up to {complete:u}.")
                : "The platform did not say up to when the job's data is complete.");
        }

        return page with
        {
            Conversations = page.Conversations
                .Where(conversation => conversation.ConversationId is { } id && question.Touches(conversation) && _seen.Add(id))
                .ToArray(),
        };
    }

    private async Task<IReadOnlyList<IDetailsPart>> PlanAsync(IActivitySink activity, CancellationToken stop)
    {
        TimeInterval asked = question.Interval;
        if (question.Source != DetailsSource.Job &&
            (question.Source == DetailsSource.Query || asked.Length <= TimeSpan.FromDays(LongestDays)))
        {
            return ByQuery(asked);
        }

        // A job's data ends before now. What is later is asked for by query, and first: of a conversation in both, the query knows more.
        DateTimeOffset complete = question.Source == DetailsSource.Job
            ? asked.To
            : await AvailableAsync(activity, stop).ConfigureAwait(false) ?? asked.To;
        return complete >= asked.To ? ByJob(asked)
            : complete <= asked.From ? ByQuery(asked)
            : [.. ByQuery(new TimeInterval(complete, asked.To)), .. ByJob(new TimeInterval(asked.From, complete))];
    }

    /// <summary>What began lately, and then the threads that began before.</summary>
    private IReadOnlyList<IDetailsPart> ByQuery(TimeInterval asked)
    {
        DateTimeOffset lately = asked.From.Before(s_lookBack);
        DetailsQuestion threads = question with
        {
            MediaTypes = [.. s_threads.Where(media =>
                question.MediaTypes.Count == 0 || question.MediaTypes.Contains(media, StringComparer.OrdinalIgnoreCase))],
        };
        IDetailsPart[] late = InOrder(new TimeInterval(lately, asked.To), DaysByQuery, days => new DetailsByQuery(session, question, days));
        return threads.MediaTypes.Count == 0 ? late :
        [
            .. late,
            new DetailsByQuery(session, threads, new TimeInterval(asked.From.Before(s_lookBackForThreads), lately)),
        ];
    }

    private IReadOnlyList<IDetailsPart> ByJob(TimeInterval asked) =>
        InOrder(asked, LongestDays, days => new DetailsByJob(session, question, days));

    private IDetailsPart[] InOrder(TimeInterval asked, int days, Func<TimeInterval, IDetailsPart> part)
    {
        IEnumerable<IDetailsPart> parts = asked.InDays(days).Select(part);
        return question.NewestFirst ? [.. parts.Reverse()] : [.. parts];
    }

    private async Task<bool> IsCompleteAsync(TimeInterval interval, IActivitySink activity, CancellationToken stop) =>
        await AvailableAsync(activity, stop).ConfigureAwait(false) is { } complete && complete >= interval.To;

    /// <summary>Up to when jobs know everything; null where this session may not ask.</summary>
    private async Task<DateTimeOffset?> AvailableAsync(IActivitySink activity, CancellationToken stop)
    {
        try
        {
            var call = new ApiCall(Operations.GetAnalyticsConversationsDetailsJobsAvailability);
            ApiReply<WireDataAvailability> reply = await session.Api
                .SendAsync(call, PlatformJson.Default.WireDataAvailability, activity, stop)
                .ConfigureAwait(false);
            return reply.Value?.DataAvailabilityDate;
        }
        catch (PlatformException refusal) when (refusal.StatusCode == 403)
        {
            activity.Verbose($"Up to when jobs know everything may not be asked: {refusal.Message}");
            return null;
        }
    }
}

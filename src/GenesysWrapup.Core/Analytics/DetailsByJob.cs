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

/// <summary>Details by a job: submitted, waited for, read by cursor in pages of the platform's own size.</summary>
internal sealed class DetailsByJob(GenesysSession session, DetailsQuestion question, TimeInterval interval) : IDetailsPart
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(15);

    /// <summary>The platform publishes no limit; a job that has not ended by then is given up.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(30);

    private string? _job;
    private readonly HashSet<string> _cursors = new(StringComparer.Ordinal);
    private string? _cursor;

    public bool HasMore { get; private set; } = true;

    public async Task<DetailsPage> NextAsync(IActivitySink activity, CancellationToken stop)
    {
        _job ??= await RunAsync(activity, stop).ConfigureAwait(false);
        var call = new ApiCall(Operations.GetAnalyticsConversationsDetailsJobResults, _job)
        {
            Query = _cursor is null ? [] : [new("cursor", _cursor)],
        };
        ApiReply<WireDetailsPage> reply = await session.Api
            .SendAsync(call, PlatformJson.Default.WireDetailsPage, activity, stop)
            .ConfigureAwait(false);
        WireDetailsPage page = reply.Value ?? new WireDetailsPage();

        // The last page has no cursor. Those that come again would never end.
        HasMore = !string.IsNullOrEmpty(page.Cursor) && _cursors.Add(page.Cursor!);
        _cursor = page.Cursor;
        return new DetailsPage(page.Conversations ?? [], page.DataAvailabilityDate, DetailsSource.Job);
    }

    /// <summary>A job that can be read. One whose results have expired is run once more.</summary>
    private async Task<string> RunAsync(IActivitySink activity, CancellationToken stop)
    {
        for (int run = 1; ; run++)
        {
            string job = await SubmitAsync(activity, stop).ConfigureAwait(false);
            WireDetailsJobStatus ended = await WaitAsync(job, activity, stop).ConfigureAwait(false);
            if (Is(ended, "FULFILLED"))
            {
                return job;
            }

            if (!Is(ended, "EXPIRED") || run > 1)
            {
                throw Failed(job, ended);
            }

            activity.Verbose($"The results of analytics job {job} have expired; running it once more.");
        }
    }

    private async Task<string> SubmitAsync(IActivitySink activity, CancellationToken stop)
    {
        activity.Verbose($"Submitting an analytics job for conversations of {interval}.");
        var call = new ApiCall(Operations.PostAnalyticsConversationsDetailsJobs)
        {
            Body = JsonSerializer.Serialize(question.Body(interval), PlatformJson.Default.WireDetailsQuery),
        };
        ApiReply<WireDetailsJob> reply = await session.Api
            .SendAsync(call, PlatformJson.Default.WireDetailsJob, activity, stop)
            .ConfigureAwait(false);
        return reply.Value?.JobId ?? throw new GenesysException(new Failure(
            FailureId.UnreadableAnswer,
            FailureCategory.InvalidData,
            "The platform took an analytics job and gave it no id.",
            "Try again, or use -Source Query."));
    }

    private async Task<WireDetailsJobStatus> WaitAsync(string job, IActivitySink activity, CancellationToken stop)
    {
        DateTimeOffset deadline = session.Clock.GetUtcNow().After(s_patience);
        TimeSpan wait = s_firstWait;
        var asking = new ApiCall(Operations.GetAnalyticsConversationsDetailsJob, job);
        while (true)
        {
            ApiReply<WireDetailsJobStatus> reply = await session.Api
                .SendAsync(asking, PlatformJson.Default.WireDetailsJobStatus, activity, stop)
                .ConfigureAwait(false);
            WireDetailsJobStatus status = reply.Value ?? new WireDetailsJobStatus();
            if (Is(status, "FULFILLED") || Is(status, "FAILED") || Is(status, "CANCELLED") || Is(status, "EXPIRED"))
            {
                return status;
            }

            if (session.Clock.GetUtcNow() >= deadline)
            {
                throw new GenesysException(new Failure(
                    FailureId.Timeout,
                    FailureCategory.OperationTimeout,
                    $"Analytics job {job} is still {status.State ?? "without a state"} after {s_patience.TotalMinutes:0} minutes.",
                    "Ask for a shorter time, or use -Source Query.")
                { Target = job });
            }

            activity.Waiting(wait, $"Analytics job {job} is {status.State ?? "without a state"}.");
            await Pause.ForAsync(wait, session.Clock, stop).ConfigureAwait(false);
            wait = TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, s_longestWait.Ticks));
        }
    }

    private static GenesysException Failed(string job, WireDetailsJobStatus ended)
    {
        string words = ended.ErrorMessage is { Length: > 0 } message ? $": {message.TrimEnd('.')}" : string.Empty;
        return new GenesysException(new Failure(
            FailureId.AnalyticsJobFailed,
            FailureCategory.InvalidOperation,
            $"Analytics job {job} ended as {ended.State}{words}.",
            "Run it again, ask for a shorter time, or use -Source Query.")
        { Target = job });
    }

    private static bool Is(WireDetailsJobStatus status, string state) =>
        string.Equals(status.State, state, StringComparison.OrdinalIgnoreCase);
}

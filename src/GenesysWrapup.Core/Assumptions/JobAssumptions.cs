using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Assumptions;

/// <summary>What one asynchronous job shows that asks analytics for a conversation that is made up, and so finds nothing.</summary>
internal static class JobAssumptions
{
    /// <summary>The step in which times are measured, and so their precision.</summary>
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private static readonly string[] s_sends =
    [
        $"{Operations.PostAnalyticsConversationsDetailsJobs}",
        $"{Operations.GetAnalyticsConversationsDetailsJob}",
        $"{Operations.GetAnalyticsConversationsDetailsJobResults}",
        $"{Operations.DeleteAnalyticsConversationsDetailsJob}",
    ];

    public static IReadOnlyList<Assumption> All { get; } =
    [
        Of(
            "AnalyticsUnfinishedJob",
            "Submits a job about a conversation that is made up, asks at once for its results, and deletes it.",
            static job => job.Early switch
            {
                null => Observation.Unsettled("The job was fulfilled before its results could be asked for too early."),
                { Status: 404 } early => Observation.Of("NotFound", early),
                { Status: 400 } early => Observation.Of("BadRequest", early),
                { } early => Observation.Unsettled(early),
            }),
        Of(
            "AnalyticsJobWaits",
            "The same job, its state every second: how long it is QUEUED.",
            static job => OfTime(job, job.Waited, "was QUEUED for")),
        Of(
            "AnalyticsJobRuns",
            "The same job, its state every second: how long it runs. It finds nothing; one that finds much may take longer.",
            static job => OfTime(job, job.Ran, "ran for")),
        Of(
            "AnalyticsJobKept",
            "The same job: the time from its completionDate to its expirationDate.",
            static job => OfTime(job, job.Kept, "can be read for")),
    ];

    private static Assumption Of(string policy, string asks, Func<JobTrial, Observation> judge) => new(
        policy,
        AssumptionReach.Reads,
        asks,
        async (bench, stop) =>
        {
            JobTrial job = await bench.JobAsync(RunAsync, stop).ConfigureAwait(false);
            return job.Submitted.IsSuccess ? judge(job) : Observation.Unsettled(job.Submitted);
        })
    { Sends = s_sends };

    private static Observation OfTime(JobTrial job, TimeSpan? time, string what) => time is { } shown
        ? Observation.Of(Observation.Text(shown), job.Submitted, $"{job.Submitted}; the job {what} {shown.TotalSeconds:0} seconds.")
        : Observation.Unsettled($"{job.Submitted}; after that, the job was {job.State ?? "without a state"}.");

    private static async Task<JobTrial> RunAsync(AssumptionBench bench, CancellationToken stop)
    {
        var submit = new ApiCall(Operations.PostAnalyticsConversationsDetailsJobs)
        {
            Body = ReadAssumptions.QueryOfNothing(bench, TimeSpan.FromHours(1), paging: null),
        };
        Answer<WireDetailsJob> submitted = await bench.AskAsync(submit, PlatformJson.Default.WireDetailsJob, stop).ConfigureAwait(false);
        var trial = new JobTrial(submitted);
        if (submitted.Value?.JobId is not { } id)
        {
            return trial;
        }

        try
        {
            return await FollowAsync(trial, id, bench, stop).ConfigureAwait(false);
        }
        finally
        {
            await bench.SendAsync(new ApiCall(Operations.DeleteAnalyticsConversationsDetailsJob, id), stop).ConfigureAwait(false);
        }
    }

    private static async Task<JobTrial> FollowAsync(JobTrial trial, string id, AssumptionBench bench, CancellationToken stop)
    {
        DateTimeOffset begun = bench.Now;
        DateTimeOffset? started = null;
        Answer<bool>? early = await TooEarlyAsync(id, bench, stop).ConfigureAwait(false);
        while (true)
        {
            WireDetailsJobStatus status = await StateAsync(id, bench, stop).ConfigureAwait(false);
            DateTimeOffset now = bench.Now;
            if (started is null && !Is(status, "QUEUED"))
            {
                started = now;
            }

            if (Is(status, "FULFILLED"))
            {
                return trial with
                {
                    State = status.State,
                    Early = early,
                    Waited = Whole(started!.Value - begun),
                    Ran = Whole(now - started.Value),
                    Kept = status is { CompletionDate: { } completed, ExpirationDate: { } expires } ? expires - completed : null,
                };
            }

            if (!Is(status, "QUEUED") && !Is(status, "PENDING") || now - begun > s_patience)
            {
                return trial with { State = status.State, Early = early };
            }

            bench.Activity.Waiting(s_step, $"Analytics job {id} is {status.State}.");
            await Pause.ForAsync(s_step, bench.Session.Clock, stop).ConfigureAwait(false);
        }
    }

    /// <summary>Counts only where the job was at work before and after.</summary>
    private static async Task<Answer<bool>?> TooEarlyAsync(string id, AssumptionBench bench, CancellationToken stop)
    {
        Answer<bool> answer = await bench.SendAsync(
            new ApiCall(Operations.GetAnalyticsConversationsDetailsJobResults, id), stop).ConfigureAwait(false);
        WireDetailsJobStatus after = await StateAsync(id, bench, stop).ConfigureAwait(false);
        return Is(after, "QUEUED") || Is(after, "PENDING") ? answer : null;
    }

    private static async Task<WireDetailsJobStatus> StateAsync(string id, AssumptionBench bench, CancellationToken stop) =>
        (await bench.AskAsync(
            new ApiCall(Operations.GetAnalyticsConversationsDetailsJob, id), PlatformJson.Default.WireDetailsJobStatus, stop)
            .ConfigureAwait(false)).Value ?? new WireDetailsJobStatus();

    private static TimeSpan Whole(TimeSpan time) => TimeSpan.FromSeconds(Math.Round(time.TotalSeconds));

    private static bool Is(WireDetailsJobStatus status, string state) =>
        string.Equals(status.State, state, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What became of a job.</summary>
internal sealed record JobTrial(Answer<WireDetailsJob> Submitted)
{
    /// <summary>The state that was seen last.</summary>
    public string? State { get; init; }

    /// <summary>How its results were answered while it was at work; null where it never was.</summary>
    public Answer<bool>? Early { get; init; }

    public TimeSpan? Waited { get; init; }

    public TimeSpan? Ran { get; init; }

    public TimeSpan? Kept { get; init; }
}

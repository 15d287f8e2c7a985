using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Rules;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Views;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>
/// The asynchronous details queries: submit, watch, read by cursor, cancel. Their data is older than that of the other reads.
/// </summary>
internal static class AnalyticsJobEndpoints
{
    public static void AddTo(EndpointTable table, SimulatedWorld world)
    {
        table.Add(Operations.PostAnalyticsConversationsDetailsJobs, call => Submit(call, world));
        table.Add(Operations.GetAnalyticsConversationsDetailsJob, call =>
            Find(call, world) is { } job
                ? SimulatedAnswer.Ok(Describe(job, world)) with { Status = job.HasEndedAt(world.Now) ? 200 : 202 }
                : KnownErrors.NotFound.Answer());
        table.Add(Operations.DeleteAnalyticsConversationsDetailsJob, call => Cancel(call, world));
        table.Add(Operations.GetAnalyticsConversationsDetailsJobResults, call => Results(call, world));
        table.Add(Operations.GetAnalyticsConversationsDetailsJobsAvailability, _ =>
            SimulatedAnswer.Ok(WireJson.Of(("dataAvailabilityDate", WireJson.Time(KnownBy(world, world.Now))))));
    }

    private static DateTimeOffset KnownBy(SimulatedWorld world, DateTimeOffset at) =>
        at - world.Policies.DurationOf(SimulatorPolicies.AnalyticsLag) - world.Policies.DurationOf(SimulatorPolicies.AnalyticsJobLag);

    private static AnalyticsJob? Find(SimulatedCall call, SimulatedWorld world) =>
        world.Jobs.TryGetValue(call.PathValues[0], out AnalyticsJob? job) ? job : null;

    private static SimulatedAnswer Submit(SimulatedCall call, SimulatedWorld world)
    {
        if ((AnalyticsQuery.Refusal((JsonObject)call.Body!, out AnalyticsQuery query)
            ?? AnalyticsDetailEndpoints.TooLong(query, world)) is { } wrong)
        {
            return wrong;
        }

        DateTimeOffset begins = world.Now + world.Policies.DurationOf(SimulatorPolicies.AnalyticsJobWaits);
        DateTimeOffset completes = begins + world.Policies.DurationOf(SimulatorPolicies.AnalyticsJobRuns);
        DateTimeOffset expires = completes + world.Policies.DurationOf(SimulatorPolicies.AnalyticsJobKept);
        var job = new AnalyticsJob(world.Ids.Next("analytics job"), (JsonObject)call.Body!, world.Now, begins, completes, expires)
        {
            End = world.Policies[SimulatorPolicies.AnalyticsJobEnds].ToUpperInvariant(),
        };
        world.Jobs[job.Id] = job;
        return new SimulatedAnswer(202, WireJson.Of(("jobId", job.Id)));
    }

    private static SimulatedAnswer Cancel(SimulatedCall call, SimulatedWorld world)
    {
        if (Find(call, world) is not { } job)
        {
            return KnownErrors.NotFound.Answer();
        }

        job.Cancel();
        return new SimulatedAnswer(204);
    }

    private static SimulatedAnswer Results(SimulatedCall call, SimulatedWorld world)
    {
        if (Find(call, world) is not { } job)
        {
            return KnownErrors.NotFound.Answer();
        }

        if (job.StateAt(world.Now) != AnalyticsJob.Fulfilled)
        {
            return world.Policies.Is(SimulatorPolicies.AnalyticsUnfinishedJob, "NotFound")
                ? KnownErrors.NotFound.Answer()
                : KnownErrors.BadRequest.Answer();
        }

        int size = Number(call, "pageSize") ?? world.Policies.NumberOf(SimulatorPolicies.AnalyticsJobPage);
        int from = Number(call, "cursor") ?? 0;
        if (size < 1 || from < 0)
        {
            return KnownErrors.BadRequest.Answer();
        }

        var query = AnalyticsQuery.Of(job.Query);

        // Documented: unlike the query, everything that was active in the interval.
        DateTimeOffset knownBy = KnownBy(world, job.Submitted);
        world.Settle();
        List<JsonObject> found = query.Order(world.Conversations.Where(conversation =>
                conversation.Start < query.To && AnalyticsJson.LastActivity(conversation) >= query.From
                && conversation.Start <= knownBy && AnalyticsDetailEndpoints.MaySee(call, conversation)))
            .Select(conversation => AnalyticsDetailEndpoints.Describe(conversation, world, knownBy, withAttributes: true))
            .Where(query.Takes)
            .ToList();
        return SimulatedAnswer.Ok(WireJson.Of(
            ("conversations", WireJson.List(found.Skip(from).Take(size), static json => json)),
            ("cursor", from + size < found.Count ? (from + size).ToString(CultureInfo.InvariantCulture) : null),
            ("dataAvailabilityDate", WireJson.Time(knownBy))));
    }

    private static int? Number(SimulatedCall call, string name) => call.Query.First(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    private static JsonObject Describe(AnalyticsJob job, SimulatedWorld world) => WireJson.Of(
        ("state", job.StateAt(world.Now)),
        ("errorMessage", job.StateAt(world.Now) == AnalyticsJob.Failed ? "The query could not be completed" : null),
        ("submissionDate", WireJson.Time(job.Submitted)),
        ("completionDate", world.Now >= job.Completes ? WireJson.Time(job.Completes) : null),
        ("expirationDate", WireJson.Time(job.Expires)));
}

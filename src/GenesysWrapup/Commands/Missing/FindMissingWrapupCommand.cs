using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Missing;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Agents' conversations without a code, as analytics tells them; each reason apart.</summary>
[Cmdlet(VerbsCommon.Find, "MissingWrapup", DefaultParameterSetName = "Last")]
[OutputType(typeof(MissingWrapup), typeof(MissingWrapupSummary))]
[UsesOperation(nameof(Operations.PostAnalyticsConversationsDetailsQuery))]
[UsesOperation(
    nameof(Operations.PostAnalyticsConversationsDetailsJobs),
    OnlyWhen = "for more than 31 days or 10,000 conversations, or with -Source Job")]
[UsesOperation(nameof(Operations.GetAnalyticsConversationsDetailsJob), OnlyWhen = "where a job was submitted")]
[UsesOperation(nameof(Operations.GetAnalyticsConversationsDetailsJobResults), OnlyWhen = "where a job was submitted")]
[UsesOperation(
    nameof(Operations.GetAnalyticsConversationsDetailsJobsAvailability),
    OnlyWhen = "before a job; optional")]
[UsesOperation(
    nameof(Operations.GetRoutingQueue),
    OnlyWhen = "to name queues and to see whether they ask for a code; optional")]
[UsesOperation(nameof(Operations.GetRoutingQueues), OnlyWhen = "with -Queue, to find one by its name")]
[UsesOperation(nameof(Operations.GetUsers), OnlyWhen = "to name people where analytics does not, and to find one by name")]
[UsesOperation(
    nameof(Operations.GetRoutingWrapupcodes),
    OnlyWhen = "to name the codes, once per session; optional")]
public sealed class FindMissingWrapupCommand : DetailsCommand
{
    [Parameter]
    [ValidateSet(
        MissingReason.NeverCoded, MissingReason.TimedOut, MissingReason.Skipped, MissingReason.DefaultCode, MissingReason.SystemCode,
        MissingReason.NotRequired, MissingReason.Awaiting, MissingReason.Coded, MissingReason.All)]
    [TextList]
    public string[]? Reason { get; set; }

    [Parameter]
    public SwitchParameter IncludeOngoing { get; set; }

    [Parameter]
    public SwitchParameter Summary { get; set; }

    internal override PipelineWork OnRecord()
    {
        DetailsRequest request = Request();
        bool endedOnly = !IncludeOngoing;
        bool summary = Summary;
        string[] reasons = Reason ?? (summary ? [MissingReason.All] : [.. MissingReason.Usual]);
        return async (pipe, stop) =>
        {
            if (await request.ResolveAsync(pipe, stop).ConfigureAwait(false) is { } question)
            {
                var search = new MissingWrapupSearch(request.Session, question with { EndedOnly = endedOnly });
                pipe.Verbose($"Searching what ended from {search.Interval}.");
                await (summary ? CountAsync(search, reasons, pipe, stop) : ListAsync(search, reasons, pipe, stop)).ConfigureAwait(false);
            }
        };
    }

    private static Task ListAsync(MissingWrapupSearch search, string[] reasons, IPipelineWriter pipe, CancellationToken stop) =>
        EachAsync(search, reasons, row => pipe.WriteAsync(row), pipe, stop);

    private static async Task CountAsync(MissingWrapupSearch search, string[] reasons, IPipelineWriter pipe, CancellationToken stop)
    {
        var count = new MissingWrapupCount(search.Interval);
        await EachAsync(
            search,
            reasons,
            row =>
            {
                count.Add(row);
                return Task.CompletedTask;
            },
            pipe,
            stop).ConfigureAwait(false);
        foreach (MissingWrapupSummary summary in count.Summaries())
        {
            await pipe.WriteAsync(summary).ConfigureAwait(false);
        }
    }

    private static async Task EachAsync(
        MissingWrapupSearch search, string[] reasons, Func<MissingWrapup, Task> take, IPipelineWriter pipe, CancellationToken stop)
    {
        bool all = reasons.Contains(MissingReason.All, StringComparer.OrdinalIgnoreCase);
        while (search.HasMore)
        {
            foreach (MissingWrapup row in await search.NextAsync(pipe, stop).ConfigureAwait(false))
            {
                if (all || reasons.Contains(row.Reason, StringComparer.OrdinalIgnoreCase))
                {
                    await take(row).ConfigureAwait(false);
                }
            }
        }
    }
}

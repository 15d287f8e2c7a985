using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Missing;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Agents' conversations without a code, as analytics tells them; each reason apart.</summary>
[Cmdlet(VerbsCommon.Find, "MissingWrapup", DefaultParameterSetName = "Last")]
[OutputType(typeof(MissingWrapup), typeof(MissingWrapupSummary))]
[UsesOperation(nameof(Operations.PostAnalyticsConversationsDetailsQuery))]
[UsesOperation(nameof(Operations.PostAnalyticsConversationsDetailsJobs), OnlyWhen = "for more than 31 days or 10,000 conversations, or with -Source Job")]
[UsesOperation(nameof(Operations.GetAnalyticsConversationsDetailsJob), OnlyWhen = "where a job was submitted")]
[UsesOperation(nameof(Operations.GetAnalyticsConversationsDetailsJobResults), OnlyWhen = "where a job was submitted")]
[UsesOperation(nameof(Operations.GetAnalyticsConversationsDetailsJobsAvailability), OnlyWhen = "before a job; does without where it is refused")]
[UsesOperation(nameof(Operations.GetRoutingQueue), OnlyWhen = "to name queues and to see whether they ask for a code; does without where it is refused")]
[UsesOperation(nameof(Operations.GetRoutingQueues), OnlyWhen = "with -Queue, to find one by its name")]
[UsesOperation(nameof(Operations.GetUsers), OnlyWhen = "to name people where analytics does not, and to find one by name")]
[UsesOperation(nameof(Operations.GetRoutingWrapupcodes), OnlyWhen = "to name the codes, once per session; does without where it is refused")]
public sealed class FindMissingWrapupCommand : DetailsCommand
{
    [Parameter]
    [ValidateSet(
        MissingReason.NeverCoded, MissingReason.TimedOut, MissingReason.Skipped, MissingReason.DefaultCode, MissingReason.SystemCode,
        MissingReason.NotRequired, MissingReason.Awaiting, MissingReason.Coded, MissingReason.All)]
    public string[]? Reason { get; set; }

    [Parameter]
    public SwitchParameter IncludeOngoing { get; set; }

    [Parameter]
    public SwitchParameter Summary { get; set; }

    internal override async Task ProcessAsync(IPipelineWriter pipe, CancellationToken stop)
    {
        if (await QuestionAsync(pipe, stop).ConfigureAwait(false) is not { } question)
        {
            return;
        }

        var search = new MissingWrapupSearch(Connected, question with { EndedOnly = !IncludeOngoing });
        pipe.Verbose($"Searching what ended from {search.Interval}.");
        var count = new MissingWrapupCount(search.Interval);
        IReadOnlyCollection<string> reasons = Reason ?? (Summary ? [MissingReason.All] : MissingReason.Usual);
        bool all = reasons.Contains(MissingReason.All, StringComparer.OrdinalIgnoreCase);
        while (search.HasMore)
        {
            foreach (MissingWrapup row in await search.NextAsync(pipe, stop).ConfigureAwait(false))
            {
                if (!all && !reasons.Contains(row.Reason, StringComparer.OrdinalIgnoreCase))
                {
                    continue;
                }

                if (Summary)
                {
                    count.Add(row);
                }
                else
                {
                    await pipe.WriteAsync(row).ConfigureAwait(false);
                }
            }
        }

        foreach (MissingWrapupSummary summary in count.Summaries())
        {
            await pipe.WriteAsync(summary).ConfigureAwait(false);
        }
    }
}

using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Search;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Conversations by queue, person, medium, code and after-call work; by analytics, and live where that is asked for.</summary>
[Cmdlet(VerbsCommon.Find, "Conversation", DefaultParameterSetName = "Last")]
[OutputType(typeof(FoundConversation))]
[UsesOperation(nameof(Operations.PostAnalyticsConversationsDetailsQuery))]
[UsesOperation(nameof(Operations.PostAnalyticsConversationsDetailsJobs), OnlyWhen = "for more than 31 days or 10,000 conversations, or with -Source Job")]
[UsesOperation(nameof(Operations.GetAnalyticsConversationsDetailsJob), OnlyWhen = "where a job was submitted")]
[UsesOperation(nameof(Operations.GetAnalyticsConversationsDetailsJobResults), OnlyWhen = "where a job was submitted")]
[UsesOperation(nameof(Operations.GetAnalyticsConversationsDetailsJobsAvailability), OnlyWhen = "before a job; does without where it is refused")]
[UsesOperation(nameof(Operations.GetConversation), OnlyWhen = "with -Live, once for each conversation")]
[UsesOperation(nameof(Operations.GetRoutingQueue), OnlyWhen = "to name queues; does without where it is refused")]
[UsesOperation(nameof(Operations.GetRoutingQueues), OnlyWhen = "with -Queue, to find one by its name")]
[UsesOperation(nameof(Operations.GetUsers), OnlyWhen = "to name people where analytics does not, and to find one by name")]
[UsesOperation(nameof(Operations.GetRoutingWrapupcodes), OnlyWhen = "with -WrapupCode, to find one by its name, once per session")]
public sealed class FindConversationCommand : DetailsCommand
{
    [Parameter]
    [CodeIdentity]
    [ArgumentCompleter(typeof(WrapupCodeCompleter))]
    public string? WrapupCode { get; set; }

    [Parameter]
    public SwitchParameter AwaitingWrapup { get; set; }

    [Parameter]
    public SwitchParameter Live { get; set; }

    internal override async Task ProcessAsync(IPipelineWriter pipe, CancellationToken stop)
    {
        if (await QuestionAsync(pipe, stop).ConfigureAwait(false) is not { } question)
        {
            return;
        }

        if (WrapupCode is not null)
        {
            question = question with { WrapupCode = await CodeIdAsync(pipe, stop).ConfigureAwait(false) };
        }

        if (AwaitingWrapup && !Live)
        {
            pipe.Verbose("Who awaits a code is told by analytics, which is behind. With -Live each conversation is read.");
        }

        var search = new ConversationSearch(Connected, question with { AwaitingWrapup = AwaitingWrapup, NewestFirst = true }, Live);
        while (search.HasMore)
        {
            foreach (FoundConversation found in await search.NextAsync(pipe, stop).ConfigureAwait(false))
            {
                await PerItem.RunAsync(pipe, found.ConversationId, async () =>
                {
                    FoundConversation? shown = Live ? await search.ReadLiveAsync(found, pipe, stop).ConfigureAwait(false) : found;
                    if (shown is not null)
                    {
                        await pipe.WriteAsync(shown).ConfigureAwait(false);
                    }
                }).ConfigureAwait(false);
            }
        }
    }

    /// <summary>An id is taken as it is: codes that no listing holds can be searched for, too.</summary>
    private async Task<string> CodeIdAsync(IPipelineWriter pipe, CancellationToken stop) => Guid.TryParse(WrapupCode, out Guid id)
        ? id.ToString("D")
        : (await CodeDirectory.Of(Connected).ResolveAsync(WrapupCode, pipe, stop).ConfigureAwait(false)).Id;
}

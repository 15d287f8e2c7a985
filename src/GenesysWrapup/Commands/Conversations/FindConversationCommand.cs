using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Search;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Conversations by queue, person, medium, code and after-call work; by analytics, and live where that is asked for.</summary>
[Cmdlet(VerbsCommon.Find, "Conversation", DefaultParameterSetName = "Last")]
[OutputType(typeof(FoundConversation))]
[UsesOperation(nameof(Operations.PostAnalyticsConversationsDetailsQuery))]
[UsesOperation(
    nameof(Operations.PostAnalyticsConversationsDetailsJobs),
    OnlyWhen = "for more than 31 days or 10,000 conversations, or with -Source Job")]
[UsesOperation(nameof(Operations.GetAnalyticsConversationsDetailsJob), OnlyWhen = "where a job was submitted")]
[UsesOperation(nameof(Operations.GetAnalyticsConversationsDetailsJobResults), OnlyWhen = "where a job was submitted")]
[UsesOperation(
    nameof(Operations.GetAnalyticsConversationsDetailsJobsAvailability),
    OnlyWhen = "before a job; optional")]
[UsesOperation(nameof(Operations.GetConversation), OnlyWhen = "with -Live, once for each conversation")]
[UsesOperation(nameof(Operations.GetRoutingQueue), OnlyWhen = "to name queues; optional")]
[UsesOperation(nameof(Operations.GetRoutingQueues), OnlyWhen = "with -Queue, to find one by its name")]
[UsesOperation(nameof(Operations.GetUsers), OnlyWhen = "to name people where analytics does not, and to find one by name")]
[UsesOperation(nameof(Operations.GetRoutingWrapupcodes), OnlyWhen = "with -WrapupCode, to find one by its name, once per session")]
public sealed class FindConversationCommand : DetailsCommand
{
    [Parameter]
    [Alias("Code")]
    [CodeIdentity]
    [ArgumentCompleter(typeof(WrapupCodeCompleter))]
    public string? WrapupCode { get; set; }

    [Parameter]
    public SwitchParameter AwaitingWrapup { get; set; }

    [Parameter]
    public SwitchParameter Live { get; set; }

    internal override PipelineWork OnRecord()
    {
        DetailsRequest request = Request();
        (string? code, bool awaiting, bool live) = (WrapupCode, AwaitingWrapup, Live);
        return async (pipe, stop) =>
        {
            if (await request.ResolveAsync(pipe, stop).ConfigureAwait(false) is { } question)
            {
                string? codeId = code is null ? null : await CodeIdAsync(request.Session, code, pipe, stop).ConfigureAwait(false);
                question = question with { WrapupCode = codeId, AwaitingWrapup = awaiting, NewestFirst = true };
                if (awaiting && !live)
                {
                    pipe.Verbose("Who awaits a code is told by analytics, which is behind. With -Live each conversation is read.");
                }

                await WriteAsync(new ConversationSearch(request.Session, question, live), live, pipe, stop).ConfigureAwait(false);
            }
        };
    }

    private static async Task WriteAsync(ConversationSearch search, bool live, IPipelineWriter pipe, CancellationToken stop)
    {
        while (search.HasMore)
        {
            foreach (FoundConversation found in await search.NextAsync(pipe, stop).ConfigureAwait(false))
            {
                await PerItem.RunAsync(pipe, found.ConversationId, async () =>
                {
                    FoundConversation? shown = live ? await search.ReadLiveAsync(found, pipe, stop).ConfigureAwait(false) : found;
                    if (shown is not null)
                    {
                        await pipe.WriteAsync(shown).ConfigureAwait(false);
                    }
                }).ConfigureAwait(false);
            }
        }
    }

    /// <summary>An id is taken as it is: codes that no listing holds can be searched for, too.</summary>
    private static async Task<string> CodeIdAsync(GenesysSession session, string code, IPipelineWriter pipe, CancellationToken stop) =>
        Guid.TryParse(code, out Guid id)
            ? id.ToString("D")
            : (await CodeDirectory.Of(session).ResolveAsync(code, pipe, stop).ConfigureAwait(false)).Id;
}

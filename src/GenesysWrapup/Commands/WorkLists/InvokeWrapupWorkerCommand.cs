using System;
using System.Management.Automation;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Broker;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.WorkLists;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Does the rows of a work list, beside any number of other workers.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "WrapupWorker", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(WrapupResult))]
[UsesOperation(nameof(Operations.GetConversation))]
[UsesOperation(nameof(Operations.PatchConversationParticipant))]
[UsesOperation(nameof(Operations.GetConversationParticipantWrapup))]
[UsesOperation(nameof(Operations.GetRoutingWrapupcodes), OnlyWhen = "to find a code by its name, once per session")]
[UsesOperation(nameof(Operations.GetConversationsSettings), OnlyWhen = "to choose the level, once per session; optional")]
[UsesOperation(nameof(Operations.GetConversationParticipantWrapupcodes), OnlyWhen = "after a refusal that gives no reason")]
[UsesOperation(
    nameof(Operations.PostConversationsCallParticipantCommunicationWrapup),
    OnlyWhen = "on communication level; other media have their own")]
[UsesOperation(
    nameof(Operations.GetConversationsCallParticipantCommunicationWrapup), OnlyWhen = "on communication level; other media have their own")]
public sealed class InvokeWrapupWorkerCommand : SessionCommand
{
    private const string Empty = "Empty";

    [Parameter(Position = 0)]
    [Needed]
    public Uri? Broker { get; set; }

    [Parameter]
    public PSCredential? Credential { get; set; }

    [Parameter]
    public string WorkList { get; set; } = WorkListName.Usual;

    /// <summary>How many rows are under way at a time; the broker hands out no more.</summary>
    [Parameter]
    [ValidateRange(1, WriteRun.MostAtOnce)]
    public int ThrottleLimit { get; set; } = WriteRun.UsuallyAtOnce;

    [Parameter]
    [ValidateSet(Empty)]
    public string? Until { get; set; }

    [Parameter]
    [Duration]
    public TimeSpan? For { get; set; }

    [Parameter]
    [ValidateRange(1, 100)]
    public int MaxTries { get; set; } = WorkerOptions.UsualTries;

    [Parameter]
    public SwitchParameter AllowUnencrypted { get; set; }

    internal BrokerDoor Door { get; set; } = RabbitBroker.ConnectAsync;

    /// <summary>The broker's time: that of this machine, also where the session is with a simulator whose clock jumps.</summary>
    internal TimeProvider Clock { get; set; } = TimeProvider.System;

    internal override PipelineWork OnBegin()
    {
        BrokerAccess access = BrokerAccess.Of(Broker, Credential, WorkList, AllowUnencrypted, Door);
        GenesysSession session = Connected;
        TimeProvider clock = Clock;
        var options = new WorkerOptions { AtOnce = ThrottleLimit, UntilEmpty = Until is not null, For = For, MaxTries = MaxTries };
        RowProgress? progress = RowProgress.Of(this, expected: null, BudgetLeft);
        return async (pipe, stop) =>
        {
            if (!await pipe.ShouldProcessAsync(access.Title, "Set the codes of its rows").ConfigureAwait(false))
            {
                return;
            }

            var worker = new ListWorker(
                session,
                access.List,
                options,
                new WrapupEngine(session).SetAsync,
                ending => access.ConnectAsync(pipe, ending),
                clock,
                pipe,
                outcome =>
                {
                    progress?.Count(outcome.Result.Outcome);
                    return PerItem.TellAsync(pipe, outcome.Result, outcome.Failure);
                });
            await worker.RunAsync(stop).ConfigureAwait(false);
            progress?.End();
        };
    }
}

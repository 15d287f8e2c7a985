using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Bulk;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Sets a wrap-up code on a participant and proves that it is there.</summary>
[Cmdlet(VerbsCommon.Set, "ParticipantWrapup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(WrapupResult))]
[UsesOperation(nameof(Operations.PatchConversationParticipant))]
[UsesOperation(nameof(Operations.GetConversationParticipantWrapup))]
[UsesOperation(nameof(Operations.GetConversation), OnlyWhen = "where no participant was piped in")]
[UsesOperation(nameof(Operations.GetRoutingWrapupcodes), OnlyWhen = "to find a code by its name, once per session")]
[UsesOperation(nameof(Operations.GetConversationsSettings), OnlyWhen = "to choose the level, once per session; optional")]
[UsesOperation(nameof(Operations.GetConversationParticipantWrapupcodes), OnlyWhen = "after a refusal that gives no reason")]
[UsesOperation(
    nameof(Operations.PostConversationsCallParticipantCommunicationWrapup),
    OnlyWhen = "on communication level; other media have their own")]
[UsesOperation(
    nameof(Operations.GetConversationsCallParticipantCommunicationWrapup), OnlyWhen = "on communication level; other media have their own")]
[UsesOperation(nameof(Operations.GetAnalyticsConversationsDetails), OnlyWhen = "with -Economy, for many conversations at once; optional")]
[UsesOperation(nameof(Operations.PostNotificationsChannels), OnlyWhen = ChannelUse.ToWait)]
[UsesOperation(nameof(Operations.PostNotificationsChannelSubscriptions), OnlyWhen = ChannelUse.ToWait)]
public sealed class SetParticipantWrapupCommand : WrittenCodeCommand
{
    private SetWrapup? _write;
    private RefusalForAll? _refusal;
    private RowBatches<IPipelineWriter>? _batches;
    private WriteRun? _run;
    private WrapupJournal? _journal;
    private bool _isWhatIf;

    [Parameter]
    [Duration]
    public TimeSpan? Wait { get; set; }

    [Parameter]
    [Duration]
    public TimeSpan VerifyTimeout { get; set; } = WrapupRequest.DefaultVerifyTimeout;

    /// <summary>How long writing and proving may take together.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int? TimeoutSeconds { get; set; }

    [Parameter]
    public SwitchParameter NoVerify { get; set; }

    [Parameter]
    [ValidateRange(1, WriteRun.MostAtOnce)]
    public int ThrottleLimit { get; set; } = WriteRun.UsuallyAtOnce;

    [Parameter]
    public SwitchParameter Ordered { get; set; }

    /// <summary>How many rows come, for whoever looks at the progress: a pipeline does not know.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? ExpectedCount { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    [Parameter]
    public SwitchParameter Economy { get; set; }

    /// <summary>Those who wait do not wait for one another, not even for the first.</summary>
    internal override int MostUnderWay => _write is not null && _batches is not null ? _batches.MostUnderWay
        : Wait is null ? _run!.MostUnderWay
        : ThrottleLimit;

    internal override void Prepare()
    {
        base.Prepare();
        _run = WriteRun.Of(this, ThrottleLimit, Ordered, ExpectedCount ?? RowsGiven);
        _isWhatIf = HostManners.IsWhatIf(this);
    }

    internal override PipelineWork? OnBegin()
    {
        if (Economy && Wait is not null)
        {
            throw new GenesysException(EconomyWithWait());
        }

        if (Journal is not null)
        {
            string path = GivenPath.File(this, nameof(Journal), Journal);
            _journal = _isWhatIf ? WrapupJournal.Look(path, Connected) : WrapupJournal.Open(path, Connected);
        }

        if (Economy)
        {
            var economy = new Economy(Connected, IsDone, proves: !NoVerify && !_isWhatIf);
            _batches = new RowBatches<IPipelineWriter>(economy, ThrottleLimit, Connected.Clock);
        }

        return null;
    }

    private protected override PipelineWork? Work(WrapupRequest request)
    {
        WarnOfUnread();
        bool isFirst = _write is null;
        _write ??= Write(new WrapupEngine(Connected).SetAsync, Connected.Clock);
        if (_batches is null || isFirst || IsLive)
        {
            // What a live source gives has only just happened, and its result must not wait for others.
            _batches?.Close();
            return RowWork(() => request);
        }

        PipelineWork work = RowWork(() => request);
        RowBatch<IPipelineWriter>? begun = _batches.Add(request, (prepared, pipe, stop) =>
        {
            request = prepared;
            return work(pipe, stop);
        });
        return begun is null ? null : begun.RunAsync;
    }

    internal override void OnInputEnd() => _batches?.Close();

    internal override PipelineWork? OnEnd()
    {
        _run!.End();
        return null;
    }

    /// <summary>The journal outlives all work that is under way.</summary>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _journal?.Dispose();
        }
    }

    private static Failure EconomyWithWait() => new(
        FailureId.InvalidValue,
        FailureCategory.InvalidArgument,
        "-Economy is for conversations that have ended, and -Wait for those that go on.",
        "Leave out one of the two.")
    { EndsCommand = true };

    /// <param name="request">The row as it is when its turn comes.</param>
    private PipelineWork RowWork(Func<WrapupRequest> request)
    {
        SetWrapup write = _write!;
        return _run!.Row<TargetOutcome>(
            (requester, stop) => write(request(), requester, stop),
            RowTelling.For<TargetOutcome>(Row, outcome => (outcome.Result, outcome.Result.Outcome, outcome.Failure)));
    }

    private bool IsDone(WrapupRequest request) =>
        _refusal?.Covers(request) == true || _journal?.IsDone(RowKey.Of(request)) == true;

    private SetWrapup Write(SetWrapup engine, TimeProvider clock)
    {
        _refusal = new RefusalForAll(engine, clock);
        return _journal is null ? _refusal.SetAsync : new JournaledEngine(_refusal.SetAsync, _journal, clock).SetAsync;
    }

    internal override WrapupRequest Request(string? conversationId) => base.Request(conversationId) with
    {
        Wait = Wait,
        VerifyTimeout = VerifyTimeout,
        Timeout = TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        NoVerify = NoVerify,
    };
}

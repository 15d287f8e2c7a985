using System;
using System.Collections;
using System.Management.Automation;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Attributes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Sets free data on a participant, with the operation made for that.</summary>
[Cmdlet(VerbsCommon.Set, "ParticipantAttribute", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AttributeResult))]
[UsesOperation(nameof(Operations.GetConversation))]
[UsesOperation(nameof(Operations.PatchConversationParticipantAttributes))]
public sealed class SetParticipantAttributeCommand : ParticipantCommand
{
    private AttributeEngine? _engine;
    private WriteRun? _run;

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [AttributeTable]
    [Needed]
    public IDictionary? Attribute { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

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

    internal override int MostUnderWay => _run!.MostUnderWay;

    internal override void Prepare()
    {
        base.Prepare();
        _run = WriteRun.Of(this, ThrottleLimit, Ordered, ExpectedCount ?? RowsGiven);
    }

    private protected override PipelineWork Work(WrapupRequest target)
    {
        IDictionary? given = Attribute ?? Row?.Value(nameof(Attribute)) as IDictionary;
        var request = new AttributeRequest(target, AttributeTableAttribute.Texts(given));
        AttributeEngine engine = _engine ??= new AttributeEngine(Connected);
        return _run!.Row<AttributeOutcome>(
            (requester, stop) => engine.SetAsync(request, requester, stop),
            RowTelling.For<AttributeOutcome>(Row, outcome => (outcome.Result, outcome.Result.Outcome, outcome.Failure)));
    }

    internal override PipelineWork? OnEnd()
    {
        _run!.End();
        return null;
    }

    internal override WrapupRequest Request(string? conversationId) => base.Request(conversationId) with
    {
        Force = Force,
        VerifyTimeout = VerifyTimeout,
        Timeout = TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        NoVerify = NoVerify,
    };
}

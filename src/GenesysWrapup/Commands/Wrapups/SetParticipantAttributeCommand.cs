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

/// <summary>Puts free data on a participant, through the operation that is made for it.</summary>
[Cmdlet(VerbsCommon.Set, "ParticipantAttribute", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AttributeResult))]
[UsesOperation(nameof(Operations.GetConversation))]
[UsesOperation(nameof(Operations.PatchConversationParticipantAttributes))]
public sealed class SetParticipantAttributeCommand : ParticipantCommand
{
    private AttributeEngine? _engine;

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [AttributeTable]
    public IDictionary? Attribute { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    [Duration]
    public TimeSpan VerifyTimeout { get; set; } = WrapupRequest.DefaultVerifyTimeout;

    [Parameter]
    public SwitchParameter NoVerify { get; set; }

    internal override PipelineWork OnRecord()
    {
        var request = new AttributeRequest(Request(), AttributeTableAttribute.Texts(Attribute));
        AttributeEngine engine = _engine ??= new AttributeEngine(Connected);
        return (pipe, stop) => engine.SetAsync(
            request,
            new Requester<AttributeOutcome>(
                question => pipe.ShouldProcessAsync(question.Object, question.Action),
                outcome => PerItem.TellAsync(pipe, outcome.Result, outcome.Failure),
                pipe),
            stop);
    }

    internal override WrapupRequest Request() => base.Request() with
    {
        Force = Force,
        VerifyTimeout = VerifyTimeout,
        NoVerify = NoVerify,
    };
}

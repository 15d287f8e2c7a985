using System;
using System.Collections;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Pipeline;
using GenesysWrapup.Platform;
using GenesysWrapup.Wrapups;

namespace GenesysWrapup.Commands;

/// <summary>Puts free data on a participant, through the operation that is made for it.</summary>
[Cmdlet(VerbsCommon.Set, "ParticipantAttribute", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AttributeResult))]
[UsesOperation(nameof(Operations.GetConversation))]
[UsesOperation(nameof(Operations.PatchConversationParticipantAttributes))]
public sealed class SetParticipantAttributeCommand : SessionCommand
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    public string? ConversationId { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [AttributeTable]
    public IDictionary? Attribute { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ParticipantId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserId { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    [Duration]
    public TimeSpan VerifyTimeout { get; set; } = WrapupRequest.DefaultVerifyTimeout;

    [Parameter]
    public SwitchParameter NoVerify { get; set; }

    /// <summary>A conversation's id, or anything that has ConversationId as a property.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    internal override Task ProcessAsync(IPipelineWriter pipe, CancellationToken stop)
    {
        object? piped = PipelineValues.Unwrapped(InputObject);
        var target = new WrapupRequest
        {
            ConversationId = PipelineValues.Given(ConversationId ?? piped as string ?? (piped as Guid?)?.ToString()),
            ParticipantId = PipelineValues.Given(ParticipantId),
            UserId = PipelineValues.Given(UserId),
            Force = Force,
            VerifyTimeout = VerifyTimeout,
            NoVerify = NoVerify,
        };
        return new AttributeEngine(Connected).SetAsync(
            new AttributeRequest(target, AttributeTableAttribute.Texts(Attribute)),
            pipe.ShouldProcessAsync,
            async report =>
            {
                await pipe.WriteAsync(report.Result).ConfigureAwait(false);
                if (report.Failure is { EndsCommand: false } failure)
                {
                    await pipe.WriteErrorAsync(failure).ConfigureAwait(false);
                }
            },
            pipe,
            stop);
    }
}

using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Pipeline;
using GenesysWrapup.Platform;
using GenesysWrapup.Wrapups;

namespace GenesysWrapup.Commands;

/// <summary>The wrap-up that is on participants and their communications now.</summary>
[Cmdlet(VerbsCommon.Get, "ParticipantWrapup")]
[OutputType(typeof(ParticipantWrapup))]
[UsesOperation(nameof(Operations.GetConversation))]
[UsesOperation(nameof(Operations.GetConversationParticipantWrapup))]
[UsesOperation(nameof(Operations.GetConversationsCallParticipantCommunicationWrapup), OnlyWhen = "for the communication level; other media have their own")]
[UsesOperation(nameof(Operations.GetRoutingWrapupcodes), OnlyWhen = "to name the codes, once per session; does without where it is refused")]
public sealed class GetParticipantWrapupCommand : SessionCommand
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    public string? ConversationId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ParticipantId { get; set; }

    [Parameter]
    [Alias("SessionId")]
    public string? CommunicationId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserId { get; set; }

    [Parameter]
    public SwitchParameter Provisional { get; set; }

    [Parameter]
    [ValidateSet(WrapupLevel.Participant, WrapupLevel.Communication)]
    public string? Level { get; set; }

    /// <summary>A conversation's id, or anything that has ConversationId as a property.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    internal override Task ProcessAsync(IPipelineWriter pipe, CancellationToken stop)
    {
        object? piped = PipelineValues.Unwrapped(InputObject);
        var request = new WrapupRequest
        {
            ConversationId = PipelineValues.Given(ConversationId ?? piped as string ?? (piped as System.Guid?)?.ToString()),
            ParticipantId = PipelineValues.Given(ParticipantId),
            CommunicationId = PipelineValues.Given(CommunicationId),
            UserId = PipelineValues.Given(UserId),
            Provisional = Provisional,
            Level = Level,
        };
        return new WrapupReader(Connected).ReadAsync(request, pipe.WriteAsync, pipe, stop);
    }
}

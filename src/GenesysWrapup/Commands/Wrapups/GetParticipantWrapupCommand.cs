using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>The wrap-up that is on participants and their communications now.</summary>
[Cmdlet(VerbsCommon.Get, "ParticipantWrapup")]
[OutputType(typeof(ParticipantWrapup))]
[UsesOperation(nameof(Operations.GetConversation))]
[UsesOperation(nameof(Operations.GetConversationParticipantWrapup))]
[UsesOperation(nameof(Operations.GetConversationsCallParticipantCommunicationWrapup), OnlyWhen = "for the communication level; other media have their own")]
[UsesOperation(nameof(Operations.GetRoutingWrapupcodes), OnlyWhen = "to name the codes, once per session; does without where it is refused")]
public sealed class GetParticipantWrapupCommand : ParticipantCommand
{
    [Parameter]
    [Alias("SessionId")]
    public string? CommunicationId { get; set; }

    [Parameter]
    public SwitchParameter Provisional { get; set; }

    [Parameter]
    [ValidateSet(WrapupLevel.Participant, WrapupLevel.Communication)]
    public string? Level { get; set; }

    internal override Task ProcessAsync(IPipelineWriter pipe, CancellationToken stop) =>
        new WrapupReader(Connected).ReadAsync(Request(), pipe.WriteAsync, pipe, stop);

    internal override WrapupRequest Request() => base.Request() with
    {
        CommunicationId = PipelineValues.Given(CommunicationId),
        Provisional = Provisional,
        Level = Level,
    };
}

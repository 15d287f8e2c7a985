using System.Management.Automation;
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
[UsesOperation(
    nameof(Operations.GetConversationsCallParticipantCommunicationWrapup), OnlyWhen = "on communication level; other media have their own")]
[UsesOperation(nameof(Operations.GetRoutingWrapupcodes), OnlyWhen = "to name the codes, once per session; optional")]
public sealed class GetParticipantWrapupCommand : ParticipantCommand
{
    private WrapupReader? _reader;

    [Parameter]
    [Alias("SessionId")]
    public string? CommunicationId { get; set; }

    [Parameter]
    public SwitchParameter Provisional { get; set; }

    [Parameter]
    [ValidateSet(WrapupLevel.Participant, WrapupLevel.Communication)]
    public string? Level { get; set; }

    private protected override PipelineWork Work(WrapupRequest request)
    {
        WrapupReader reader = _reader ??= new WrapupReader(Connected);
        return (pipe, stop) => reader.ReadAsync(request, pipe.WriteAsync, pipe, stop);
    }

    internal override WrapupRequest Request(string? conversationId) => base.Request(conversationId) with
    {
        CommunicationId = PipelineValues.Given(CommunicationId) ?? Row?.Text(nameof(CommunicationId)),
        Provisional = Provisional,
        Level = Level,
    };
}

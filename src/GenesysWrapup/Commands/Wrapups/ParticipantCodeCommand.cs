using System.Management.Automation;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Commands;

/// <summary>A cmdlet about a code for a participant: one sets it, one says whether it could be set. Both choose the same way.</summary>
public abstract class ParticipantCodeCommand : ParticipantCommand
{
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [CodeIdentity]
    [ArgumentCompleter(typeof(WrapupCodeCompleter))]
    [Needed]
    public string? WrapupCode { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SessionId")]
    public string? CommunicationId { get; set; }

    [Parameter]
    public SwitchParameter All { get; set; }

    [Parameter]
    [ValidateSet(WrapupLevel.Participant, WrapupLevel.Communication)]
    public string? Level { get; set; }

    internal override WrapupRequest Request(string? conversationId) => base.Request(conversationId) with
    {
        WrapupCode = PipelineValues.Given(WrapupCode) ?? Row?.Text(nameof(WrapupCode)),
        CommunicationId = PipelineValues.Given(CommunicationId) ?? Row?.Text(nameof(CommunicationId)),
        All = All,
        Level = Level,
    };
}

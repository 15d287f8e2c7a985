using System.Management.Automation;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Commands;

/// <summary>A cmdlet about a code for a participant: one sets it, one says whether it could be set. Both choose the same way.</summary>
public abstract class ParticipantCodeCommand : ParticipantCommand
{
    private bool _isCodeGiven;
    private bool _isCodeOpen;

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Code")]
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

    private Core.Codes.WrapupCode? PipedCode => Piped as Core.Codes.WrapupCode;

    /// <summary>What is set before the first record comes from the command line.</summary>
    internal override void Prepare()
    {
        base.Prepare();
        _isCodeGiven = WrapupCode is not null;
        _isCodeOpen = ConversationId is { Length: 1 } && !_isCodeGiven;
    }

    internal override WrapupRequest Request(string? conversationId)
    {
        string? code = (_isCodeGiven ? null : Row?.Text(nameof(WrapupCode))) ?? PipelineValues.Given(WrapupCode)
            ?? PipedCode?.Id;
        if (_isCodeOpen && PipedCode is null && IsForTheCode(conversationId, code))
        {
            // As in: $ids | Set-ParticipantWrapup 'Resolved'. PowerShell takes the only argument for the first parameter.
            (conversationId, code) = (PipedConversation, conversationId);
        }

        return base.Request(conversationId) with
        {
            WrapupCode = PipelineValues.Given(code),
            CommunicationId = PipelineValues.Given(CommunicationId) ?? Row?.Text(nameof(CommunicationId)),
            All = All,
            Level = Level,
        };
    }

    /// <summary>Whether the pipeline gives the conversation, so that the only argument must be the code.</summary>
    private bool IsForTheCode(string? argument, string? codeOfRow) => PlatformId.Clean(argument) is null
        ? PipedConversation is not null || MyInvocation?.ExpectingInput == true
        : codeOfRow is null && PlatformId.Clean(PipedConversation) is not null;
}

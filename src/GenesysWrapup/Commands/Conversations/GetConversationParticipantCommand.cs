using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>The participants of a conversation, each with its wrap-up state. Agents and users, unless others are asked for.</summary>
[Cmdlet(VerbsCommon.Get, "ConversationParticipant")]
[OutputType(typeof(ConversationParticipant))]
[UsesOperation(nameof(Operations.GetConversation))]
[UsesOperation(nameof(Operations.GetRoutingWrapupcodes), OnlyWhen = "to name the codes, once per session; optional")]
public sealed class GetConversationParticipantCommand : SessionCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InteractionId")]
    [ArgumentCompleter(typeof(NamedConversationCompleter))]
    [Needed]
    public string?[]? ConversationId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ParticipantCompleter))]
    public string? ParticipantId { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(PurposeCompleter))]
    [TextList]
    public string[]? Purpose { get; set; }

    [Parameter]
    [TextList]
    [Alias("Agent")]
    [ArgumentCompleter(typeof(ParticipantCompleter))]
    public string[]? UserId { get; set; }

    [Parameter]
    public SwitchParameter AwaitingWrapup { get; set; }

    [Parameter]
    public SwitchParameter All { get; set; }

    internal override PipelineWork OnRecord()
    {
        string?[] ids = ConversationId ?? [null];
        string? participantId = ParticipantId;
        ConversationReader reader = ConversationReader.Of(Connected);
        var filter = new ParticipantFilter { Purposes = Purpose, Agents = UserId, AwaitingWrapup = AwaitingWrapup, Everyone = All };
        return (pipe, stop) => PerItem.EachAsync(pipe, ids, async id =>
        {
            ConversationRead read = await reader.ReadNamedAsync(id, pipe, stop).ConfigureAwait(false);
            IEnumerable<ReadParticipant> wanted = string.IsNullOrEmpty(participantId)
                ? read.Participants.Where(participant => filter.Wants(participant.Shown))
                : [reader.Participant(read, participantId!)];
            foreach (ReadParticipant participant in wanted)
            {
                await pipe.WriteAsync(participant.Shown).ConfigureAwait(false);
            }
        });
    }
}

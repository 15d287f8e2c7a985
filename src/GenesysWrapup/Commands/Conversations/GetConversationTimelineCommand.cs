using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>What happened to whom in a conversation, in order, and when a code was too early, in time or too late.</summary>
[Cmdlet(VerbsCommon.Get, "ConversationTimeline")]
[OutputType(typeof(TimelineEvent))]
[UsesOperation(nameof(Operations.GetConversation))]
[UsesOperation(nameof(Operations.GetRoutingWrapupcodes), OnlyWhen = "to name the codes, once per session; optional")]
public sealed class GetConversationTimelineCommand : SessionCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InteractionId")]
    [ArgumentCompleter(typeof(NamedConversationCompleter))]
    [Needed]
    public string?[]? ConversationId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ParticipantCompleter))]
    public string? ParticipantId { get; set; }

    internal override PipelineWork OnRecord()
    {
        string?[] ids = ConversationId ?? [null];
        string? participantId = ParticipantId;
        return (pipe, stop) => PerItem.EachAsync(pipe, ids, id => WriteTimelineAsync(id, participantId, pipe, stop));
    }

    private async Task WriteTimelineAsync(string? id, string? participantId, IPipelineWriter pipe, CancellationToken stop)
    {
        ConversationReader reader = ConversationReader.Of(Connected);
        ConversationRead read = await reader.ReadNamedAsync(id, pipe, stop).ConfigureAwait(false);
        if (!string.IsNullOrEmpty(participantId))
        {
            read = read with { Participants = [reader.Participant(read, participantId!)] };
        }

        foreach (TimelineEvent row in ConversationTimeline.Of(read, CodeDirectory.Of(Connected).KnownName))
        {
            await pipe.WriteAsync(row).ConfigureAwait(false);
        }
    }
}

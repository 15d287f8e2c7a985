using System.Management.Automation;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Reads a conversation as it is now.</summary>
[Cmdlet(VerbsCommon.Get, "Conversation")]
[OutputType(typeof(Conversation))]
[UsesOperation(nameof(Operations.GetConversation))]
[UsesOperation(nameof(Operations.GetRoutingWrapupcodes), OnlyWhen = "to name the codes, once per session; optional")]
public sealed class GetConversationCommand : SessionCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "InteractionId")]
    [ArgumentCompleter(typeof(NamedConversationCompleter))]
    [Needed]
    public string?[]? ConversationId { get; set; }

    internal override PipelineWork OnRecord()
    {
        string?[] ids = ConversationId ?? [null];
        ConversationReader reader = ConversationReader.Of(Connected);
        return (pipe, stop) => PerItem.EachAsync(pipe, ids, async id =>
        {
            ConversationRead read = await reader.ReadNamedAsync(id, pipe, stop).ConfigureAwait(false);
            await pipe.WriteAsync(read.Shown).ConfigureAwait(false);
        });
    }
}

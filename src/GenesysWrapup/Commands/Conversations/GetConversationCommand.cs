using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>One conversation, live.</summary>
[Cmdlet(VerbsCommon.Get, "Conversation")]
[OutputType(typeof(Conversation))]
[UsesOperation(nameof(Operations.GetConversation))]
[UsesOperation(nameof(Operations.GetRoutingWrapupcodes), OnlyWhen = "to name the codes, once per session; does without where it is refused")]
public sealed class GetConversationCommand : SessionCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    public string?[]? ConversationId { get; set; }

    internal override async Task ProcessAsync(IPipelineWriter pipe, CancellationToken stop)
    {
        ConversationReader reader = ConversationReader.Of(Connected);
        foreach (string? id in ConversationId ?? [null])
        {
            await PerItem.RunAsync(pipe, id, async () =>
            {
                ConversationRead read = await reader.ReadNamedAsync(id, pipe, stop).ConfigureAwait(false);
                await pipe.WriteAsync(read.Shown).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }
}

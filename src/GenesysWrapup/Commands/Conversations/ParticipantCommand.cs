using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>A cmdlet about one participant of a conversation, given by ids or by an object from the pipeline.</summary>
public abstract class ParticipantCommand : SessionCommand
{
    private int _rows;

    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "InteractionId")]
    [ConversationIds]
    [ArgumentCompleter(typeof(NamedConversationCompleter))]
    [Needed]
    public string[]? ConversationId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ParticipantCompleter))]
    public string? ParticipantId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Agent")]
    [ArgumentCompleter(typeof(ParticipantCompleter))]
    public string? UserId { get; set; }

    /// <summary>A participant, a conversation's id, a row of a list, or anything that has ConversationId as a property.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    /// <summary>The object from the pipeline; null where parameters say it all.</summary>
    internal object? Piped => PipelineValues.Unwrapped(InputObject);

    /// <summary>The object from the pipeline, where it is a row of somebody's list.</summary>
    internal PipedRow? Row { get; private set; }

    internal override bool IsLive => LiveStream.Has(Piped);

    /// <summary>The work for one conversation; null where it waits for others. It captures all else that it needs.</summary>
    private protected abstract PipelineWork? Work(WrapupRequest request);

    /// <summary>The participant that is meant. Cmdlets add their own parameters.</summary>
    internal virtual WrapupRequest Request(string? conversationId) => new()
    {
        ConversationId = PipelineValues.Given(conversationId),
        ParticipantId = PipelineValues.Given(ParticipantId) ?? Row?.Text(nameof(ParticipantId)),
        UserId = PipelineValues.Given(UserId) ?? Row?.Text(nameof(UserId)),
        Row = Row is null ? null : new RequestRow(Row.Number ?? _rows, Row.Columns),
    };

    /// <summary>How many conversations the parameters name; null where rows come through the pipeline, which does not know.</summary>
    private protected int? RowsGiven => MyInvocation?.ExpectingInput == true ? null : ConversationId?.Length;

    /// <summary>Ids given at once are worked on as if they had been piped in.</summary>
    internal sealed override IEnumerable<Func<PipelineWork?>> Captures() => ConversationId is { Length: > 0 } given
        ? given.Select((id, at) => (Func<PipelineWork?>)(() => Capture(isNewRow: at == 0, () => id)))
        : [() => Capture(isNewRow: true, () => PipedConversation)];

    /// <summary>What the pipeline itself says of the conversation, whatever the parameters say.</summary>
    private protected string? PipedConversation => Row is { } row ? row.Text(nameof(ConversationId))
        : IdItself(Piped) ?? PipelineValues.Member(InputObject, nameof(ConversationId))
            ?? PlatformId.Clean(PipelineValues.Member(InputObject, "Id"));

    private PipelineWork? Capture(bool isNewRow, Func<string?> id)
    {
        if (isNewRow)
        {
            Row = PipedRow.Of(InputObject);
            _rows += Row is null ? 0 : 1;
        }

        return Work(Request(id()));
    }

    private static string? IdItself(object? piped) => piped is string or Guid ? piped.ToString() : null;
}

using System;
using System.Management.Automation;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>A cmdlet about one participant of a conversation, given by ids or by an object from the pipeline.</summary>
public abstract class ParticipantCommand : SessionCommand
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    public string? ConversationId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ParticipantId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserId { get; set; }

    /// <summary>A participant, a conversation's id, or anything that has ConversationId as a property.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    /// <summary>The object from the pipeline; null where parameters say it all.</summary>
    internal object? Piped => PipelineValues.Unwrapped(InputObject);

    internal override bool IsLive => LiveStream.Has(Piped);

    /// <summary>The participant that is meant. Cmdlets add their own parameters.</summary>
    internal virtual WrapupRequest Request() => new()
    {
        ConversationId = PipelineValues.Given(ConversationId ?? Piped as string ?? (Piped as Guid?)?.ToString()),
        ParticipantId = PipelineValues.Given(ParticipantId),
        UserId = PipelineValues.Given(UserId),
    };
}

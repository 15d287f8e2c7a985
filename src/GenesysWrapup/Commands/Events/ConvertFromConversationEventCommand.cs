using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Events;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>What a runbook, a handler or a socket received, as events of conversations. Sends nothing.</summary>
[Cmdlet(VerbsData.ConvertFrom, "ConversationEvent")]
[OutputType(typeof(ConversationEvent))]
public sealed class ConvertFromConversationEventCommand : AsyncCommand
{
    private readonly EventLines _lines = new();
    private bool _anything;

    /// <summary>$WebhookData, an event, a list of them, or their JSON as one text or as its lines.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [Needed]
    public object? InputObject { get; set; }

    /// <summary>One record at a time: an event may be spread over several lines.</summary>
    internal override PipelineWork OnRecord()
    {
        object? given = InputObject;
        return (pipe, stop) => TakeAllAsync(pipe, given, stop);
    }

    internal override PipelineWork OnEnd() => FinishAsync;

    private async Task TakeAllAsync(IPipelineWriter pipe, object? given, CancellationToken stop)
    {
        // A list that was given as an argument is what a pipeline would have taken apart. The bytes of a body are one.
        if (PipelineValues.Unwrapped(given) is IList list and not byte[])
        {
            foreach (object? item in list)
            {
                await TakeAsync(pipe, item, stop).ConfigureAwait(false);
            }
        }
        else
        {
            await TakeAsync(pipe, given, stop).ConfigureAwait(false);
        }
    }

    private async Task FinishAsync(IPipelineWriter pipe, CancellationToken stop)
    {
        await FinishLinesAsync(pipe, stop).ConfigureAwait(false);
        if (!_anything)
        {
            var nothing = new Failure(
                FailureId.MissingInput,
                FailureCategory.InvalidArgument,
                "There is no event: nothing was passed or piped in.",
                "Pass $WebhookData, or pipe events or their JSON. A runbook has $WebhookData only where a webhook started it.");
            await pipe.WriteErrorAsync(nothing).ConfigureAwait(false);
        }
    }

    private async Task TakeAsync(IPipelineWriter pipe, object? item, CancellationToken stop)
    {
        object? value = PipelineValues.Unwrapped(item);
        if (value is null)
        {
            return;
        }

        if (value is string line)
        {
            _anything |= PipelineValues.Given(line) is not null;
            foreach (string text in _lines.Add(line))
            {
                await WriteAsync(pipe, EventReader.Read(text), stop).ConfigureAwait(false);
            }

            return;
        }

        _anything = true;
        await FinishLinesAsync(pipe, stop).ConfigureAwait(false);
        if (value is ConversationEvent already)
        {
            await pipe.WriteAsync(already).ConfigureAwait(false);
        }
        else if (EventObject.Fault(item!) is { } failure)
        {
            await pipe.WriteErrorAsync(failure).ConfigureAwait(false);
        }
        else
        {
            await WriteAsync(pipe, EventReader.Read(EventObject.TextOf(item!)), stop).ConfigureAwait(false);
        }
    }

    private Task FinishLinesAsync(IPipelineWriter pipe, CancellationToken stop) =>
        _lines.Rest() is { } rest ? WriteAsync(pipe, EventReader.Read(rest), stop) : Task.CompletedTask;

    private static async Task WriteAsync(IPipelineWriter pipe, IReadOnlyList<EventReading> readings, CancellationToken stop)
    {
        foreach (EventReading reading in readings)
        {
            stop.ThrowIfCancellationRequested();
            if (reading.Event is { } found)
            {
                await pipe.WriteAsync(found).ConfigureAwait(false);
            }
            else
            {
                await pipe.WriteErrorAsync(reading.Failure!).ConfigureAwait(false);
            }
        }
    }
}

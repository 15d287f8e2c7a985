using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Metrics;
using GenesysWrapup.Core.Rows;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Rows of other commands as flat events in the form that a sink takes. Sends nothing.</summary>
[Cmdlet(VerbsData.ConvertTo, "WrapupEvent")]
[OutputType(TypeName)]
public sealed class ConvertToWrapupEventCommand : AsyncCommand
{
    internal const string TypeName = "GenesysWrapup.WrapupEvent";

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object? InputObject { get; set; }

    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(EventFormatCompleter))]
    public string Format { get; set; } = "NewRelic";

    [Parameter]
    [ValidatePattern("^[A-Za-z0-9:_]{1,255}$")]
    public string? EventType { get; set; }

    [Parameter]
    public SwitchParameter IncludeNotes { get; set; }

    internal override PipelineWork OnRecord()
    {
        object[] rows = [.. RowInput.Each(InputObject)];
        IEventFormat format = EventFormats.Of(Format);
        EventOptions options = EventOptions.Of(EventType, IncludeNotes) with { Now = DateTimeOffset.UtcNow };
        return (pipe, stop) => PerItem.EachAsync(pipe, rows, row =>
        {
            IReadOnlyList<KeyValuePair<string, object?>> members = format.Shape(RowInput.Read(row), options, ownTime: true).Members();

            // A form that has the fields inside is shown as it is.
            bool flat = members.Any(static member => member.Key == RowFields.EventId);
            return pipe.WriteAsync(PlainObjects.Of(members, flat ? TypeName : null));
        });
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Reports;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Rows of other commands as one page for people: how many have no code, whose they are, when, and what to do.</summary>
[Cmdlet(VerbsData.Export, "WrapupReport", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
public sealed class ExportWrapupReportCommand : AsyncCommand
{
    private const string UsualTitle = "Wrap-up codes";
    private const int LongestTitle = 200;
    private readonly ReportData _data = new();
    private string _file = string.Empty;

    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object? InputObject { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = UsualTitle;

    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter]
    public SwitchParameter Open { get; set; }

    internal TimeProvider Clock { get; set; } = TimeProvider.System;

    internal Func<Uri, bool> Show { get; set; } = Browser.TryOpen;

    internal override PipelineWork? OnBegin()
    {
        try
        {
            _file = GivenPath.File(this, nameof(Path), Path);
            if (GivenPath.IsDevice(this, _file))
            {
                throw new GenesysException(ReportFile.Device(_file));
            }

            return null;
        }
        catch (GenesysException exception)
        {
            // Without a file there is nothing to take the rows in for.
            throw new GenesysException(exception.Failure.With(copy => copy.EndsCommand = true));
        }
    }

    internal override PipelineWork OnRecord()
    {
        IEnumerable<object> rows = RowInput.Each(InputObject);
        return (pipe, stop) => PerItem.EachAsync(pipe, [.. rows], row =>
        {
            _data.Add(RowInput.Read(row));
            return Task.CompletedTask;
        });
    }

    internal override PipelineWork OnEnd()
    {
        var page = new ReportPage(_data, ShortText.Line(Title, LongestTitle), Clock.GetUtcNow());
        bool replace = !NoClobber;
        bool passThru = PassThru;
        bool open = Open;
        return async (pipe, stop) =>
        {
            if (!await pipe.ShouldProcessAsync(_file, $"Write a report of {_data.Rows.Count} rows").ConfigureAwait(false))
            {
                return;
            }

            FileInfo file = ReportFile.Write(_file, page.Render(), replace);
            pipe.Verbose($"Wrote {file.Length} bytes to {file.FullName}.");
            if (open && !Show(new Uri(file.FullName)))
            {
                pipe.Warning($"Nobody would see a browser here; the report is in {file.FullName}.");
            }

            if (passThru)
            {
                await pipe.WriteAsync(file).ConfigureAwait(false);
            }
        };
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Bulk;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Gives the rows of a journal as the results they were when they were written. Asks the platform nothing.</summary>
[Cmdlet(VerbsData.Import, "WrapupJournal", DefaultParameterSetName = ByPath)]
[OutputType(typeof(WrapupResult))]
public sealed class ImportWrapupJournalCommand : AsyncCommand
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByPath, ValueFromPipeline = true)]
    [SupportsWildcards]
    [TextList]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = ByLiteralPath, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [TextList]
    public string[] LiteralPath { get; set; } = [];

    internal override PipelineWork OnRecord()
    {
        var found = new List<(string Asked, IReadOnlyList<string> Files)>();
        foreach (string path in ParameterSetName == ByLiteralPath ? LiteralPath : Path)
        {
            found.Add((path, ParameterSetName == ByLiteralPath
                ? [GivenPath.File(this, nameof(LiteralPath), path)]
                : GivenPath.Files(this, nameof(Path), path)));
        }

        return async (pipe, stop) =>
        {
            foreach ((string asked, IReadOnlyList<string> files) in found)
            {
                if (files.Count == 0)
                {
                    await pipe.WriteErrorAsync(JournalFailures.NotFound(asked)).ConfigureAwait(false);
                }

                await PerItem.EachAsync(pipe, [.. files], file => ReadAsync(file, pipe, stop)).ConfigureAwait(false);
            }
        };
    }

    private static async Task ReadAsync(string file, IPipelineWriter pipe, CancellationToken stop)
    {
        foreach (WrapupResult result in JournalReader.Results(file, pipe))
        {
            stop.ThrowIfCancellationRequested();
            await pipe.WriteAsync(result).ConfigureAwait(false);
        }
    }
}

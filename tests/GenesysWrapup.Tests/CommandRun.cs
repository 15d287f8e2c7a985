using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Tests;

/// <summary>Runs a cmdlet's work as the pump does, where no PowerShell is installed.</summary>
internal static class CommandRun
{
    /// <summary>With the parameters as they are, as one record.</summary>
    public static Task<RecordingWriter> OfAsync(AsyncCommand command, RecordingWriter? writer = null) =>
        OfAsync(command, [static () => { }], writer);

    /// <param name="command">The command; it is disposed of at the end.</param>
    /// <param name="records">Each binds one record's parameters.</param>
    /// <param name="writer">What takes the output; a new one where none is given.</param>
    public static async Task<RecordingWriter> OfAsync(AsyncCommand command, IEnumerable<Action> records, RecordingWriter? writer = null)
    {
        RecordingWriter pipe = writer ?? new RecordingWriter();
        using (command)
        {
            command.Prepare();
            await RunAsync(command.OnBegin, pipe);
            foreach (Action bind in records)
            {
                bind();
                foreach (Func<PipelineWork?> capture in command.Captures())
                {
                    await RunAsync(capture, pipe);
                }
            }

            await RunAsync(command.OnEnd, pipe);
        }

        return pipe;
    }

    private static async Task RunAsync(Func<PipelineWork?> phase, RecordingWriter pipe)
    {
        try
        {
            if (phase() is { } work)
            {
                await work(pipe, CancellationToken.None);
            }
        }
        catch (GenesysException exception) when (!exception.Failure.EndsCommand)
        {
            await pipe.WriteErrorAsync(exception.Failure);
        }
    }
}

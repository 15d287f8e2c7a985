using System;
using System.Management.Automation;
using System.Threading.Tasks;
using GenesysWrapup.Errors;
using GenesysWrapup.Failures;

namespace GenesysWrapup.Pipeline;

/// <summary>The writer over a real cmdlet.</summary>
internal sealed class CmdletWriter(AsyncCommand command) : IPipelineWriter
{
    private const int ProgressId = 7301;
    private const string ProgressActivity = "Waiting for Genesys Cloud";
    private static readonly TimeSpan s_worthShowing = TimeSpan.FromSeconds(2);
    private volatile bool _progressShown;

    public Task WriteAsync(object output) => command.OnPipelineAsync(() =>
    {
        command.WriteObject(output);
        return true;
    });

    public async Task WriteErrorAsync(Failure failure)
    {
        if (failure.EndsCommand)
        {
            throw new GenesysException(failure);
        }

        await command.OnPipelineAsync(() =>
        {
            command.WriteError(ErrorRecordFactory.From(failure));
            return true;
        }).ConfigureAwait(false);
    }

    public Task<bool> ShouldProcessAsync(string target, string action) =>
        command.OnPipelineAsync(() => command.ShouldProcess(target, action));

    public void Verbose(string message) => command.Post(() => command.WriteVerbose(message));

    public void Debug(string message) => command.Post(() => command.WriteDebug(message));

    public void Warning(string message) => command.Post(() => command.WriteWarning(message));

    public void Waiting(TimeSpan duration, string reason)
    {
        Verbose($"{reason} Waiting {duration.TotalSeconds:0.#} s.");
        if (duration > s_worthShowing)
        {
            _progressShown = true;
            command.Post(() => command.WriteProgress(new ProgressRecord(ProgressId, ProgressActivity, reason)
            {
                SecondsRemaining = (int)Math.Ceiling(duration.TotalSeconds),
            }));
        }
    }

    /// <summary>Takes the progress away, once the body that waited has ended.</summary>
    public void EndProgress()
    {
        if (_progressShown)
        {
            _progressShown = false;
            command.Post(() => command.WriteProgress(new ProgressRecord(ProgressId, ProgressActivity, "Done")
            {
                RecordType = ProgressRecordType.Completed,
            }));
        }
    }
}

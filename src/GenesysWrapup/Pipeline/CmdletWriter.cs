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
    private static readonly TimeSpan s_worthShowing = TimeSpan.FromSeconds(2);
    private bool _progressShown;

    public Task WriteAsync(object output) => command.OnPipelineAsync(() =>
    {
        command.WriteObject(output);
        return true;
    });

    public Task WriteErrorAsync(Failure failure) => failure.EndsCommand
        ? throw new GenesysException(failure)
        : command.OnPipelineAsync(() =>
        {
            command.WriteError(ErrorRecordFactory.From(failure));
            return true;
        });

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
            command.Post(() => command.WriteProgress(new ProgressRecord(ProgressId, "Waiting for the platform", reason)
            {
                SecondsRemaining = (int)Math.Ceiling(duration.TotalSeconds),
            }));
        }
    }

    public void EndProgress()
    {
        if (_progressShown)
        {
            command.Post(() => command.WriteProgress(new ProgressRecord(ProgressId, "Waiting for the platform", "done")
            {
                RecordType = ProgressRecordType.Completed,
            }));
        }
    }
}

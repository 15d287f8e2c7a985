using System;
using System.Management.Automation;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Pipeline;

/// <summary>Writes through a real cmdlet.</summary>
internal sealed class CmdletWriter : IPipelineWriter
{
    private const int ProgressId = 7301;
    private const string ProgressActivity = "Waiting for Genesys Cloud";
    private static readonly TimeSpan s_worthShowing = TimeSpan.FromSeconds(2);
    private readonly AsyncCommand _command;
    private readonly Countdown _countdown;

    public CmdletWriter(AsyncCommand command)
    {
        _command = command;
        _countdown = new Countdown(
            TimeProvider.System,
            (reason, left) => Progress(new ProgressRecord(ProgressId, ProgressActivity, ShownText.Line(reason))
            {
                SecondsRemaining = (int)Math.Min(Math.Ceiling(left.TotalSeconds), int.MaxValue),
            }),
            () => Progress(new ProgressRecord(ProgressId, ProgressActivity, "Done") { RecordType = ProgressRecordType.Completed }));
    }

    public Task WriteAsync(object output) => _command.OnPipelineAsync(() =>
    {
        _command.WriteObject(output is RowResult row ? row.Shown : output);
        return true;
    });

    public async Task WriteErrorAsync(Failure failure)
    {
        if (failure.EndsCommand)
        {
            throw new GenesysException(failure);
        }

        await _command.OnPipelineAsync(() =>
        {
            _command.WriteError(ErrorRecordFactory.From(failure));
            return true;
        }).ConfigureAwait(false);
    }

    public Task<bool> ShouldProcessAsync(string target, string action) =>
        _command.OnPipelineAsync(() => _command.ShouldProcess(ShownText.Line(target), ShownText.Line(action)));

    public void Verbose(string message) => _command.Post(() => _command.WriteVerbose(ShownText.Of(message)));

    public void Debug(string message) => _command.Post(() => _command.WriteDebug(ShownText.Of(message)));

    public void Warning(string message) => _command.Post(() => _command.WriteWarning(ShownText.Of(message)));

    public void Waiting(TimeSpan duration, string reason)
    {
        Verbose(FormattableString.Invariant($"{reason} Waiting {duration.TotalSeconds:0.#} s."));
        if (duration > s_worthShowing)
        {
            _countdown.Start(duration, reason);
        }
    }

    /// <summary>Removes the progress bar, once nothing is under way that could wait.</summary>
    public void EndProgress() => _countdown.End();

    private void Progress(ProgressRecord record) => _command.Post(() => _command.WriteProgress(record));
}

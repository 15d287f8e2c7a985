using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Tests;

/// <summary>A pipeline that keeps what a cmdlet's body writes, so that bodies run where no PowerShell is installed.</summary>
internal sealed class RecordingWriter : IPipelineWriter
{
    private readonly object _gate = new();
    private readonly List<object> _output = [];
    private readonly List<Failure> _errors = [];
    private readonly List<(string Target, string Action)> _asked = [];
    private readonly List<TimeSpan> _waits = [];
    private readonly List<string> _log = [];

    /// <summary>What -WhatIf or -Confirm would answer.</summary>
    public bool Approves { get; init; } = true;

    public IReadOnlyList<object> Output => Copy(_output);

    public IReadOnlyList<Failure> Errors => Copy(_errors);

    /// <summary>The ShouldProcess questions, in order.</summary>
    public IReadOnlyList<(string Target, string Action)> Asked => Copy(_asked);

    public IReadOnlyList<TimeSpan> Waits => Copy(_waits);

    /// <summary>All lines of all streams in order, each with its stream in front: output, error, verbose, debug, warning, wait.</summary>
    public IReadOnlyList<string> Log => Copy(_log);

    public IReadOnlyList<string> Warnings =>
        Log.Where(line => line.StartsWith("warning: ", StringComparison.Ordinal)).Select(line => line.Substring("warning: ".Length))
            .ToList();

    public IReadOnlyList<T> OutputOf<T>() => Output.Cast<T>().ToList();

    public Task WriteAsync(object output)
    {
        Keep(_output, output, $"output: {output}");
        return Task.CompletedTask;
    }

    public Task WriteErrorAsync(Failure failure)
    {
        if (failure.EndsCommand)
        {
            return Task.FromException(new GenesysException(failure));
        }

        Keep(_errors, failure, $"error: {failure.Id}: {failure.Message} {failure.NextStep}");
        return Task.CompletedTask;
    }

    public Task<bool> ShouldProcessAsync(string target, string action)
    {
        Keep(_asked, (target, action), $"ask: {action} on {target}");
        return Task.FromResult(Approves);
    }

    public void Verbose(string message) => Note($"verbose: {message}");

    public void Debug(string message) => Note($"debug: {message}");

    public void Warning(string message) => Note($"warning: {message}");

    public void Waiting(TimeSpan duration, string reason) => Keep(_waits, duration, $"wait: {duration}: {reason}");

    /// <summary>For the message of a failed assertion.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Log);

    private void Keep<T>(List<T> list, T item, string line)
    {
        lock (_gate)
        {
            list.Add(item);
            _log.Add(line);
        }
    }

    private void Note(string line)
    {
        lock (_gate)
        {
            _log.Add(line);
        }
    }

    private List<T> Copy<T>(List<T> list)
    {
        lock (_gate)
        {
            return [.. list];
        }
    }
}

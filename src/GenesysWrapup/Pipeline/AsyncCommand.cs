using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;

namespace GenesysWrapup.Pipeline;

/// <summary>
/// The bridge under every cmdlet: the body runs on the thread pool and awaits what it posts; the pipeline's thread does the posted work.
/// </summary>
/// <remarks>
/// What a body throws: a failure of one item becomes an error of that item and the pipeline goes on; a failure that ends the command, a
/// time-out that nobody caught and a fault of ours become a terminating error. The pipeline's own reasons to end (Ctrl+C, Select-Object
/// -First, -ErrorAction Stop, a throw or break downstream) always win and leave unchanged.
/// </remarks>
public abstract class AsyncCommand : PSCmdlet, IDisposable
{
    private readonly object _gate = new();
    private readonly CancellationTokenSource _stopSource = new();
    private readonly CancellationToken _stop;
    private readonly CmdletWriter _writer;
    private BlockingCollection<Action>? _queue;
    private bool _disposed;

    protected AsyncCommand()
    {
        _stop = _stopSource.Token;
        _writer = new CmdletWriter(this);
    }

    /// <summary>Reads what only the pipeline's thread may read (session state, preferences), before any body runs.</summary>
    internal virtual void Prepare()
    {
    }

    internal virtual Task BeginAsync(IPipelineWriter pipe, CancellationToken stop) => Task.CompletedTask;

    internal virtual Task ProcessAsync(IPipelineWriter pipe, CancellationToken stop) => Task.CompletedTask;

    internal virtual Task EndAsync(IPipelineWriter pipe, CancellationToken stop) => Task.CompletedTask;

    protected sealed override void BeginProcessing()
    {
        Prepare();
        Pump(BeginAsync);
    }

    protected sealed override void ProcessRecord() => Pump(ProcessAsync);

    protected sealed override void EndProcessing() => Pump(EndAsync);

    /// <summary>Ctrl+C, or a downstream command that has enough: only cancels; everything awaited ends by it.</summary>
    protected sealed override void StopProcessing() => Cancel();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (_gate)
            {
                _disposed = true;
                _stopSource.Dispose();
            }
        }
    }

    /// <summary>Runs work on the pipeline's thread and returns when it is done; throws when the pipeline has stopped.</summary>
    internal async Task<T> OnPipelineAsync<T>(Func<T> work)
    {
        _stop.ThrowIfCancellationRequested();
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = _stop.Register(() => done.TrySetCanceled());
        bool posted = Post(() =>
        {
            try
            {
                done.TrySetResult(work());
            }
            catch (Exception exception)
            {
                done.TrySetException(exception);
                throw;
            }
        });
        if (!posted)
        {
            throw new InvalidOperationException("The cmdlet's body has ended; nothing can be written any more.");
        }

        return await done.Task.ConfigureAwait(false);
    }

    /// <summary>
    /// Queues work for the pipeline's thread without waiting for it: streams other than output and error, in order. False once the body
    /// has ended: a late line of a handler has nobody to read it.
    /// </summary>
    internal bool Post(Action work)
    {
        try
        {
            BlockingCollection<Action>? queue = _queue;
            queue?.Add(work);
            return queue is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void Pump(Func<IPipelineWriter, CancellationToken, Task> body)
    {
        if (body.Method.DeclaringType == typeof(AsyncCommand))
        {
            // Nothing to do in this phase: spare the thread hop.
            return;
        }

        using var queue = new BlockingCollection<Action>();
        _queue = queue;
        Task task = Task.Run(async () =>
        {
            try
            {
                await body(_writer, _stop).ConfigureAwait(false);
            }
            finally
            {
                _writer.EndProgress();
                queue.CompleteAdding();
            }
        });

        ExceptionDispatchInfo? fault = null;
        foreach (Action action in queue.GetConsumingEnumerable())
        {
            if (fault is not null)
            {
                continue;
            }

            try
            {
                action();
            }
            catch (Exception exception)
            {
                // Select-Object -First, -ErrorAction Stop, a throw downstream: the body must end too, and the pipeline's reason wins.
                fault = ExceptionDispatchInfo.Capture(exception);
                Cancel();
            }
        }

        _queue = null;
        Complete(task, fault);
    }

    private void Complete(Task task, ExceptionDispatchInfo? fault)
    {
        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (Exception) when (fault is not null)
        {
            fault.Throw();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (GenesysException exception) when (!exception.Failure.EndsCommand)
        {
            WriteError(ErrorRecordFactory.From(exception));
        }
        catch (GenesysException exception)
        {
            ThrowTerminatingError(ErrorRecordFactory.From(exception));
        }
        catch (Exception exception)
        {
            ThrowTerminatingError(ErrorRecordFactory.FromUnexpected(exception, MyInvocation.MyCommand?.Name));
        }

        fault?.Throw();
    }

    /// <summary>PowerShell may stop a command on one thread while another disposes of it.</summary>
    private void Cancel()
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                _stopSource.Cancel();
            }
        }
    }
}

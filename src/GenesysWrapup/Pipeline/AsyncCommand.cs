using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Errors;
using GenesysWrapup.Failures;

namespace GenesysWrapup.Pipeline;

/// <summary>
/// The bridge under every cmdlet: the body runs on the thread pool and awaits what it posts; the pipeline's thread does the posted work.
/// </summary>
public abstract class AsyncCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private BlockingCollection<Action>? _queue;

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
    protected sealed override void StopProcessing() => _stop.Cancel();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
        }
    }

    /// <summary>Runs work on the pipeline's thread and returns when it is done; throws when the pipeline has stopped.</summary>
    internal async Task<T> OnPipelineAsync<T>(Func<T> work)
    {
        _stop.Token.ThrowIfCancellationRequested();
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = _stop.Token.Register(() => done.TrySetCanceled());
        Post(() =>
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
        return await done.Task.ConfigureAwait(false);
    }

    /// <summary>Queues work for the pipeline's thread without waiting for it: streams other than output and error, in order.</summary>
    internal void Post(Action work)
    {
        try
        {
            _queue?.Add(work);
        }
        catch (InvalidOperationException)
        {
            // The body has ended; a late line from a handler has nobody to read it.
        }
    }

    private void Pump(Func<IPipelineWriter, CancellationToken, Task> body)
    {
        using var queue = new BlockingCollection<Action>();
        _queue = queue;
        var writer = new CmdletWriter(this);
        Task task = Task.Run(async () =>
        {
            try
            {
                await body(writer, _stop.Token).ConfigureAwait(false);
            }
            finally
            {
                writer.EndProgress();
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
                _stop.Cancel();
            }
        }

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
        catch (GenesysException exception)
        {
            ThrowTerminatingError(ErrorRecordFactory.From(exception.Failure));
        }
        finally
        {
            _queue = null;
        }

        fault?.Throw();
    }
}

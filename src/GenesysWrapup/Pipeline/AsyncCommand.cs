using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;

namespace GenesysWrapup.Pipeline;

/// <summary>
/// The bridge under every cmdlet. A record's parameters are captured on the pipeline's thread. The work on them runs on the thread pool
/// and posts what it wants written; the pipeline's thread writes it. One queue serves the command from its beginning to its end.
/// </summary>
/// <remarks>
/// <para>
/// How work ends: the failure of one record becomes that record's error, and all others go on. A failure that ends the command, a time-out
/// that nobody caught and a bug of ours become a terminating error. The pipeline's own reasons to end (Ctrl+C, Select-Object -First,
/// -ErrorAction Stop, a throw or break downstream) always win and pass through unchanged. Whatever the reason, the command does not end
/// before all its work has ended.
/// </para>
/// <para>
/// Several records can be under way (<see cref="MostUnderWay"/>). PowerShell lets a cmdlet write only while it is inside one of the
/// cmdlet's own methods. So what is ready is written when a record comes in, while the cmdlet waits for room, and at the end. With one
/// record at a time, ProcessRecord returns only when that record is done, and no result ever waits for the next record. With more, a
/// source that falls silent would leave results unwritten. So what a live
/// source of ours writes is marked (<see cref="LiveStream"/>), and such a record is done, with all before it, when ProcessRecord returns.
/// </para>
/// </remarks>
public abstract class AsyncCommand : PSCmdlet, IDisposable
{
    private readonly object _gate = new();
    private readonly CancellationTokenSource _stopSource = new();
    private readonly CancellationToken _stop;
    private readonly BlockingCollection<Posted> _queue = [];
    private readonly CmdletWriter _writer;

    /// <summary>How much work is under way. Only the pipeline's thread counts.</summary>
    private int _underWay;

    /// <summary>What ends the command, as soon as nothing is under way any more.</summary>
    private GenesysException? _ending;

    private bool _disposed;

    protected AsyncCommand()
    {
        _stop = _stopSource.Token;
        _writer = new CmdletWriter(this);
    }

    /// <summary>How many records may be under way at a time. With one, each is done before the next comes in.</summary>
    internal virtual int MostUnderWay => 1;

    /// <summary>Whether the record that is bound now comes from a live stream of ours.</summary>
    internal virtual bool IsLive => false;

    /// <summary>Reads what only the pipeline's thread may read (session state, preferences), once, before anything else.</summary>
    internal virtual void Prepare()
    {
    }

    /// <summary>Called on the pipeline's thread; gives the work to do before the first record, or null.</summary>
    internal virtual PipelineWork? OnBegin() => null;

    /// <summary>Called on the pipeline's thread for each record; captures its parameters and gives the work on them, or null.</summary>
    internal virtual PipelineWork? OnRecord() => null;

    /// <summary>One for each piece of work that a record holds, where it can hold several. They run as if each were a record.</summary>
    internal virtual IEnumerable<Func<PipelineWork?>> Captures() => [OnRecord];

    /// <summary>Called on the pipeline's thread when no more records come in, while some may still be under way.</summary>
    internal virtual void OnInputEnd()
    {
    }

    /// <summary>Called on the pipeline's thread when all records are done; gives the work that is left, or null.</summary>
    internal virtual PipelineWork? OnEnd() => null;

    protected sealed override void BeginProcessing()
    {
        Prepare();
        Run(OnBegin, mostUnderWay: 1);
    }

    protected sealed override void ProcessRecord()
    {
        foreach (Func<PipelineWork?> capture in Captures())
        {
            Run(capture, IsLive ? 1 : MostUnderWay);
        }
    }

    protected sealed override void EndProcessing()
    {
        OnInputEnd();
        Pump(mostUnderWay: 1);
        Run(OnEnd, mostUnderWay: 1);
        _queue.CompleteAdding();
    }

    /// <summary>Ctrl+C, or a downstream command that has enough. It only cancels, which ends everything that is awaited.</summary>
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
            // When a command upstream has failed, nobody calls EndProcessing.
            Abandon();
            lock (_gate)
            {
                _disposed = true;
                _stopSource.Dispose();
            }

            _queue.Dispose();
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
            throw new InvalidOperationException("The command has ended; nothing can be written any more.");
        }

        return await done.Task.ConfigureAwait(false);
    }

    /// <summary>
    /// Queues work for the pipeline's thread without waiting for it, for streams other than output and error; they stay in order. False
    /// once the command has ended, when nobody reads a late line any more.
    /// </summary>
    internal bool Post(Action work) => TryAdd(new Posted(work, EndsWork: false));

    private bool TryAdd(Posted posted)
    {
        try
        {
            _queue.Add(posted);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void Run(Func<PipelineWork?> capture, int mostUnderWay) => Guarded(() =>
    {
        PumpReady();
        PipelineWork? work = null;
        try
        {
            work = _ending is null ? capture() : null;
        }
        catch (Exception exception)
        {
            Report(exception);
        }

        if (work is not null)
        {
            Start(work);
        }

        PumpUntilRoom(mostUnderWay);
    });

    private void Pump(int mostUnderWay) => Guarded(() => PumpUntilRoom(mostUnderWay));

    private void Start(PipelineWork work)
    {
        _underWay++;
        Task.Run(async () =>
        {
            Exception? failure = null;
            try
            {
                await work(_writer, _stop).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                failure = exception;
            }

            // After all that the work itself has posted.
            TryAdd(new Posted(() => Report(failure), EndsWork: true));
        });
    }

    /// <summary>
    /// Does what is posted until there is room for one more record, and then whatever else is ready. Once something has ended the command,
    /// what is under way still says what became of it: a write may have taken effect.
    /// </summary>
    private void PumpUntilRoom(int mostUnderWay)
    {
        do
        {
            while (_underWay >= (_ending is null ? mostUnderWay : 1))
            {
                Do(_queue.Take());
            }

            PumpReady();
        }
        while (_ending is not null && _underWay > 0);
        if (_ending is not null)
        {
            ThrowTerminatingError(ErrorRecordFactory.From(_ending));
        }
    }

    private void PumpReady()
    {
        while (_queue.TryTake(out Posted posted))
        {
            Do(posted);
        }
    }

    private void Do(Posted posted)
    {
        if (posted.EndsWork && --_underWay == 0)
        {
            _writer.EndProgress();
            PumpReady();
        }

        posted.Action();
    }

    /// <summary>
    /// What the pipeline throws while we write (Select-Object -First, -ErrorAction Stop, a throw downstream), and whatever else ends the
    /// command, first ends all work under way and is then thrown on.
    /// </summary>
    private void Guarded(Action pumping)
    {
        try
        {
            pumping();
        }
        catch (Exception)
        {
            Abandon();
            throw;
        }
    }

    /// <summary>Cancels what is under way and waits until it has ended. What it still wants written is dropped.</summary>
    private void Abandon()
    {
        if (_underWay > 0)
        {
            Cancel();
        }

        while (_underWay > 0)
        {
            if (_queue.Take().EndsWork)
            {
                _underWay--;
            }
        }
    }

    private void Report(Exception? failure)
    {
        switch (failure)
        {
            case null:
                break;
            case OperationCanceledException when _stop.IsCancellationRequested:
                throw new PipelineStoppedException();
            case GenesysException exception when !exception.Failure.EndsCommand:
                WriteError(ErrorRecordFactory.From(exception));
                break;
            case GenesysException exception:
                _ending ??= exception;
                break;
            case PipelineStoppedException:
                ExceptionDispatchInfo.Capture(failure).Throw();
                break;
            default:
                ThrowTerminatingError(ErrorRecordFactory.FromUnexpected(failure, MyInvocation.MyCommand?.Name));
                break;
        }
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

    /// <param name="Action">What the pipeline's thread is to do.</param>
    /// <param name="EndsWork">Whether it is the last that comes from a piece of work.</param>
    private readonly record struct Posted(Action Action, bool EndsWork);
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Bulk;

/// <summary>Rows that are prepared together.</summary>
/// <param name="economy">Prepares them.</param>
/// <param name="places">How many rows may be done at a time, those of other batches included.</param>
/// <param name="before">When all rows of the batches before have begun.</param>
/// <param name="clock">For how long it gathers.</param>
internal sealed class RowBatch<TPipe>(Economy economy, SemaphoreSlim places, Task before, TimeProvider clock)
    where TPipe : IActivitySink
{
    /// <summary>Where the source is slow, a row waits no longer than this for others.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly List<(WrapupRequest Request, Func<WrapupRequest, TPipe, CancellationToken, Task> Work)> _rows = [];
    private readonly TaskCompletionSource<bool> _gathered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _closed;
    private ExceptionDispatchInfo? _fault;

    /// <summary>When all its rows have begun, however that ended.</summary>
    public Task Begun => _begun.Task;

    /// <summary>One more row fills it.</summary>
    public bool IsNearlyFull
    {
        get
        {
            lock (_gate)
            {
                return !_closed && _rows.Count + 1 >= economy.MostTogether;
            }
        }
    }

    /// <summary>Takes in a row; false where it takes no more.</summary>
    public bool TryAdd(WrapupRequest request, Func<WrapupRequest, TPipe, CancellationToken, Task> work)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }

            _rows.Add((request, work));
            if (_rows.Count < economy.MostTogether)
            {
                return true;
            }
        }

        Close();
        return true;
    }

    /// <summary>It takes no more rows.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
        }

        _gathered.TrySetResult(true);
    }

    /// <summary>
    /// Prepares the rows and does them. Every row is begun, even when the run is stopped: others may wait for its turn to pass. A stop or
    /// what ends the command is thrown when all have ended.
    /// </summary>
    public async Task RunAsync(TPipe pipe, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using PreparedRows? prepared = await PrepareAsync(pipe, ending).ConfigureAwait(false);
        var underWay = new List<Task>();
        for (int index = 0; index < _rows.Count; index++)
        {
            bool hasPlace = await HasPlaceAsync(ending.Token).ConfigureAwait(false);
            underWay.Add(DoAsync(_rows[index].Work, prepared?.Rows[index] ?? _rows[index].Request, pipe, hasPlace, ending));
        }

        _begun.TrySetResult(true);
        await Task.WhenAll(underWay).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        _fault?.Throw();
    }

    /// <summary>Null where that failed for good.</summary>
    private async Task<PreparedRows?> PrepareAsync(TPipe pipe, CancellationTokenSource ending)
    {
        try
        {
            using (CancellationTokenSource late = Pause.Deadline(s_patience, clock))
            using (late.Token.Register(Close))
            using (ending.Token.Register(Close))
            {
                await _gathered.Task.ConfigureAwait(false);
            }

            return await economy.PrepareAsync([.. _rows.Select(static row => row.Request)], pipe, ending.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            End(failure, ending);
            return null;
        }
        finally
        {
            await before.ConfigureAwait(false);
        }
    }

    private async Task<bool> HasPlaceAsync(CancellationToken ending)
    {
        try
        {
            await places.WaitAsync(ending).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task DoAsync(
        Func<WrapupRequest, TPipe, CancellationToken, Task> work,
        WrapupRequest request,
        TPipe pipe,
        bool hasPlace,
        CancellationTokenSource ending)
    {
        try
        {
            await work(request, pipe, ending.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            End(failure, ending);
        }
        finally
        {
            if (hasPlace)
            {
                places.Release();
            }
        }
    }

    /// <summary>What ends one row so ends all. The first reason counts; the others only follow from it.</summary>
    private void End(Exception failure, CancellationTokenSource ending)
    {
        lock (_gate)
        {
            _fault ??= ExceptionDispatchInfo.Capture(failure);
        }

        ending.Cancel();
    }
}

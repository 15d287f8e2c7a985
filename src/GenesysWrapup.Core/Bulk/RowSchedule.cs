using System;
using System.Threading;
using System.Threading.Tasks;

namespace GenesysWrapup.Core.Bulk;

/// <summary>
/// How many rows of a run may be under way, and which row's turn it is where they keep their order. The first row is alone: it fills the
/// session's caches, and what is wrong for all rows (a rejected token) shows once.
/// </summary>
internal sealed class RowSchedule(int throttleLimit)
{
    private Task? _last;

    /// <summary>How many rows may be under way while the next one comes in.</summary>
    public int MostUnderWay => _last is null ? 1 : throttleLimit;

    /// <summary>Takes in a row; in the order of the input.</summary>
    public RowTurn Next()
    {
        var turn = new RowTurn(_last ?? Task.CompletedTask);
        _last = turn.Ended;
        return turn;
    }
}

/// <summary>One row's place among the others; disposed of when the row is done, however it ended.</summary>
internal sealed class RowTurn(Task before) : IDisposable
{
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>When this row and all before it are done.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Waits until the rows before this one are done. It always ends: a stop ends every row.</summary>
    public Task ComesAsync() => before;

    public void Dispose() => before.ContinueWith(
        static (_, ended) => ((TaskCompletionSource<bool>)ended!).TrySetResult(true),
        _ended,
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}

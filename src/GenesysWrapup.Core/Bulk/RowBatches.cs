using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Bulk;

/// <summary>
/// Rows that are prepared together and then done so many at a time, in the order of the input. While one batch is being done the next is
/// gathered, so that memory does not grow with the number of rows.
/// </summary>
/// <typeparam name="TPipe">Where rows tell what came of them.</typeparam>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to dispose.")]
internal sealed class RowBatches<TPipe>(Economy economy, int throttleLimit, TimeProvider clock)
    where TPipe : IActivitySink
{
    private const int MostFull = 2;

    /// <summary>Batches of a slow source, which are worked before they are full.</summary>
    private const int MostSmall = 8;

    private readonly SemaphoreSlim _places = new(throttleLimit);
    private RowBatch<TPipe>? _gathering;

    /// <summary>How many batches may be under way once the next row is in.</summary>
    public int MostUnderWay => _gathering is { IsNearlyFull: true } ? MostFull : MostSmall;

    /// <summary>
    /// Takes in a row, in the order of the input. Gives the batch that it began, which has to be run; null where the row joined one.
    /// </summary>
    public RowBatch<TPipe>? Add(WrapupRequest request, Func<WrapupRequest, TPipe, CancellationToken, Task> work)
    {
        if (_gathering?.TryAdd(request, work) == true)
        {
            return null;
        }

        _gathering = new RowBatch<TPipe>(economy, _places, _gathering?.Begun ?? Task.CompletedTask, clock);
        _gathering.TryAdd(request, work);
        return _gathering;
    }

    /// <summary>No row comes for now: what has been gathered is done.</summary>
    public void Close() => _gathering?.Close();
}

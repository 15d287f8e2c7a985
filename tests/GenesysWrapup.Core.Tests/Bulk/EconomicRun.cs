using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Bulk;
using GenesysWrapup.Core.Tests.Wrapups;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Tests.Bulk;

/// <summary>A run with -Economy as the cmdlet has it: the first row alone, the others in batches.</summary>
internal static class EconomicRun
{
    /// <summary>The results, in the order of the rows.</summary>
    public static async Task<IReadOnlyList<WrapupResult>> AllAsync(
        Desk desk,
        IReadOnlyList<WrapupRequest> rows,
        Func<WrapupRequest, Requester<TargetOutcome>, CancellationToken, Task> set,
        int atOnce)
    {
        var results = new WrapupResult[rows.Count];
        await DoAsync(0, rows[0], CancellationToken.None);
        var batches = new RowBatches<Desk>(
            new Economy(desk.Session, static _ => false, proves: true), atOnce, desk.Session.Clock);
        var runs = new List<Task>();
        for (int index = 1; index < rows.Count; index++)
        {
            int row = index;
            if (batches.Add(rows[row], (prepared, _, stop) => DoAsync(row, prepared, stop)) is { } begun)
            {
                runs.Add(begun.RunAsync(desk, CancellationToken.None));
            }
        }

        batches.Close();
        await Task.WhenAll(runs);
        return results;

        Task DoAsync(int row, WrapupRequest request, CancellationToken stop) => set(
            request,
            new Requester<TargetOutcome>(
                static _ => Task.FromResult(true),
                outcome =>
                {
                    if (Interlocked.Exchange(ref results[row], outcome.Result) is not null)
                    {
                        throw new InvalidOperationException($"Row {row} has two results.");
                    }

                    return Task.CompletedTask;
                },
                desk),
            stop);
    }
}

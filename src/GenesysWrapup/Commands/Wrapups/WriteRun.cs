using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Bulk;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>
/// A command's rows, several under way at a time. Results go out as rows finish, or in the order of the input; questions are always asked
/// in that order.
/// </summary>
internal sealed class WriteRun(int throttleLimit, bool ordered, bool asks, RowProgress? progress)
{
    /// <summary>More would only stand in line: a session has no more calls than this on the way.</summary>
    public const int MostAtOnce = 16;

    /// <summary>Enough to keep a connection of some 80 ms busy without crowding the platform.</summary>
    public const int UsuallyAtOnce = 8;

    private readonly RowSchedule _rows = new(throttleLimit);

    /// <summary>A run as the shell around the command wants it; made on the pipeline's thread.</summary>
    /// <param name="command">Whose rows they are.</param>
    /// <param name="throttleLimit">How many may be under way.</param>
    /// <param name="ordered">Whether results keep the order of the rows.</param>
    /// <param name="expected">How many rows come, if that is known.</param>
    public static WriteRun Of(SessionCommand command, int throttleLimit, bool ordered, int? expected) =>
        new(throttleLimit, ordered, HostManners.AsksBeforeWriting(command), RowProgress.Of(command, expected, command.BudgetLeft));

    public int MostUnderWay => _rows.MostUnderWay;

    /// <summary>Takes in a row, on the pipeline's thread.</summary>
    /// <param name="write">Does it.</param>
    /// <param name="shown">What is written of an outcome.</param>
    public PipelineWork Row<TOutcome>(
        Func<Requester<TOutcome>, CancellationToken, Task> write,
        Func<TOutcome, (object Result, string Outcome, Failure? Failure)> shown)
    {
        RowTurn turn = _rows.Next();
        return async (pipe, stop) =>
        {
            using (turn)
            {
                await write(new Requester<TOutcome>(Confirm, Report, pipe), stop).ConfigureAwait(false);
                progress?.CountRow();
            }

            async Task<bool> Confirm(WriteQuestion question)
            {
                await WhenAsync(asks, turn).ConfigureAwait(false);
                return await pipe.ShouldProcessAsync(question.Object, question.Action).ConfigureAwait(false);
            }

            async Task Report(TOutcome outcome)
            {
                (object result, string end, Failure? failure) = shown(outcome);
                await WhenAsync(ordered, turn).ConfigureAwait(false);
                progress?.Count(end);
                await PerItem.TellAsync(pipe, result, failure).ConfigureAwait(false);
            }
        };
    }

    /// <summary>All rows are done.</summary>
    public void End() => progress?.End();

    private static Task WhenAsync(bool inOrder, RowTurn turn) => inOrder ? turn.ComesAsync() : Task.CompletedTask;
}

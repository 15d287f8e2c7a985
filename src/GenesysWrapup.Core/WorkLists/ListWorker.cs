using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Bulk;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.WorkLists;

/// <summary>How long a worker works, and how.</summary>
internal sealed record WorkerOptions
{
    public const int UsualTries = 5;

    public int AtOnce { get; init; } = 8;

    /// <summary>It ends when nothing waits or rests; else it goes on until it is stopped.</summary>
    public bool UntilEmpty { get; init; }

    /// <summary>It takes no new rows after this time.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>So often a row is tried that fails for the moment.</summary>
    public int MaxTries { get; init; } = UsualTries;
}

/// <summary>
/// Does the rows of a list, beside any number of other workers. The broker hands out no more rows than may be under way. A connection that
/// is lost is made again; the rows that were under way meanwhile go to whoever is there, and find their code already set.
/// </summary>
/// <param name="session">Whose the rows have to be.</param>
/// <param name="list">Where they are.</param>
/// <param name="options">How long it works, and how.</param>
/// <param name="set">Does a row.</param>
/// <param name="connect">Connects to the broker.</param>
/// <param name="clock">The broker's time: that of this machine, also where the session's runs otherwise.</param>
/// <param name="activity">Hears what is being done.</param>
/// <param name="tell">Takes what came of a row for good.</param>
internal sealed class ListWorker(
    GenesysSession session,
    WorkListName list,
    WorkerOptions options,
    SetWrapup set,
    Func<CancellationToken, Task<IListBroker>> connect,
    TimeProvider clock,
    IActivitySink activity,
    Func<TargetOutcome, Task> tell)
{
    /// <summary>A broker that is away for longer ends the worker.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(30);

    /// <summary>How often an idle worker looks whether the list is empty.</summary>
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    /// <summary>A row on its way from one queue to the next is in neither for a moment.</summary>
    private const int EnoughLooks = 2;

    private readonly WorkRate _rate = new(clock);
    private bool _warm;

    public async Task RunAsync(CancellationToken stop)
    {
        var rows = new RowWork(list, ListFailures.OrganizationOf(session, list), options.MaxTries, set, activity, tell, clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using CancellationTokenSource? time = options.For is { } span ? Pause.Deadline(span, clock) : null;
        using CancellationTokenRegistration? ends = time?.Token.Register(over.Cancel);
        IListBroker? next = await connect(stop).ConfigureAwait(false);
        while (next is { } broker)
        {
            GenesysException? lost = null;
            try
            {
                await WorkAsync(broker, rows, over.Token, stop).ConfigureAwait(false);
            }
            catch (GenesysException exception) when (exception.Failure.Id == FailureId.BrokerUnreachable)
            {
                lost = exception;
            }
            finally
            {
                await broker.CloseAsync().ConfigureAwait(false);
            }

            next = lost is null ? null : await ReconnectAsync(lost, over.Token, stop).ConfigureAwait(false);
        }
    }

    /// <summary>Null where the time is over.</summary>
    private async Task<IListBroker?> ReconnectAsync(GenesysException lost, CancellationToken over, CancellationToken stop)
    {
        long begun = clock.GetTimestamp();
        var pause = TimeSpan.FromSeconds(1);
        while (true)
        {
            try
            {
                activity.Waiting(pause, $"{lost.Message} Its rows go to others or come again.");
                await Pause.ForAsync(pause, clock, over).ConfigureAwait(false);
                return await connect(over).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                return null;
            }
            catch (GenesysException again) when (again.Failure.Id == FailureId.BrokerUnreachable
                && clock.GetElapsedTime(begun) < s_patience)
            {
                pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, s_longestPause.Ticks));
            }
        }
    }

    /// <summary>
    /// Takes rows until the time is over, the list is empty, or something ends the worker; what is under way then ends first.
    /// </summary>
    private async Task WorkAsync(IListBroker broker, RowWork rows, CancellationToken over, CancellationToken stop)
    {
        IListReader reader = await broker.ReadAsync(list.Waiting, options.AtOnce, stop).ConfigureAwait(false);
        await broker.AnswerAsync(() => JsonSerializer.SerializeToUtf8Bytes(_rate.State, WorkListJson.Default.WorkerState), stop)
            .ConfigureAwait(false);
        var trouble = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var underWay = new List<Task>();
        try
        {
            while (await NextAsync(reader, broker, trouble.Task, over, stop).ConfigureAwait(false) is { } delivery)
            {
                Task row = DoAsync(broker, rows, delivery, trouble, stop);
                underWay.RemoveAll(static task => task.IsCompleted);
                underWay.Add(row);
                if (!_warm)
                {
                    // It fills the session's caches, and what is wrong for all rows shows once.
                    await row.ConfigureAwait(false);
                    _warm = true;
                }
            }
        }
        finally
        {
            await Task.WhenAll(underWay).ConfigureAwait(false);
            await reader.CloseAsync().ConfigureAwait(false);
        }

        if (trouble.Task.IsFaulted)
        {
            await trouble.Task.ConfigureAwait(false);
        }
    }

    /// <summary>
    /// A row that fails otherwise than by its outcome is not settled, so it goes back; and the worker ends, or connects anew.
    /// </summary>
    private async Task DoAsync(
        IListBroker broker, RowWork rows, ListDelivery delivery, TaskCompletionSource<bool> trouble, CancellationToken stop)
    {
        _rate.Begin();
        try
        {
            await rows.DoAsync(broker, delivery, stop).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            trouble.TrySetException(exception);
        }
        finally
        {
            _rate.End();
        }
    }

    /// <summary>Null where there is nothing more to do.</summary>
    private async Task<ListDelivery?> NextAsync(
        IListReader reader, IListBroker broker, Task trouble, CancellationToken over, CancellationToken stop)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(over);
        try
        {
            Task<ListDelivery?> next = reader.NextAsync(waiting.Token);
            int emptyLooks = 0;
            while (!next.IsCompleted && !trouble.IsCompleted && emptyLooks < EnoughLooks)
            {
                Task idle = options.UntilEmpty ? Pause.ForAsync(s_look, clock, waiting.Token) : trouble;
                await Task.WhenAny(next, trouble, idle).ConfigureAwait(false);
                waiting.Token.ThrowIfCancellationRequested();
                emptyLooks = options.UntilEmpty && await IsEmptyAsync(broker, stop).ConfigureAwait(false) ? emptyLooks + 1 : 0;
            }

            if (trouble.IsCompleted)
            {
                await trouble.ConfigureAwait(false);
            }

            return next.IsCompleted ? await next.ConfigureAwait(false) : null;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            waiting.Cancel();
        }
    }

    /// <summary>
    /// Nothing is under way here, nothing rests until its next try, and nothing waits; in this order, which is that of a row. What other
    /// workers have under way is theirs.
    /// </summary>
    private async Task<bool> IsEmptyAsync(IListBroker broker, CancellationToken stop)
    {
        if (_rate.State.UnderWay > 0)
        {
            return false;
        }

        foreach (string queue in list.Resting.Append(list.Waiting))
        {
            if ((await broker.CountAsync(queue, stop).ConfigureAwait(false)).Waiting > 0)
            {
                return false;
            }
        }

        return true;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GenesysWrapup.Core.WorkLists;

/// <summary>Looks at a list: how much there is, what is dead, what came out.</summary>
internal sealed class BacklogReader(IListBroker broker, WorkListName list, TimeProvider clock)
{
    /// <summary>A worker answers at once, or it is about to end.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    public async Task<WrapupBacklog> CountAsync(CancellationToken stop)
    {
        ListCount waiting = await broker.CountAsync(list.Waiting, stop).ConfigureAwait(false);
        long resting = 0;
        foreach (string queue in list.Resting)
        {
            resting += (await broker.CountAsync(queue, stop).ConfigureAwait(false)).Waiting;
        }

        long dead = (await broker.CountAsync(list.Dead, stop).ConfigureAwait(false)).Waiting;
        long outcomes = (await broker.CountAsync(list.Outcomes, stop).ConfigureAwait(false)).Waiting;
        IReadOnlyList<byte[]> answers = waiting.Readers == 0
            ? []
            : await broker.AskAsync(waiting.Readers, s_patience, stop).ConfigureAwait(false);
        WorkerState[] states = [.. answers.Select(StateOf).OfType<WorkerState>()];
        double rate = states.Sum(static state => state.PerMinute);
        int underWay = states.Sum(static state => state.UnderWay);
        return new WrapupBacklog
        {
            WorkList = list.Waiting,
            Broker = broker.Title,
            Waiting = waiting.Waiting,
            UnderWay = underWay,
            Resting = resting,
            Dead = dead,
            Outcomes = outcomes,
            Workers = waiting.Readers,
            Answered = states.Length,
            PerMinute = Math.Round(rate, 1),
            MinutesLeft = rate > 0 ? Math.Round((waiting.Waiting + underWay + resting) / rate, 1) : null,
            Time = clock.GetUtcNow().UtcDateTime,
        };
    }

    /// <summary>The dead, with what each was and why.</summary>
    public Task DeadAsync(bool take, Func<object, Task> tell, CancellationToken stop) =>
        EachAsync(list.Dead, take, dead => [WorkListRow.OfDead(dead, list)], tell, stop);

    /// <summary>The outcomes that workers left, one or more for each row.</summary>
    public Task OutcomesAsync(bool take, Func<object, Task> tell, CancellationToken stop) =>
        EachAsync(list.Outcomes, take, ResultsOf, tell, stop);

    private async Task EachAsync(
        string queue, bool take, Func<ListMessage, IEnumerable<object>> read, Func<object, Task> tell, CancellationToken stop)
    {
        IListReader reader = await broker.BrowseAsync(queue, stop).ConfigureAwait(false);
        try
        {
            while (await reader.NextAsync(stop).ConfigureAwait(false) is { } delivery)
            {
                foreach (object one in read(delivery.Message))
                {
                    await tell(one).ConfigureAwait(false);
                }

                // Only now, so that nothing is lost where somebody downstream ends the pipeline.
                if (take)
                {
                    await delivery.TakeAsync().ConfigureAwait(false);
                }
            }
        }
        finally
        {
            await reader.CloseAsync().ConfigureAwait(false);
        }
    }

    private static IEnumerable<object> ResultsOf(ListMessage message) =>
        WorkListJson.Read(message.Body, WorkListJson.Default.IReadOnlyListWrapupResult) ?? [];

    private static WorkerState? StateOf(byte[] answer) => WorkListJson.Read(answer, WorkListJson.Default.WorkerState);
}

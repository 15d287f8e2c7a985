using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Bulk;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.WorkLists;

/// <summary>
/// One row from the list to where it ends: done, with its outcome; at rest until its next try; or among the dead, with the reason. It
/// leaves the list only when the broker has it there for good. So a worker that dies anywhere leaves its rows to the others, and what was
/// written already is found already set.
/// </summary>
internal sealed class RowWork(
    WorkListName list,
    string organization,
    int maxTries,
    SetWrapup set,
    IActivitySink activity,
    Func<TargetOutcome, Task> tell,
    TimeProvider clock)
{
    /// <summary>A broker keeps headers in memory, and no message of ours needs more.</summary>
    private const int LongestHeader = 2_000;

    private bool _anyDone;

    public async Task DoAsync(IListBroker broker, ListDelivery delivery, CancellationToken stop)
    {
        if (WorkRow.Read(delivery.Message) is not { } row)
        {
            await BuryAsync(broker, delivery, Unreadable(), stop).ConfigureAwait(false);
            return;
        }

        ThrowIfNotOurs(row);
        var outcomes = new List<TargetOutcome>();
        var requester = new Requester<TargetOutcome>(
            static _ => Task.FromResult(true),
            outcome =>
            {
                outcomes.Add(outcome);
                return Task.CompletedTask;
            },
            activity);
        await set(row.ToRequest(), requester, stop).ConfigureAwait(false);
        await SettleAsync(broker, delivery, outcomes, stop).ConfigureAwait(false);
    }

    private async Task SettleAsync(IListBroker broker, ListDelivery delivery, List<TargetOutcome> outcomes, CancellationToken stop)
    {
        int tries = delivery.Message.TriesBefore + 1;
        TargetOutcome? failed = outcomes.FirstOrDefault(static outcome => outcome.Failure is not null);
        if (failed is null)
        {
            await PublishAsync(broker, list.Outcomes, OutcomeOf(delivery.Message, outcomes), stop).ConfigureAwait(false);
            await delivery.TakeAsync().ConfigureAwait(false);
            _anyDone = true;
            await TellAsync(outcomes).ConfigureAwait(false);
            return;
        }

        // A worker whose rights have not carried a single row is in the wrong, not the row.
        bool isWorkers = !_anyDone && outcomes.Exists(static outcome => RefusalForAll.IsForAll(outcome.Result));
        if (tries < maxTries && (isWorkers || outcomes.Exists(static outcome => outcome.Result.CanRetry)))
        {
            string rest = list.RestingAfter(tries);
            await PublishAsync(broker, rest, With(delivery.Message, (ListMessage.Tries, Number(tries))), stop).ConfigureAwait(false);
            await delivery.TakeAsync().ConfigureAwait(false);
            activity.Verbose($"Try {tries} of {maxTries}, and again later: {failed.Result.Message}");
            if (isWorkers)
            {
                throw new GenesysException(failed.Failure!.With(copy => copy.EndsCommand = true));
            }

            return;
        }

        await BuryAsync(broker, delivery, failed.Result, stop).ConfigureAwait(false);
        await TellAsync(outcomes).ConfigureAwait(false);
    }

    private async Task BuryAsync(IListBroker broker, ListDelivery delivery, WrapupResult why, CancellationToken stop)
    {
        ListMessage dead = With(
            delivery.Message,
            (ListMessage.Tries, Number(delivery.Message.TriesBefore + 1)),
            (ListMessage.Outcome, why.Outcome),
            (ListMessage.Message, why.Message),
            (ListMessage.NextStep, why.NextStep),
            (ListMessage.FindingId, why.FindingId));
        await PublishAsync(broker, list.Dead, dead, stop).ConfigureAwait(false);
        await delivery.TakeAsync().ConfigureAwait(false);
    }

    private Task PublishAsync(IListBroker broker, string queue, ListMessage message, CancellationToken stop) =>
        broker.PublishAsync(queue, message with { Time = clock.GetUtcNow() }, stop);

    private async Task TellAsync(List<TargetOutcome> outcomes)
    {
        foreach (TargetOutcome outcome in outcomes)
        {
            await tell(outcome).ConfigureAwait(false);
        }
    }

    private void ThrowIfNotOurs(WorkRow row)
    {
        if (row.Version != WorkRow.CurrentVersion)
        {
            throw new GenesysException(ListFailures.OfLaterVersion(list, row.Version));
        }

        if (!string.Equals(row.Organization, organization, StringComparison.OrdinalIgnoreCase))
        {
            throw new GenesysException(ListFailures.OfOtherOrganization(list, row.Organization, organization));
        }
    }

    private static ListMessage OutcomeOf(ListMessage row, List<TargetOutcome> outcomes)
    {
        IReadOnlyList<WrapupResult> results = [.. outcomes.Select(static outcome => outcome.Result)];
        return new ListMessage(row.Id, JsonSerializer.SerializeToUtf8Bytes(results, WorkListJson.Default.IReadOnlyListWrapupResult));
    }

    private static ListMessage With(ListMessage message, params (string Name, string? Value)[] headers)
    {
        var all = message.Headers.ToDictionary(static header => header.Key, static header => header.Value);
        foreach ((string name, string? value) in headers)
        {
            if (value is not null)
            {
                all[name] = ShortText.Of(value, LongestHeader);
            }
        }

        return message with { Headers = all };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private WrapupResult Unreadable() => new()
    {
        Outcome = WrapupOutcome.Failed,
        ConversationId = string.Empty,
        Message = $"A message in the list '{list}' is no row of this module.",
        NextStep = "Look at it with the broker's own tools; send rows with Send-WrapupRequest.",
        Time = clock.GetUtcNow().UtcDateTime,
    };
}

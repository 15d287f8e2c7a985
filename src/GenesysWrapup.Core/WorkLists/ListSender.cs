using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Metrics;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Transport;
using static System.FormattableString;

namespace GenesysWrapup.Core.WorkLists;

/// <summary>
/// Puts rows into a list, a batch at a time, and says of each batch what came of it. What was sent before is told and not sent again: the
/// list keeps the ids of what it was sent, so that a sending that was cut off can simply be repeated.
/// </summary>
internal sealed class ListSender(
    WorkListName list, string organization, bool again, Func<CancellationToken, Task<IListBroker>> connect, TimeProvider clock)
{
    public const string Format = "WorkList";

    /// <summary>For so long a list knows what it was sent.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    private const int MostAttempts = 6;
    private const int IdLength = 16;
    private readonly HashSet<Guid> _sent = [];
    private IListBroker? _broker;
    private bool _remembers;

    /// <summary>Sends a batch. Rows that were dead leave the dead once they are in the list again.</summary>
    public async Task<(SendResult Result, Failure? Failure)> SendAsync(
        IReadOnlyList<WorkListRow> rows, IActivitySink activity, CancellationToken stop)
    {
        long begun = clock.GetTimestamp();
        _broker ??= await BeginAsync(activity, stop).ConfigureAwait(false);
        List<Parcel> fresh = [.. rows.Select(Packed).Where(parcel => parcel.WasDead || again || _sent.Add(parcel.Id))];
        (int attempts, Failure? failure) = await PublishAsync(fresh, activity, stop).ConfigureAwait(false);
        List<Parcel> taken = [.. fresh.Where(static parcel => parcel.IsTaken)];
        fresh.Where(static parcel => !parcel.IsTaken).ToList().ForEach(parcel => _sent.Remove(parcel.Id));
        if (taken.Count > 0)
        {
            await RememberAsync(taken, activity, stop).ConfigureAwait(false);
            await BuryNoMoreAsync(taken, stop).ConfigureAwait(false);
        }

        int repeated = rows.Count - fresh.Count;
        object[] left = [.. fresh.Where(static parcel => !parcel.IsTaken).Select(static parcel => parcel.Row)];
        long bytes = taken.Sum(static parcel => (long)parcel.Message.Body.Length);
        var result = new SendResult
        {
            Outcome = left.Length == 0 ? SendOutcome.Sent : taken.Count > 0 ? SendOutcome.Partial : SendOutcome.NotSent,
            Events = rows.Count,
            Accepted = taken.Count,
            Repeated = repeated,
            Sink = $"{list} at {_broker.Title}",
            Format = Format,
            Bytes = bytes,
            SentBytes = bytes,
            Message = failure?.Message ?? Told(taken.Count, repeated),
            NextStep = failure?.NextStep,
            DroppedBecause = failure?.Message,
            FindingId = failure?.FindingId,
            Attempts = attempts,
            ElapsedSeconds = Math.Round(clock.GetElapsedTime(begun).TotalSeconds, 3),
            Time = clock.GetUtcNow().UtcDateTime,
            NotAccepted = left,
        };
        if (repeated > 0)
        {
            activity.Warning(Invariant(
                $"{repeated:N0} of {rows.Count:N0} rows were sent to the list '{list}' before and are not sent again; -Again sends them."));
        }

        return (result, failure is null ? null : failure.With(copy => (copy.EndsCommand, copy.Target) = (false, result)));
    }

    public SendResult NotConfirmed(IReadOnlyList<WorkListRow> rows, string broker) => new()
    {
        Outcome = SendOutcome.NotConfirmed,
        Events = rows.Count,
        Sink = $"{list} at {broker}",
        Format = Format,
        Message = "Nothing was sent: it was not confirmed.",
        Time = clock.GetUtcNow().UtcDateTime,
        NotAccepted = [.. rows],
    };

    public Task CloseAsync() => _broker?.CloseAsync() ?? Task.CompletedTask;

    private string Told(int taken, int repeated) => Invariant($"The broker took {taken:N0} rows into the list '{list}'") +
        (repeated > 0 ? Invariant($"; {repeated:N0} were sent before.") : ".");

    private static Parcel Packed(WorkListRow row)
    {
        ListMessage message = row.Asked!.ToMessage();
        return new Parcel(row, message, Guid.Parse(message.Id), row.MessageId is not null);
    }

    /// <summary>Connects, and learns what the list was sent before.</summary>
    private async Task<IListBroker> BeginAsync(IActivitySink activity, CancellationToken stop)
    {
        IListBroker broker = await connect(stop).ConfigureAwait(false);
        IReadOnlyList<ListMessage>? sent = await broker.ReplayAsync(list.Sent, stop).ConfigureAwait(false);
        if (sent is null)
        {
            activity.Warning($"The broker {broker.Title} has no streams, so nobody can tell whether rows were sent before.");
        }

        _remembers = sent is not null;
        foreach (ListMessage known in (sent ?? []).Where(known => known.Time > clock.GetUtcNow() - Memory))
        {
            if (known.Header(ListMessage.Organization) is { } other &&
                !string.Equals(other, organization, StringComparison.OrdinalIgnoreCase))
            {
                await broker.CloseAsync().ConfigureAwait(false);
                throw new GenesysException(ListFailures.OfOtherOrganization(list, other, organization));
            }

            for (int at = 0; at + IdLength <= known.Body.Length; at += IdLength)
            {
                _sent.Add(new Guid(known.Body.AsSpan(at, IdLength).ToArray()));
            }
        }

        return broker;
    }

    /// <summary>
    /// Until all are confirmed. What the broker does not take for now, and what a lost connection leaves open, is tried again: the same
    /// row twice in the list does no harm.
    /// </summary>
    private async Task<(int Attempts, Failure? Failure)> PublishAsync(
        List<Parcel> parcels, IActivitySink activity, CancellationToken stop)
    {
        for (int attempt = 1; ; attempt++)
        {
            IListBroker broker = _broker!;
            await Task.WhenAll(parcels.Where(static parcel => !parcel.IsTaken)
                .Select(parcel => parcel.PublishAsync(broker, list.Waiting, clock.GetUtcNow(), stop))).ConfigureAwait(false);
            Failure? failure = parcels.FirstOrDefault(static parcel => !parcel.IsTaken)?.Trouble;
            if (failure is null || attempt == MostAttempts || failure.Id is not (FailureId.BrokerUnreachable or FailureId.BrokerNotTaking))
            {
                return (attempt, failure);
            }

            var pause = TimeSpan.FromSeconds(Math.Pow(2, attempt - 1));
            activity.Waiting(pause, failure.Message);
            await Pause.ForAsync(pause, clock, stop).ConfigureAwait(false);
            if (failure.Id == FailureId.BrokerUnreachable)
            {
                await ReconnectAsync(broker, activity, stop).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Where that fails, the next attempt fails in its turn.</summary>
    private async Task ReconnectAsync(IListBroker lost, IActivitySink activity, CancellationToken stop)
    {
        try
        {
            _broker = await connect(stop).ConfigureAwait(false);
            await lost.CloseAsync().ConfigureAwait(false);
        }
        catch (GenesysException exception) when (exception.Failure.Id == FailureId.BrokerUnreachable)
        {
            activity.Verbose(exception.Message);
        }
    }

    /// <summary>The list keeps the ids. Where it does not, the rows are sent all the same, and only a repetition is not told.</summary>
    private async Task RememberAsync(List<Parcel> taken, IActivitySink activity, CancellationToken stop)
    {
        if (!_remembers)
        {
            return;
        }

        var ids = new ListMessage(Guid.NewGuid().ToString(), [.. taken.SelectMany(static parcel => parcel.Id.ToByteArray())])
        {
            Headers = new Dictionary<string, string> { [ListMessage.Organization] = organization },
            Time = clock.GetUtcNow(),
        };
        try
        {
            await _broker!.PublishAsync(list.Sent, ids, stop).ConfigureAwait(false);
        }
        catch (GenesysException exception)
        {
            activity.Warning($"These rows are in the list, and the list does not know that they were sent: {exception.Message}");
        }
    }

    private async Task BuryNoMoreAsync(List<Parcel> taken, CancellationToken stop)
    {
        HashSet<string> revived = [.. taken.Where(static parcel => parcel.WasDead).Select(static parcel => parcel.Row.MessageId!)];
        if (revived.Count == 0)
        {
            return;
        }

        IListReader dead = await _broker!.BrowseAsync(list.Dead, stop).ConfigureAwait(false);
        try
        {
            while (await dead.NextAsync(stop).ConfigureAwait(false) is { } one)
            {
                if (revived.Contains(one.Message.Id))
                {
                    await one.TakeAsync().ConfigureAwait(false);
                }
            }
        }
        finally
        {
            await dead.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>A row on its way.</summary>
    private sealed class Parcel(WorkListRow row, ListMessage message, Guid id, bool wasDead)
    {
        public WorkListRow Row => row;

        public ListMessage Message => message;

        public Guid Id => id;

        public bool WasDead => wasDead;

        public bool IsTaken { get; private set; }

        public Failure? Trouble { get; private set; }

        public async Task PublishAsync(IListBroker broker, string queue, DateTimeOffset time, CancellationToken stop)
        {
            try
            {
                await broker.PublishAsync(queue, message with { Time = time }, stop).ConfigureAwait(false);
                IsTaken = true;
            }
            catch (GenesysException exception)
            {
                Trouble = exception.Failure;
            }
        }
    }
}

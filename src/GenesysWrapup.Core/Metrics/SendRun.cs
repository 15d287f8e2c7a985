using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Rows;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Metrics;

/// <summary>How rows become batches.</summary>
/// <param name="Most">The most events in a batch, where somebody wants fewer than the sink takes.</param>
/// <param name="FlushAfter">How long a row waits for others at most.</param>
internal sealed record SendPace(int Most, TimeSpan FlushAfter);

/// <summary>
/// Rows on their way to a sink. A batch leaves when it is full, when its first row has waited long enough, and at the end. The clock can
/// send one while nobody brings a row; what came of it is told with the next row, or at the end.
/// </summary>
internal sealed class SendRun : IDisposable
{
    private readonly Sink _sink;
    private readonly EventOptions _options;
    private readonly SendPace _pace;
    private readonly SinkClient _client;
    private readonly TimeProvider _clock;
    private readonly IActivitySink _activity;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<(SendResult Result, Failure? Failure)> _told = new();
    private EventBatch _batch;
    private readonly List<FlatRow> _tooOld = [];
    private Failure? _noKey;
    private Task _timer = Task.CompletedTask;

    public SendRun(Sink sink, EventOptions options, SendPace pace, SinkClient client, TimeProvider clock, IActivitySink activity)
    {
        _sink = sink;
        _options = options;
        _pace = pace;
        _client = client;
        _clock = clock;
        _activity = activity;
        _batch = NewBatch();
    }

    public string SinkName => _sink.Name;

    /// <summary>Whether events go out at all; the first one is what somebody was asked about.</summary>
    public bool IsConfirmed { get; set; } = true;

    /// <summary>The event as it would go out, for the question before the first.</summary>
    public string Preview(FlatRow row) => Shape(row, _batch).Shaped.Json.ToJsonString();

    /// <summary>Takes a row in, and gives what came of batches since the last one.</summary>
    public async Task<IReadOnlyList<(SendResult Result, Failure? Failure)>> AddAsync(FlatRow row, CancellationToken stop)
    {
        await _turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            await TakeAsync(row, stop).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }

        return Told();
    }

    /// <summary>Sends what is left.</summary>
    public async Task<IReadOnlyList<(SendResult Result, Failure? Failure)>> EndAsync(CancellationToken stop)
    {
        await _turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            await FlushAsync(stop).ConfigureAwait(false);
            RefuseOld();
        }
        finally
        {
            _turn.Release();
        }

        return Told();
    }

    /// <summary>Ends what is under way. A batch whose call is cut off may have arrived.</summary>
    public void Dispose()
    {
        _end.Cancel();
        _timer.GetAwaiter().GetResult();
        _end.Dispose();
        _turn.Dispose();
    }

    private EventBatch NewBatch() => new(_sink.Format, _pace.Most);

    private (ShapedEvent Shaped, bool TooOld) Shape(FlatRow row, EventBatch batch)
    {
        bool old = _sink.Format.Limits.OldestEvent is { } oldest && row.Time < _clock.GetUtcNow() - oldest;
        return (_sink.Format.Shape(row, _options with { BatchId = batch.Id, Now = _clock.GetUtcNow() }, ownTime: !old), old);
    }

    private async Task TakeAsync(FlatRow row, CancellationToken stop)
    {
        (ShapedEvent shaped, bool old) = Shape(row, _batch);
        if (old && !_options.AllowStale)
        {
            _tooOld.Add(row);
            if (_tooOld.Count >= _sink.Format.Limits.MaxEvents)
            {
                RefuseOld();
            }

            return;
        }

        if (shaped.Bytes.Length > EventBatch.LargestEvent(_sink.Format))
        {
            RefuseLarge(row);
            return;
        }

        if (!_batch.TryAdd(row, shaped))
        {
            await FlushAsync(stop).ConfigureAwait(false);
            _batch.TryAdd(row, Shape(row, _batch).Shaped);
        }

        if (_batch.IsFull)
        {
            await FlushAsync(stop).ConfigureAwait(false);
        }
        else if (_batch.Rows.Count == 1)
        {
            _timer = FlushLaterAsync(_batch, _timer);
        }
    }

    private async Task FlushLaterAsync(EventBatch batch, Task before)
    {
        try
        {
            await Pause.ForAsync(_pace.FlushAfter, _clock, _end.Token).ConfigureAwait(false);
            await _turn.WaitAsync(_end.Token).ConfigureAwait(false);
            try
            {
                if (ReferenceEquals(batch, _batch))
                {
                    await FlushAsync(_end.Token).ConfigureAwait(false);
                }
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }

        await before.ConfigureAwait(false);
    }

    private async Task FlushAsync(CancellationToken stop)
    {
        if (_batch.IsEmpty)
        {
            return;
        }

        EventBatch batch = _batch;
        _batch = NewBatch();
        if (!IsConfirmed)
        {
            Tell(_client.NotTried(batch.Rows, SendOutcome.NotConfirmed, "Nothing was sent: it was not confirmed.", null), null);
        }
        else if (_noKey is { } refusal)
        {
            Tell(_client.NotTried(batch.Rows, SendOutcome.NotSent, "Not tried: the sink had refused the key.", refusal.NextStep), null);
        }
        else
        {
            (SendResult result, Failure? failure) = await _client.SendAsync(batch, _activity, stop).ConfigureAwait(false);
            _noKey = failure is { Category: FailureCategory.AuthenticationError } ? failure : null;
            Tell(result, failure);
        }
    }

    private void RefuseOld()
    {
        if (_tooOld.Count == 0)
        {
            return;
        }

        FlatRow[] rows = [.. _tooOld];
        _tooOld.Clear();
        DateTimeOffset oldest = rows.Min(static row => row.Time)!.Value;
        double hours = _sink.Format.Limits.OldestEvent!.Value.TotalHours;
        Refuse(
            rows,
            $"{rows.Length} events are older than the {hours:0} hours that {_sink.Format.Title} takes; the oldest is of " +
            $"{FlatRow.Iso(oldest)}. It would take them and drop them without a word.",
            "Send them with -AllowStale: they then carry the time of arrival, and their own in time and timeMs. Or send them to a sink " +
            "that takes old events, such as logs (-Format Otlp).");
    }

    private void RefuseLarge(FlatRow row) =>
        Refuse(
            [row],
            $"An event about conversation {row.Text("conversationId")} is larger than the {EventBatch.LargestEvent(_sink.Format):#,0} " +
            "bytes " +
            $"that {_sink.Format.Title} takes.",
            "Leave out its longest field, for example the notes.");

    private void Refuse(IReadOnlyList<FlatRow> rows, string message, string nextStep)
    {
        var failure = new Failure(FailureId.EventRefused, FailureCategory.InvalidData, message, nextStep);
        SendResult result = _client.NotTried(rows, SendOutcome.Refused, message, nextStep).With(copy => copy.FindingId = failure.FindingId);
        Tell(result, failure.With(copy => copy.Target = result));
    }

    private void Tell(SendResult result, Failure? failure) => _told.Enqueue((result, failure));

    private IReadOnlyList<(SendResult Result, Failure? Failure)> Told()
    {
        var told = new List<(SendResult Result, Failure? Failure)>();
        while (_told.TryDequeue(out (SendResult Result, Failure? Failure) one))
        {
            told.Add(one);
        }

        return told;
    }
}

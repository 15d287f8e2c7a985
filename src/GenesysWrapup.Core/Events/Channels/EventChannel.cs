using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Events.Channels;

/// <summary>
/// One notification channel, kept alive whatever happens to it: a socket that drops, falls silent or is told to close is opened again at
/// the same address; a channel that is gone, taken over or closed without a word is replaced by another with the same topics. Those who
/// listen are told of every gap. Its day is renewed ahead of its end.
/// </summary>
internal sealed class EventChannel : IDisposable
{
    /// <summary>A heartbeat comes every 30 s; this much later than the last word somebody asks.</summary>
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan s_pong = TimeSpan.FromSeconds(10);

    /// <summary>How long the platform lets the same address be tried.</summary>
    private static readonly TimeSpan s_sameAddress = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(30);

    /// <summary>A channel that nobody listens to stays open for whoever comes next.</summary>
    private static readonly TimeSpan s_linger = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan s_day = TimeSpan.FromHours(24);
    private static readonly TimeSpan s_renewAhead = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_nextRenewal = TimeSpan.FromMinutes(5);

    private readonly GenesysSession _session;
    private readonly ChannelCalls _calls;
    private readonly Action<EventChannel> _forget;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopped;

    /// <summary>One at a time changes the channel's topics, or the channel.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    private readonly object _gate = new();
    private readonly Dictionary<string, List<SignalQueue>> _listeners = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the platform has, and what it does not allow.</summary>
    private readonly HashSet<string> _subscribed = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, RejectedTopic> _rejected = new(StringComparer.OrdinalIgnoreCase);
    private WireChannel _channel;
    private ChannelSocket _socket;
    private DateTimeOffset _renewAt;
    private DateTimeOffset _heard;
    private DateTimeOffset _deserted;
    private DateTimeOffset _restored = DateTimeOffset.MinValue;
    private int _losses;
    private bool _over;

    private EventChannel(GenesysSession session, Action<EventChannel> forget, ChannelCalls calls, WireChannel channel, ChannelSocket socket)
    {
        (_session, _forget, _calls, _channel, _socket) = (session, forget, calls, channel, socket);
        _stopped = _stop.Token;
        _renewAt = RenewAt(channel.Expires);
        _deserted = _heard = Now;
    }

    private enum Loss
    {
        /// <summary>The platform said that it would close the socket.</summary>
        Announced,
        Dropped,
        Silent,
        Closed,
        TakenOver,

        /// <summary>Nobody listens any more.</summary>
        Deserted,
    }

    private DateTimeOffset Now => _session.Clock.GetUtcNow();

    public static async Task<EventChannel> OpenAsync(
        GenesysSession session, Action<EventChannel> forget, IActivitySink activity, CancellationToken stop)
    {
        var calls = new ChannelCalls(session);
        WireChannel channel = await calls.CreateAsync(activity, stop).ConfigureAwait(false);
        return new EventChannel(session, forget, calls, channel, await calls.ConnectAsync(channel, stop).ConfigureAwait(false));
    }

    /// <summary>To be called once.</summary>
    public void Start() => Task.Run(RunAsync);

    /// <summary>Notes who listens to what; false where there is no room, or the channel is about to end.</summary>
    public bool TryListen(IReadOnlyCollection<string> topics, SignalQueue into)
    {
        lock (_gate)
        {
            if (_over || TopicList.Combine(_listeners.Keys.Concat(topics)).Count > TopicList.MostOnChannel)
            {
                return false;
            }

            foreach (string topic in topics)
            {
                if (!_listeners.TryGetValue(topic, out List<SignalQueue>? queues))
                {
                    _listeners[topic] = queues = [];
                }

                queues.Add(into);
            }

            return true;
        }
    }

    /// <summary>
    /// Sees to it that the platform has topics that somebody listens to, together with those of all who wait for the same. Gives those
    /// that were rejected.
    /// </summary>
    public async Task<IReadOnlyList<RejectedTopic>> SubscribeAsync(
        IReadOnlyCollection<string> topics, IActivitySink activity, CancellationToken stop)
    {
        await _turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            string[] wanted = Wanted();
            string[] missing = [.. wanted.Where(topic => !_subscribed.Contains(topic) && !_rejected.ContainsKey(topic))];
            if (missing.Length > 0)
            {
                // Topics that nobody listens to any more go only where their room is needed.
                bool full = TopicList.Combine(_subscribed.Concat(missing)).Count > TopicList.MostOnChannel;
                await SubscribeAsync(full ? wanted : missing, full, activity, stop).ConfigureAwait(false);
            }

            return topics.Where(_rejected.ContainsKey).Select(topic => _rejected[topic]).ToArray();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Leave(IEnumerable<string> topics, SignalQueue from)
    {
        lock (_gate)
        {
            foreach (string topic in topics)
            {
                if (_listeners.TryGetValue(topic, out List<SignalQueue>? queues) && queues.Remove(from) && queues.Count == 0)
                {
                    _listeners.Remove(topic);
                }
            }

            if (_listeners.Count == 0)
            {
                _deserted = Now;
            }
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _socket.Dispose();
    }

    private async Task RunAsync()
    {
        GenesysException? reason = null;
        try
        {
            while (await ListenAsync().ConfigureAwait(false) is var loss and not Loss.Deserted)
            {
                _stopped.ThrowIfCancellationRequested();
                DateTimeOffset since = _heard;
                Tell(new ChannelSignal(ChannelSignalKind.Interrupted) { Message = $"{InWords(loss)}; opening it again." });
                await RestoreAsync(loss).ConfigureAwait(false);
                Tell(new ChannelSignal(ChannelSignalKind.Resumed) { Message = "The notification channel is open again.", Since = since });
            }
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // The session has ended, and with it all that listened.
        }
        catch (GenesysException ending)
        {
            reason = ending;
        }
        finally
        {
            lock (_gate)
            {
                _over = true;
            }

            Tell(new ChannelSignal(ChannelSignalKind.Ended) { Message = "The notification channel has ended.", Reason = reason });
            _socket.Dispose();
            _forget(this);
        }
    }

    /// <summary>Reads until the socket is lost, watching whether it lives, and renewing the channel's day.</summary>
    private async Task<Loss> ListenAsync()
    {
        Task<string?> reading = _socket.ReceiveAsync(_stopped);
        DateTimeOffset? asked = null;
        while (true)
        {
            DateTimeOffset overdue = asked is { } at ? at.After(s_pong) : _heard.After(s_quiet);
            DateTimeOffset next = overdue < _renewAt ? overdue : _renewAt;
            if (await IsDoneByAsync(reading, next).ConfigureAwait(false))
            {
                string? message;
                try
                {
                    message = await reading.ConfigureAwait(false);
                }
                catch (Exception broken) when (IsBroken(broken))
                {
                    return Loss.Dropped;
                }

                if (message is null)
                {
                    return Loss.Closed;
                }

                (_heard, asked) = (Now, null);
                if (Take(message) is { } loss)
                {
                    return loss;
                }

                reading = _socket.ReceiveAsync(_stopped);
            }
            else if (Now >= _renewAt)
            {
                await RenewAsync().ConfigureAwait(false);
            }
            else if (asked is not null)
            {
                return Loss.Silent;
            }
            else if (EndIfDeserted())
            {
                return Loss.Deserted;
            }
            else
            {
                asked = Now;
                try
                {
                    await _socket.PingAsync(_stopped).ConfigureAwait(false);
                }
                catch (Exception broken) when (IsBroken(broken))
                {
                    return Loss.Dropped;
                }
            }
        }
    }

    /// <summary>Takes a message to those who listen; says where it means that the channel is lost.</summary>
    private Loss? Take(string message)
    {
        Loss? loss = EndIfDeserted() ? Loss.Deserted : null;
        foreach (EventReading reading in EventReader.Read(_session.Text.Message(message)))
        {
            switch (reading.Event)
            {
                case null:
                    Tell(new ChannelSignal(ChannelSignalKind.Note) { Message = reading.Failure!.Message });
                    break;
                case { EventType: EventType.Heartbeat }:
                    break;
                case { EventType: EventType.System, Topic: { } topic }:
                    loss ??= LossBy(topic);
                    break;
                case { Topic: { } topic } found:
                    Tell(found, topic);
                    break;
            }
        }

        return loss;
    }

    private static Loss? LossBy(string topic) =>
        topic.StartsWith("v2.system.socket_closing", StringComparison.OrdinalIgnoreCase) ? Loss.Announced
        : topic.StartsWith("v2.system.no_longer_subscribed", StringComparison.OrdinalIgnoreCase) ||
            topic.StartsWith("v2.system.token_revoked", StringComparison.OrdinalIgnoreCase) ? Loss.TakenOver
        : null;

    private void Tell(ConversationEvent found, string topic)
    {
        SignalQueue[] queues;
        lock (_gate)
        {
            queues = [.. TopicList.Parts(topic)
                .SelectMany(part => _listeners.TryGetValue(part, out List<SignalQueue>? those) ? those : [])
                .Distinct()];
        }

        foreach (SignalQueue queue in queues)
        {
            queue.Add(new ChannelSignal(ChannelSignalKind.Event) { Event = found, Time = Now });
        }
    }

    private void Tell(ChannelSignal signal)
    {
        SignalQueue[] queues;
        lock (_gate)
        {
            queues = [.. _listeners.Values.SelectMany(those => those).Distinct()];
        }

        foreach (SignalQueue queue in queues)
        {
            queue.Add(signal with { Time = Now });
        }
    }

    private async Task RestoreAsync(Loss loss)
    {
        bool sameAddress = loss is Loss.Announced or Loss.Dropped or Loss.Silent;
        DateTimeOffset lost = Now;

        // Where two take a channel from one another, each gives way a little longer every time.
        _losses = lost - _restored < s_sameAddress ? _losses + 1 : 0;
        for (int attempt = _losses; ; attempt++)
        {
            await Pause.ForAsync(PauseBefore(attempt), _session.Clock, _stopped).ConfigureAwait(false);
            sameAddress &= Now - lost <= s_sameAddress;
            try
            {
                await _turn.WaitAsync(_stopped).ConfigureAwait(false);
                try
                {
                    sameAddress = await ReopenAsync(sameAddress, loss).ConfigureAwait(false);
                    if (!sameAddress)
                    {
                        await ReplaceAsync().ConfigureAwait(false);
                    }
                }
                finally
                {
                    _turn.Release();
                }

                _heard = _restored = Now;
                return;
            }
            catch (GenesysException failed) when (!failed.Failure.EndsCommand)
            {
                Tell(new ChannelSignal(ChannelSignalKind.Note) { Message = failed.Failure.Message });
            }
        }
    }

    private static TimeSpan PauseBefore(int attempt)
    {
        if (attempt == 0)
        {
            return TimeSpan.Zero;
        }

        double seconds = s_firstPause.TotalSeconds * Math.Pow(2, Math.Min(attempt - 1, 10));
        return seconds < s_longestPause.TotalSeconds ? TimeSpan.FromSeconds(seconds) : s_longestPause;
    }

    /// <summary>Opens the same channel again, with the topics that it has lost meanwhile. False where it is gone.</summary>
    private async Task<bool> ReopenAsync(bool wanted, Loss loss)
    {
        if (!wanted)
        {
            return false;
        }

        ChannelSocket socket;
        try
        {
            socket = await _calls.ConnectAsync(_channel, _stopped).ConfigureAwait(false);
        }
        catch (GenesysException refused) when (!refused.Failure.EndsCommand)
        {
            if (!await _calls.ExistsAsync(_channel.Id!, _stopped).ConfigureAwait(false))
            {
                return false;
            }

            throw;
        }

        ChannelSocket before = Exchange(socket);
        if (loss == Loss.Announced)
        {
            await DrainAsync(before).ConfigureAwait(false);
        }

        before.Dispose();
        IReadOnlyList<string> there = await _calls.TopicsAsync(_channel.Id!, _stopped).ConfigureAwait(false);
        _subscribed.IntersectWith(there);
        string[] missing = [.. Wanted().Where(topic => !_subscribed.Contains(topic) && !_rejected.ContainsKey(topic))];
        if (missing.Length > 0)
        {
            await SubscribeAsync(missing, replace: false, SilentActivity.Instance, _stopped).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Takes another channel in the place of this one.</summary>
    private async Task ReplaceAsync()
    {
        WireChannel channel = await _calls.CreateAsync(SilentActivity.Instance, _stopped).ConfigureAwait(false);
        ChannelSocket socket = await _calls.ConnectAsync(channel, _stopped).ConfigureAwait(false);
        Exchange(socket).Dispose();
        _channel = channel;
        _renewAt = RenewAt(channel.Expires);
        _subscribed.Clear();
        _rejected.Clear();
        string[] wanted = Wanted();
        if (wanted.Length > 0)
        {
            await SubscribeAsync(wanted, replace: true, SilentActivity.Instance, _stopped).ConfigureAwait(false);
        }
    }

    /// <summary>What was on its way when the socket was told to close still arrives, before anything from the new one.</summary>
    private async Task DrainAsync(ChannelSocket before)
    {
        DateTimeOffset end = Now.After(s_pong);
        try
        {
            while (Now < end)
            {
                Task<string?> reading = before.ReceiveAsync(_stopped);
                if (!await IsDoneByAsync(reading, end).ConfigureAwait(false) || await reading.ConfigureAwait(false) is not { } message)
                {
                    break;
                }

                Take(message);
            }
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            // It closed without a handshake; there is no more.
        }
    }

    private async Task RenewAsync()
    {
        await _turn.WaitAsync(_stopped).ConfigureAwait(false);
        try
        {
            await SubscribeAsync(Wanted(), replace: true, SilentActivity.Instance, _stopped).ConfigureAwait(false);
            _renewAt = RenewAt(null);
        }
        catch (GenesysException failed) when (!failed.Failure.EndsCommand)
        {
            _renewAt = Now.After(s_nextRenewal);
            string why = $"The notification channel could not be renewed yet. {failed.Failure.Message}";
            Tell(new ChannelSignal(ChannelSignalKind.Note) { Message = why });
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>To be called by whoever has the turn.</summary>
    private async Task SubscribeAsync(string[] topics, bool replace, IActivitySink activity, CancellationToken stop)
    {
        IReadOnlyList<RejectedTopic> rejected = await _calls
            .SubscribeAsync(_channel.Id!, topics, replace, activity, stop)
            .ConfigureAwait(false);
        if (replace)
        {
            _subscribed.Clear();
        }

        _subscribed.UnionWith(topics);
        foreach (RejectedTopic one in rejected)
        {
            _subscribed.Remove(one.Topic);
            _rejected[one.Topic] = one;
        }
    }

    private string[] Wanted()
    {
        lock (_gate)
        {
            return [.. _listeners.Keys];
        }
    }

    private bool EndIfDeserted()
    {
        lock (_gate)
        {
            _over = _listeners.Count == 0 && Now - _deserted >= s_linger;
            return _over;
        }
    }

    /// <summary>The session may end at any moment, and then no socket must stay open.</summary>
    private ChannelSocket Exchange(ChannelSocket socket)
    {
        ChannelSocket before = Interlocked.Exchange(ref _socket, socket);
        if (_stopped.IsCancellationRequested)
        {
            socket.Dispose();
        }

        return before;
    }

    private DateTimeOffset RenewAt(DateTimeOffset? expires)
    {
        TimeSpan life = (expires ?? Now.After(s_day)) - Now;
        return life > s_renewAhead + s_renewAhead ? Now.After(life - s_renewAhead) : Now.After(TimeSpan.FromTicks(life.Ticks / 2));
    }

    private static string InWords(Loss loss) => loss switch
    {
        Loss.Announced => "The platform closes the notification channel's socket",
        Loss.Dropped => "The notification channel's socket broke",
        Loss.Silent => "The notification channel fell silent",
        Loss.TakenOver => "The notification channel's subscriptions were taken away",
        _ => "The notification channel was closed",
    };

    private bool IsBroken(Exception exception) =>
        exception is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException ||
        (exception is OperationCanceledException && !_stopped.IsCancellationRequested);

    /// <summary>Whether work is done before a time of the clock.</summary>
    private async Task<bool> IsDoneByAsync(Task work, DateTimeOffset end)
    {
        TimeSpan left = end - Now;
        if (left <= TimeSpan.Zero)
        {
            return work.IsCompleted;
        }

        using CancellationTokenSource late = Pause.Deadline(left, _session.Clock);
        var over = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration onEnd = late.Token.Register(() => over.TrySetResult(false));
        using CancellationTokenRegistration onStop = _stopped.Register(() => over.TrySetCanceled());
        Task first = await Task.WhenAny(work, over.Task).ConfigureAwait(false);
        if (first == over.Task && !work.IsCompleted)
        {
            await over.Task.ConfigureAwait(false);
        }

        return work.IsCompleted;
    }
}

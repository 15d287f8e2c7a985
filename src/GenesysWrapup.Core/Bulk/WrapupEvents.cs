using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Events;
using GenesysWrapup.Core.Events.Channels;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Bulk;

/// <summary>Hears of the codes that the platform puts on certain conversations, by the session's channel, until disposed of.</summary>
internal sealed class WrapupEvents : IWrapupNews, IDisposable
{
    private readonly GenesysSession _session;
    private readonly Func<string, bool> _isOneRow;
    private readonly Action<bool> _told;
    private readonly object _gate = new();
    private readonly HashSet<string> _followed;
    private readonly List<Ear> _ears = [];
    private readonly SignalQueue _signals = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopped;
    private IDisposable? _subscription;
    private bool _broken;

    private WrapupEvents(GenesysSession session, IEnumerable<string> conversations, Func<string, bool> isOneRow, Action<bool> told)
    {
        (_session, _isOneRow, _told, _stopped) = (session, isOneRow, told, _stop.Token);
        _followed = new HashSet<string>(conversations, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Follows conversations, all in one request. A failure where there is no channel to be had.</summary>
    /// <param name="session">Whose channel.</param>
    /// <param name="conversations">Which ones.</param>
    /// <param name="isOneRow">Whether only one row is about a conversation now: otherwise one's event could be taken for another's.</param>
    /// <param name="told">Learns whether a code that took effect was told.</param>
    /// <param name="activity">Hears what is being done.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<WrapupEvents> FollowAsync(
        GenesysSession session,
        IEnumerable<string> conversations,
        Func<string, bool> isOneRow,
        Action<bool> told,
        IActivitySink activity,
        CancellationToken stop)
    {
        var events = new WrapupEvents(session, conversations, isOneRow, told);
        string[] topics = [.. events._followed.Select(TopicOf)];
        EventSubscription subscription = await EventChannels.Of(session)
            .SubscribeAsync(topics, events._signals, activity, stop)
            .ConfigureAwait(false);
        events._subscription = subscription;
        foreach (RejectedTopic rejected in subscription.Rejected)
        {
            activity.Verbose($"The platform does not let this session follow {rejected.Topic}: {rejected.Reason}.");
            events._followed.RemoveWhere(id => TopicOf(id) == rejected.Topic);
        }

        _ = Task.Run(events.TakeAsync, CancellationToken.None);
        return events;
    }

    public IWrapupEar? Listen(WrapupRoute route)
    {
        lock (_gate)
        {
            if (_broken || !_followed.Contains(route.ConversationId) || !_isOneRow(route.ConversationId))
            {
                return null;
            }

            var ear = new Ear(this, route);
            _ears.Add(ear);
            return ear;
        }
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _stop.Cancel();
        _stop.Dispose();
    }

    private static string TopicOf(string conversation) => $"v2.detail.events.conversation.{conversation}.wrapup";

    /// <summary>Takes what the channel tells to those who listen.</summary>
    private async Task TakeAsync()
    {
        try
        {
            while (true)
            {
                Take(await _signals.NextAsync(_stopped).ConfigureAwait(false));
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody listens any more.
        }
    }

    private void Take(ChannelSignal signal)
    {
        Ear[] ears;
        lock (_gate)
        {
            _broken = signal.Kind switch
            {
                ChannelSignalKind.Interrupted or ChannelSignalKind.Ended => true,
                ChannelSignalKind.Resumed => false,
                _ => _broken,
            };
            ears = [.. _ears];
        }

        foreach (Ear ear in ears)
        {
            if (signal.Event is { } found)
            {
                ear.Take(found);
            }
            else if (signal.Kind != ChannelSignalKind.Note)
            {
                // What the channel missed nobody tells again.
                ear.Deafen();
            }
        }
    }

    private sealed class Ear(WrapupEvents events, WrapupRoute route) : IWrapupEar
    {
        private readonly object _gate = new();
        private readonly List<AssignedWrapup> _heard = [];
        private TaskCompletionSource<bool> _news = NewSignal();
        private bool _deaf;

        public async Task<AssignedWrapup?> HearAsync(Func<AssignedWrapup, bool> isWanted, TimeSpan patience, CancellationToken stop)
        {
            using CancellationTokenSource late = Pause.Deadline(patience, events._session.Clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
            while (true)
            {
                Task<bool> news;
                lock (_gate)
                {
                    if (_heard.Find(told => isWanted(told)) is { } wanted)
                    {
                        events._told(true);
                        return wanted;
                    }

                    if (_deaf)
                    {
                        return null;
                    }

                    news = _news.Task;
                }

                var over = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
                using CancellationTokenRegistration atEnd = either.Token.Register(() => over.TrySetResult(true));
                if (await Task.WhenAny(news, over.Task).ConfigureAwait(false) != news)
                {
                    stop.ThrowIfCancellationRequested();
                    return null;
                }
            }
        }

        public void Missed()
        {
            lock (_gate)
            {
                if (_deaf)
                {
                    return;
                }
            }

            events._told(false);
        }

        /// <summary>An event of another participant or communication is none of ours.</summary>
        public void Take(ConversationEvent found)
        {
            if (found is { EventType: EventType.Wrapup, AssignedCode: { } code } &&
                PlatformId.Same(found.ConversationId, route.ConversationId) &&
                PlatformId.Same(found.ParticipantId, route.ParticipantId) &&
                (route.CommunicationId is null || PlatformId.Same(found.CommunicationId, route.CommunicationId)))
            {
                Tell(new AssignedWrapup
                {
                    Code = code,
                    Name = CodeDirectory.Of(events._session).KnownName(code),
                    Notes = found.AssignedNotes,
                    DurationSeconds = (int?)found.AssignedDurationSeconds,
                });
            }
        }

        public void Deafen() => Tell(null);

        public void Dispose()
        {
            lock (events._gate)
            {
                events._ears.Remove(this);
            }
        }

        private void Tell(AssignedWrapup? told)
        {
            TaskCompletionSource<bool> before;
            lock (_gate)
            {
                if (told is null)
                {
                    _deaf = true;
                }
                else
                {
                    _heard.Add(told);
                }

                before = _news;
                _news = NewSignal();
            }

            before.TrySetResult(true);
        }

        private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

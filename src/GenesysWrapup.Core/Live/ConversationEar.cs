using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Events;
using GenesysWrapup.Core.Events.Channels;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Live;

/// <summary>Hears when something happens to one conversation, by the session's channel; without one it only lets time pass.</summary>
internal sealed class ConversationEar(GenesysSession session, string conversationId) : IDisposable
{
    public const string ByNotification = "Notification";
    public const string ByPolling = "Polling";

    /// <summary>What happens to a conversation and could matter to a code. A transfer brings another user.</summary>
    private static readonly string[] s_happenings = ["user.start", "user.end", "customer.end", "acw", "wrapup"];

    private readonly SignalQueue _queue = new();
    private readonly List<EventSubscription> _subscriptions = [];
    private readonly HashSet<string> _topics = new(StringComparer.OrdinalIgnoreCase);
    private bool _deaf;

    /// <summary>Whether an event would be heard now.</summary>
    public bool Hears { get; private set; }

    public string Way => Hears ? ByNotification : ByPolling;

    /// <summary>The way, as part of a sentence.</summary>
    public string InWords => Hears ? "by a notification channel" : "by reading again and again";

    /// <summary>
    /// Listens to the conversation and to all who are in it; says whether anything was added, so that it must be read again.
    /// </summary>
    public async Task<bool> FollowAsync(ConversationRead read, IActivitySink activity, CancellationToken stop)
    {
        string[] topics =
        [
            .. s_happenings.Select(what => $"v2.detail.events.conversation.{conversationId}.{what}")
                .Concat(read.Participants
                    .Where(participant => ParticipantRole.IsAgent(participant.Wire) && participant.Wire.UserId is not null)
                    .Select(participant => $"v2.users.{participant.Wire.UserId}.conversations"))
                .Where(topic => !_topics.Contains(topic))
                .Distinct(),
        ];
        if (_deaf || topics.Length == 0)
        {
            return false;
        }

        try
        {
            EventSubscription subscription = await EventChannels.Of(session)
                .SubscribeAsync(topics, _queue, activity, stop)
                .ConfigureAwait(false);
            _topics.UnionWith(topics);
            foreach (RejectedTopic rejected in subscription.Rejected)
            {
                activity.Verbose($"The platform does not let this session follow {rejected.Topic}: {rejected.Reason}.");
            }

            if (subscription.Rejected.Count == topics.Length)
            {
                subscription.Dispose();
                return false;
            }

            _subscriptions.Add(subscription);
            return Hears = true;
        }
        catch (GenesysException refused) when (!refused.Failure.EndsCommand)
        {
            activity.Verbose($"{refused.Failure.Message} The conversation is read again and again instead.");
            _deaf = true;
            Hears = false;
            return false;
        }
    }

    /// <summary>Ends early, and says so, when something happened to the conversation, or with the channel.</summary>
    public async Task<bool> PauseAsync(TimeSpan longest, IActivitySink activity, CancellationToken stop)
    {
        if (_subscriptions.Count == 0)
        {
            await Pause.ForAsync(longest, session.Clock, stop).ConfigureAwait(false);
            return false;
        }

        using CancellationTokenSource late = Pause.Deadline(longest, session.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            bool stirred = false;
            while (!stirred)
            {
                stirred = IsStirring(await _queue.NextAsync(either.Token).ConfigureAwait(false), activity);
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }

        // One read sees all that has happened by now.
        while (_queue.Take() is { } signal)
        {
            IsStirring(signal, activity);
        }

        return true;
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    private bool IsStirring(ChannelSignal signal, IActivitySink activity)
    {
        switch (signal.Kind)
        {
            case ChannelSignalKind.Event:
                return IsStirring(signal.Event!);
            case ChannelSignalKind.Resumed:
                Hears = true;
                break;
            case ChannelSignalKind.Interrupted or ChannelSignalKind.Ended:
                Hears = false;
                break;
        }

        activity.Verbose(signal.Message);
        return signal.Kind != ChannelSignalKind.Note;
    }

    /// <summary>A user's topic tells every hold and every mute; while they talk, nothing of that is worth a read.</summary>
    private bool IsStirring(ConversationEvent found) =>
        string.Equals(found.ConversationId, conversationId, StringComparison.OrdinalIgnoreCase) &&
        !(found.EventType == EventType.Conversation && found.WrapupState == nameof(WrapupState.Connected));
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Events;
using GenesysWrapup.Core.Events.Channels;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Live;

/// <summary>Follows queues, users and conversations until it is enough, whatever happens to the channel.</summary>
internal sealed class EventWatch(GenesysSession session, WatchRequest request)
{
    private readonly MissedEvents _missed = new(session, request);

    /// <param name="take">Takes an event; the next one comes when it is done with it.</param>
    /// <param name="tell">Takes what cannot be followed.</param>
    /// <param name="activity">Hears what is being done.</param>
    /// <param name="stop">Ends it.</param>
    public async Task RunAsync(
        Func<ConversationEvent, Task> take, Func<Failure, Task> tell, IActivitySink activity, CancellationToken stop)
    {
        var queue = new SignalQueue();
        IReadOnlyList<string> topics = request.Topics();
        using EventSubscription subscription = await EventChannels.Of(session)
            .SubscribeAsync(topics, queue, activity, stop)
            .ConfigureAwait(false);
        foreach (RejectedTopic rejected in subscription.Rejected)
        {
            await tell(NotAllowed(rejected)).ConfigureAwait(false);
        }

        if (subscription.Rejected.Count == topics.Count)
        {
            return;
        }

        activity.Verbose($"Watching {topics.Count - subscription.Rejected.Count} topics.");
        if (request.Timeout is not { } limit)
        {
            await FollowAsync(queue, take, activity, stop).ConfigureAwait(false);
            return;
        }

        // Watching is a wait, not an attempt that may take too long: on a clock that skips waits, it ends as soon as nothing happens. It
        // begins when the topics are subscribed, or the clock would skip the time of the requests before that.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task over = Pause.ForAsync(limit, session.Clock, either.Token);
        Task following = FollowAsync(queue, take, activity, either.Token);
        bool ended = await Task.WhenAny(over, following).ConfigureAwait(false) == over && !stop.IsCancellationRequested;
        either.Cancel();
        try
        {
            await following.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ended)
        {
            activity.Verbose("The time to watch is over.");
        }
    }

    private async Task FollowAsync(SignalQueue queue, Func<ConversationEvent, Task> take, IActivitySink activity, CancellationToken stop)
    {
        for (int left = request.MaxEvents ?? int.MaxValue; left > 0;)
        {
            ChannelSignal signal = await queue.NextAsync(stop).ConfigureAwait(false);
            IEnumerable<ConversationEvent> events = signal switch
            {
                { Kind: ChannelSignalKind.Event } => [signal.Event!],
                { Kind: ChannelSignalKind.Resumed or ChannelSignalKind.Overrun } =>
                    await _missed.SinceAsync(signal.Since, activity, stop).ConfigureAwait(false),
                _ => [],
            };
            if (signal.Kind == ChannelSignalKind.Ended)
            {
                throw new GenesysException(
                    (signal.Reason?.Failure ?? PlatformFailures.Disconnected().Failure).With(copy => copy.EndsCommand = true));
            }

            if (signal.Kind == ChannelSignalKind.Overrun)
            {
                activity.Warning(signal.Message);
            }
            else if (signal.Kind != ChannelSignalKind.Event)
            {
                activity.Verbose(signal.Message);
            }

            foreach (ConversationEvent found in events.Where(request.Wants).TakeWhile(_ => left > 0))
            {
                _missed.Note(found);
                left--;
                await take(found).ConfigureAwait(false);
            }
        }
    }

    private static Failure NotAllowed(RejectedTopic rejected) => new(
        FailureId.PermissionDenied,
        FailureCategory.PermissionDenied,
        $"The platform does not let this session follow {rejected.Topic}: {rejected.Reason}.",
        "Grant what is missing to a role of the OAuth client or user, or watch something else.")
    { Target = rejected.Topic };
}

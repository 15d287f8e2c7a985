using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Events.Channels;

/// <summary>
/// The channels of a session. All that listens shares one channel and its socket, up to the platform's limit of topics; what does not fit
/// gets another.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to dispose.")]
internal sealed class EventChannels(GenesysSession session) : IDisposable
{
    /// <summary>A way that refuses sockets goes on doing so: not everybody has to find that out again.</summary>
    private static readonly TimeSpan s_refusalHolds = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly object _gate = new();
    private readonly List<EventChannel> _open = [];
    private GenesysException? _refusal;
    private DateTimeOffset _refusedUntil;
    private bool _disposed;

    public static EventChannels Of(GenesysSession session) => session.Keep(owner => new EventChannels(owner));

    /// <summary>
    /// Listens to topics. When this returns, every event from now on comes into the queue, so whoever reads the state afterwards misses
    /// nothing. A failure where there is no channel to be had.
    /// </summary>
    public async Task<EventSubscription> SubscribeAsync(
        IReadOnlyCollection<string> topics, SignalQueue into, IActivitySink activity, CancellationToken stop)
    {
        var parts = new List<(EventChannel Channel, string[] Topics)>();
        void Leave() => parts.ForEach(part => part.Channel.Leave(part.Topics, into));
        try
        {
            foreach (string[] some in Batches(topics))
            {
                parts.Add((await ListenAsync(some, into, activity, stop).ConfigureAwait(false), some));
            }

            var rejected = new List<RejectedTopic>();
            foreach ((EventChannel channel, string[] some) in parts)
            {
                rejected.AddRange(await channel.SubscribeAsync(some, activity, stop).ConfigureAwait(false));
            }

            return new EventSubscription(rejected, Leave);
        }
        catch
        {
            Leave();
            throw;
        }
    }

    public void Dispose()
    {
        EventChannel[] all;
        lock (_gate)
        {
            _disposed = true;
            all = [.. _open];
        }

        foreach (EventChannel channel in all)
        {
            channel.Dispose();
        }
    }

    private static IEnumerable<string[]> Batches(IReadOnlyCollection<string> topics)
    {
        IReadOnlyList<string> combined = TopicList.Combine(topics);
        for (int at = 0; at < combined.Count; at += TopicList.MostOnChannel)
        {
            yield return combined.Skip(at).Take(TopicList.MostOnChannel).SelectMany(TopicList.Parts).ToArray();
        }
    }

    /// <summary>The first channel with room; a new one where there is none.</summary>
    private async Task<EventChannel> ListenAsync(string[] topics, SignalQueue into, IActivitySink activity, CancellationToken stop)
    {
        await _turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            EventChannel? roomy;
            lock (_gate)
            {
                roomy = _open.Find(channel => channel.TryListen(topics, into));
            }

            return roomy ?? await OpenAsync(topics, into, activity, stop).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<EventChannel> OpenAsync(string[] topics, SignalQueue into, IActivitySink activity, CancellationToken stop)
    {
        if (_refusal is not null && session.Clock.GetUtcNow() < _refusedUntil)
        {
            throw new GenesysException(_refusal.Failure);
        }

        try
        {
            activity.Verbose("Opening a notification channel.");
            EventChannel channel = await EventChannel.OpenAsync(session, Forget, activity, stop).ConfigureAwait(false);
            lock (_gate)
            {
                _open.Add(channel);
                if (_disposed)
                {
                    channel.Dispose();
                }
            }

            channel.TryListen(topics, into);
            channel.Start();
            return channel;
        }
        catch (GenesysException refusal) when (!refusal.Failure.EndsCommand)
        {
            bool passes = refusal is PlatformException { StatusCode: null or >= 429 };
            _refusal = passes ? null : refusal;
            _refusedUntil = session.Clock.GetUtcNow().After(s_refusalHolds);
            throw;
        }
    }

    private void Forget(EventChannel channel)
    {
        lock (_gate)
        {
            _open.Remove(channel);
        }
    }
}

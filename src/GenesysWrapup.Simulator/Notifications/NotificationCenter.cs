using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Simulator.Notifications;

/// <summary>
/// All channels. An event goes to those that subscribed to it; what nobody receives is lost, as on the platform.
/// </summary>
internal sealed class NotificationCenter(TimeProvider clock, SimulatorPolicies policies) : IEventOutlet
{
    public const int ChannelsPerOwner = 20;
    public const int TopicsPerChannel = 1000;
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(24);
    private readonly object _gate = new();
    private readonly Dictionary<string, NotificationChannel> _channels = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Raised when somebody connects and after an event was sent: what lies ahead may have changed.</summary>
    public event Action? Stirred;

    public bool HasReceivers
    {
        get
        {
            lock (_gate)
            {
                return _channels.Values.Any(static channel => channel.IsConnected);
            }
        }
    }

    public void Publish(string topic, Func<JsonNode> body)
    {
        NotificationChannel[] listening;
        lock (_gate)
        {
            listening = _channels.Count == 0
                ? []
                : [.. _channels.Values.Where(
                    channel => channel.IsConnected && channel.Listens(topic) && channel.Expires > clock.GetUtcNow())];
        }

        if (listening.Length == 0)
        {
            return;
        }

        string correlationId = Guid.NewGuid().ToString();
        foreach (NotificationChannel channel in listening)
        {
            channel.Send(topic, body(), correlationId);
        }

        Stirred?.Invoke();
    }

    /// <summary>
    /// A new channel. Beyond the limit, the owner's least recently used one is dropped, those without a connection first.
    /// </summary>
    public NotificationChannel Open(string owner, string tokenOwner)
    {
        NotificationChannel? evicted = null;
        NotificationChannel channel;
        lock (_gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            NotificationChannel[] theirs = [.. Living(now).Where(other => other.Owner == owner)];
            if (theirs.Length >= ChannelsPerOwner)
            {
                evicted = theirs.OrderBy(static other => other.IsConnected).ThenBy(static other => other.LastUsed).First();
                _channels.Remove(evicted.Id);
            }

            channel = new NotificationChannel(
                "streaming-0-" + Guid.NewGuid().ToString("N"), owner, tokenOwner, now + s_lifetime) { LastUsed = now };
            _channels[channel.Id] = channel;
        }

        evicted?.Disconnect();
        return channel;
    }

    public IReadOnlyList<NotificationChannel> Of(Func<NotificationChannel, bool> wanted)
    {
        lock (_gate)
        {
            return [.. Living(clock.GetUtcNow()).Where(wanted)];
        }
    }

    public NotificationChannel? Find(string id)
    {
        lock (_gate)
        {
            return _channels.TryGetValue(id, out NotificationChannel? channel) && channel.Expires > clock.GetUtcNow() ? channel : null;
        }
    }

    /// <summary>Subscribing keeps a channel for another day.</summary>
    public void Prolong(NotificationChannel channel)
    {
        channel.LastUsed = clock.GetUtcNow();
        channel.Expires = channel.LastUsed + s_lifetime;
    }

    /// <summary>Connects to a channel, until disposed of; null where there is no such channel, or no way to it.</summary>
    public ChannelConnection? Connect(string channelId)
    {
        if (policies.Is(SimulatorPolicies.Sockets, "Refuse") || Find(channelId) is not { } channel)
        {
            return null;
        }

        channel.LastUsed = clock.GetUtcNow();
        ChannelConnection connection = channel.Connect(clock, policies.DurationOf(SimulatorPolicies.Heartbeat));
        Stirred?.Invoke();
        return connection;
    }

    public void Reset()
    {
        NotificationChannel[] all;
        lock (_gate)
        {
            all = [.. _channels.Values];
            _channels.Clear();
        }

        foreach (NotificationChannel channel in all)
        {
            channel.Disconnect();
        }
    }

    private NotificationChannel[] Living(DateTimeOffset now) => [.. _channels.Values.Where(channel => channel.Expires > now)];
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenesysWrapup.Simulator.Notifications;

/// <summary>A channel: its topics, and its connection while somebody listens.</summary>
internal sealed class NotificationChannel(string id, string owner, string tokenOwner, DateTimeOffset expires)
{
    private readonly object _gate = new();
    private ChannelConnection? _connection;

    public string Id { get; } = id;

    /// <summary>The OAuth client, with the user where there is one.</summary>
    public string Owner { get; } = owner;

    public string TokenOwner { get; } = tokenOwner;

    public DateTimeOffset Expires { get; set; } = expires;

    public DateTimeOffset LastUsed { get; set; }

    /// <summary>As they were subscribed to: a combined topic is one of them.</summary>
    public HashSet<string> Topics { get; } = new(StringComparer.OrdinalIgnoreCase);

    public bool IsConnected => _connection is not null;

    /// <summary>Set, nothing more arrives although the connection stands: what a network does that forgets a connection.</summary>
    public bool IsSilent { get; set; }

    public bool Listens(string topic) =>
        Topics.Contains(topic) || Topics.Any(own => NotificationTopics.Parts(own).Contains(topic, StringComparer.OrdinalIgnoreCase));

    /// <summary>Connects to the channel. Whoever was connected before is closed: there is one socket per channel.</summary>
    public ChannelConnection Connect(TimeProvider clock, TimeSpan heartbeat)
    {
        IsSilent = false;
        var connection = new ChannelConnection(this, clock, heartbeat);
        Replace(connection)?.End(ChannelEnd.Closed);
        return connection;
    }

    /// <summary>Closes the connection from the platform's side.</summary>
    public void Disconnect() => Replace(null)?.End(ChannelEnd.Closed);

    /// <summary>Breaks the connection without a close, as a network failure does.</summary>
    public void Drop() => Replace(null)?.End(ChannelEnd.Dropped);

    /// <summary>What the platform says before it closes a socket that it cannot keep: connect again, at the same address.</summary>
    public void AnnounceClosing() =>
        Send(
            NotificationTopics.SocketClosing,
            new JsonObject { ["message"] = "The socket is closing.", ["channelId"] = Id },
            correlationId: null);

    /// <summary>The subscriptions go to another channel of the same user, and this one is told.</summary>
    public void TakeOver()
    {
        Topics.Clear();
        Send(
            NotificationTopics.NoLongerSubscribed + Id,
            new JsonObject
            {
                ["systemTopicType"] = "no_longer_subscribed",
                ["reason"] = "another_channel_subscribed",
                ["channelId"] = Id,
                ["message"] = "Another channel has subscribed.",
            },
            correlationId: null);
    }

    public void Heartbeat() =>
        Send(NotificationTopics.ChannelMetadata, new JsonObject { ["message"] = "WebSocket Heartbeat" }, correlationId: null);

    /// <summary>Takes a message from the other side; only a ping has a meaning.</summary>
    public void Take(string message)
    {
        JsonNode? said;
        try
        {
            said = JsonNode.Parse(message);
        }
        catch (JsonException)
        {
            // The platform does not publish what it answers to nonsense; silence is the safest guess.
            return;
        }

        if (said is JsonObject words && words["message"] is JsonValue word && word.TryGetValue(out string? text) && text == "ping")
        {
            Send(NotificationTopics.ChannelMetadata, new JsonObject { ["message"] = "pong" }, correlationId: null);
        }
    }

    public void Send(string topic, JsonNode body, string? correlationId)
    {
        var envelope = new JsonObject { ["topicName"] = topic, ["eventBody"] = body };
        if (topic != NotificationTopics.ChannelMetadata)
        {
            // Captured heartbeats come without it.
            envelope["version"] = "2";
        }

        if (correlationId is not null)
        {
            envelope["metadata"] = new JsonObject { ["CorrelationId"] = correlationId };
        }

        if (!IsSilent)
        {
            _connection?.Queue(envelope.ToJsonString());
        }
    }

    /// <summary>Forgets a connection that has ended.</summary>
    public void Leave(ChannelConnection connection)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_connection, connection))
            {
                _connection = null;
            }
        }
    }

    private ChannelConnection? Replace(ChannelConnection? next)
    {
        lock (_gate)
        {
            ChannelConnection? before = _connection;
            _connection = next;
            return before;
        }
    }
}

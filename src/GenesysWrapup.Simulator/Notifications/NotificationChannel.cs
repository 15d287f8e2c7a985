using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenesysWrapup.Simulator.Notifications;

/// <summary>A channel: its topics, and the one receiver at its end while there is one.</summary>
internal sealed class NotificationChannel(string id, string owner, string tokenOwner, DateTimeOffset expires)
{
    private readonly object _gate = new();
    private Receiver? _receiver;

    public string Id { get; } = id;

    /// <summary>The OAuth client, with the user where there is one.</summary>
    public string Owner { get; } = owner;

    public string TokenOwner { get; } = tokenOwner;

    public DateTimeOffset Expires { get; set; } = expires;

    public DateTimeOffset LastUsed { get; set; }

    public HashSet<string> Topics { get; } = new(StringComparer.OrdinalIgnoreCase);

    public bool IsConnected => _receiver is not null;

    /// <summary>Puts a receiver at the channel's end. Whoever was there before is disconnected: there is one socket per channel.</summary>
    public IDisposable Connect(Action<string> receive, Action disconnected)
    {
        var receiver = new Receiver(this, receive, disconnected);
        Receiver? before;
        lock (_gate)
        {
            before = _receiver;
            _receiver = receiver;
        }

        before?.Disconnected();
        return receiver;
    }

    /// <summary>Ends the connection from the platform's side.</summary>
    public void Disconnect()
    {
        Receiver? before;
        lock (_gate)
        {
            before = _receiver;
            _receiver = null;
        }

        before?.Disconnected();
    }

    public void Heartbeat() => Send(NotificationTopics.ChannelMetadata, new JsonObject { ["message"] = "WebSocket Heartbeat" }, correlationId: null);

    /// <summary>Takes what the receiver says; only a ping means anything.</summary>
    public void Take(string message)
    {
        JsonNode? said;
        try
        {
            said = JsonNode.Parse(message);
        }
        catch (JsonException)
        {
            // The platform publishes no answer to nonsense; nothing is the safest one.
            return;
        }

        if (said is JsonObject words && words["message"] is JsonValue word && word.TryGetValue(out string? text) && text == "ping")
        {
            Send(NotificationTopics.ChannelMetadata, new JsonObject { ["message"] = "pong" }, correlationId: null);
        }
    }

    public void Send(string topic, JsonNode body, string? correlationId)
    {
        var envelope = new JsonObject { ["topicName"] = topic, ["version"] = "2", ["eventBody"] = body };
        if (correlationId is not null)
        {
            envelope["metadata"] = new JsonObject { ["CorrelationId"] = correlationId };
        }

        _receiver?.Receive(envelope.ToJsonString());
    }

    private void Leave(Receiver receiver)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_receiver, receiver))
            {
                _receiver = null;
            }
        }
    }

    private sealed record Receiver(NotificationChannel Channel, Action<string> Receive, Action Disconnected) : IDisposable
    {
        public void Dispose() => Channel.Leave(this);
    }
}

using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Events.Channels;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Assumptions;

/// <summary>A notification channel of its own with one topic, for what only an event shows.</summary>
internal sealed class TopicListener : IDisposable
{
    /// <summary>An event that comes at all comes within a second or two.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ChannelSocket _socket;
    private readonly AssumptionBench _bench;
    private readonly string _topic;

    private TopicListener(ChannelSocket socket, AssumptionBench bench, string topic) => (_socket, _bench, _topic) = (socket, bench, topic);

    /// <summary>What opening and subscribing sends.</summary>
    public static IReadOnlyList<string> Sends { get; } =
        [$"{Operations.PostNotificationsChannels}", $"{Operations.PostNotificationsChannelSubscriptions}"];

    /// <summary>Why the platform did not take the topic; null where it did.</summary>
    public string? Rejection { get; private init; }

    public static async Task<TopicListener> OpenAsync(AssumptionBench bench, string topic, CancellationToken stop)
    {
        var calls = new ChannelCalls(bench.Session);
        WireChannel channel = await calls.CreateAsync(bench.Activity, stop).ConfigureAwait(false);
        ChannelSocket socket = await calls.ConnectAsync(channel, stop).ConfigureAwait(false);
        try
        {
            IReadOnlyList<RejectedTopic> rejected =
                await calls.SubscribeAsync(channel.Id!, [topic], replace: false, bench.Activity, stop).ConfigureAwait(false);
            return new TopicListener(socket, bench, topic) { Rejection = rejected.Count == 0 ? null : rejected[0].Reason };
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>What the next event of the topic says that is wanted; null where none comes.</summary>
    public async Task<T?> HearAsync<T>(Func<JsonElement, T?> wanted, CancellationToken stop)
        where T : class
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task<string?> next = _socket.ReceiveAsync(either.Token);

        // Patience begins where nothing is there yet.
        while (next.IsCompleted)
        {
            if (await next.ConfigureAwait(false) is not { } message)
            {
                return null;
            }

            if (Read(message, wanted) is { } found)
            {
                return found;
            }

            next = _socket.ReceiveAsync(either.Token);
        }

        using CancellationTokenSource late = Pause.Deadline(Patience, _bench.Session.Clock);
        using CancellationTokenRegistration end = late.Token.Register(either.Cancel);
        try
        {
            while (await next.ConfigureAwait(false) is { } message)
            {
                if (Read(message, wanted) is { } found)
                {
                    return found;
                }

                next = _socket.ReceiveAsync(either.Token);
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Nothing came.
        }

        return null;
    }

    public void Dispose() => _socket.Dispose();

    private T? Read<T>(string message, Func<JsonElement, T?> wanted)
        where T : class
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(message);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("topicName", out JsonElement topic)
                && string.Equals(JsonText.Of(topic), _topic, StringComparison.OrdinalIgnoreCase)
                && root.TryGetProperty("eventBody", out JsonElement body)
                && body.ValueKind == JsonValueKind.Object
                    ? wanted(body)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

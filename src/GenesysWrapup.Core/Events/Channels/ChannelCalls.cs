using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.WebSockets;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Events.Channels;

/// <summary>What is asked of the platform for a channel.</summary>
internal sealed class ChannelCalls(GenesysSession session)
{
    public async Task<WireChannel> CreateAsync(IActivitySink activity, CancellationToken stop)
    {
        ApiReply<WireChannel> reply = await session.Api
            .SendAsync(new ApiCall(Operations.PostNotificationsChannels), PlatformJson.Default.WireChannel, activity, stop)
            .ConfigureAwait(false);
        return reply.Value is { Id: not null, ConnectUri: { } address } channel && IsSocket(address)
            ? channel
            : throw Refused("the platform gave no address for it");
    }

    /// <summary>Whether the platform still knows the channel.</summary>
    public async Task<bool> ExistsAsync(string channelId, CancellationToken stop)
    {
        try
        {
            await session.Api
                .SendAsync(new ApiCall(Operations.HeadNotificationsChannel, channelId), SilentActivity.Instance, stop)
                .ConfigureAwait(false);
            return true;
        }
        catch (PlatformException gone) when (gone.StatusCode == 404)
        {
            return false;
        }
    }

    public async Task<ChannelSocket> ConnectAsync(WireChannel channel, CancellationToken stop)
    {
        try
        {
            return new ChannelSocket(await session.Network.OpenSocketAsync(channel.ConnectUri!, stop).ConfigureAwait(false));
        }
        catch (Exception refused) when (refused is WebSocketException or HttpRequestException or IOException or InvalidOperationException)
        {
            // The address is a key to the channel and is not shown.
            throw Refused(refused.Message.Replace(channel.ConnectUri!.AbsoluteUri, channel.ConnectUri.Host), refused);
        }
    }

    /// <summary>
    /// Subscribes, and says what was rejected. A rejected topic would fail all others, so the platform is asked to go on without it. What
    /// is subscribed lives for another day from here on.
    /// </summary>
    public async Task<IReadOnlyList<RejectedTopic>> SubscribeAsync(
        string channelId, IEnumerable<string> topics, bool replace, IActivitySink activity, CancellationToken stop)
    {
        List<WireChannelTopic> wanted = [.. TopicList.Combine(topics).Select(topic => new WireChannelTopic { Id = topic })];
        Operation operation = replace ? Operations.PutNotificationsChannelSubscriptions : Operations.PostNotificationsChannelSubscriptions;
        var call = new ApiCall(operation, channelId)
        {
            Query = [new("ignoreErrors", "true")],
            Body = JsonSerializer.Serialize(wanted, PlatformJson.Default.ListWireChannelTopic),
        };
        ApiReply<WirePage<WireChannelTopic>> reply = await session.Api
            .SendAsync(call, PlatformJson.Default.WirePageWireChannelTopic, activity, stop)
            .ConfigureAwait(false);
        return (reply.Value?.Entities ?? [])
            .Where(topic => topic.Id is not null && string.Equals(topic.State, "Rejected", StringComparison.OrdinalIgnoreCase))
            .SelectMany(topic => TopicList.Parts(topic.Id!).Select(part => new RejectedTopic(part, ReasonOf(topic))))
            .ToArray();
    }

    /// <summary>The topics that the platform has for a channel, each by itself.</summary>
    public async Task<IReadOnlyList<string>> TopicsAsync(string channelId, CancellationToken stop)
    {
        ApiReply<WirePage<WireChannelTopic>> reply = await session.Api
            .SendAsync(
                new ApiCall(Operations.GetNotificationsChannelSubscriptions, channelId),
                PlatformJson.Default.WirePageWireChannelTopic,
                SilentActivity.Instance,
                stop)
            .ConfigureAwait(false);
        return (reply.Value?.Entities ?? []).Select(topic => topic.Id).OfType<string>().SelectMany(TopicList.Parts).ToArray();
    }

    private static string ReasonOf(WireChannelTopic topic)
    {
        string reason = topic.RejectionReason?.TrimEnd('.') ?? "the platform gave no reason";
        return topic.MissingPermissions is { Count: > 0 } missing ? $"{reason}; missing: {string.Join(", ", missing)}" : reason;
    }

    /// <summary>Plain sockets only where the platform itself is spoken to plainly, as a simulator on this machine is.</summary>
    private bool IsSocket(Uri address) => address.IsAbsoluteUri &&
        (address.Scheme == "wss" || (address.Scheme == "ws" && session.ApiUri?.Scheme == Uri.UriSchemeHttp));

    private GenesysException Refused(string why, Exception? exception = null) => new(new Failure(
        FailureId.SocketRefused,
        FailureCategory.ConnectionError,
        $"The notification channel could not be opened: {ShortText.Line(why).TrimEnd('.')}.",
        $"Let the proxy or firewall on the way pass web sockets (wss) to the streaming host of {session.Region}.")
    { Exception = exception });
}

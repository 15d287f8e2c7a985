using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Access;
using GenesysWrapup.Core.Events.Channels;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Assumptions;

/// <summary>What a notification channel shows on which nothing is told.</summary>
internal static class ChannelAssumptions
{
    public static IReadOnlyList<Assumption> All { get; } =
    [
        new("Sockets", AssumptionReach.Reads, "Makes a notification channel without topics and opens its socket.", SocketsAsync)
        { Sends = [$"{Operations.PostNotificationsChannels}"] },
        new("TopicPermissions", AssumptionReach.Reads,
            "Reads the list of available topics and what the session may do, and subscribes to a topic of an id that is made up whose " +
            "permission the session lacks.",
            TopicPermissionsAsync)
        {
            Sends =
            [
                $"{Operations.GetTokensMe}", $"{Operations.GetAuthorizationSubjectsMe}", $"{Operations.GetNotificationsAvailabletopics}",
                $"{Operations.PostNotificationsChannels}", $"{Operations.PostNotificationsChannelSubscriptions}",
            ],
        },
        new("Heartbeat", AssumptionReach.Reads,
            "Makes a notification channel without topics and waits for two heartbeats, three minutes at most.", HeartbeatAsync)
        { Sends = [$"{Operations.PostNotificationsChannels}"] },
    ];

    private static async Task<Observation> TopicPermissionsAsync(AssumptionBench bench, CancellationToken stop)
    {
        AccessRights rights = await SessionAccess.Of(bench.Session).ReadAsync(bench.Activity, stop).ConfigureAwait(false);
        if (rights.Permissions is null)
        {
            return Observation.Unsettled($"The session's permissions could not be read ({rights.WhyNoPermissions}).");
        }

        var call = new ApiCall(Operations.GetNotificationsAvailabletopics) 
        {
            Query = [new("expand", "requiresPermissions"), new("expand", "enforced")],
        };
        Answer<WirePage<WireAvailableTopic>> listed = await bench.AskAsync(
            call, PlatformJson.Default.WirePageWireAvailableTopic, stop).ConfigureAwait(false);
        if (!listed.IsSuccess)
        {
            return Observation.Unsettled(listed);
        }

        WireAvailableTopic? lacking = listed.Value?.Entities?.FirstOrDefault(topic =>
            topic is { Id: { } id, Enforced: not false, RequiresPermissions: { Count: > 0 } needed }
            && id.Contains("{id}")
            && id.IndexOf('{') == id.LastIndexOf('{')
            && needed.TrueForAll(permission => rights.Holds(permission) == false));
        if (lacking is null)
        {
            return Observation.Unsettled("The session lacks no permission that a topic names; only one that does shows it.");
        }

        var calls = new ChannelCalls(bench.Session);
        WireChannel channel = await calls.CreateAsync(bench.Activity, stop).ConfigureAwait(false);
        string topic = lacking.Id!.Replace("{id}", ReadAssumptions.MadeUp());
        IReadOnlyList<RejectedTopic> rejected =
            await calls.SubscribeAsync(channel.Id!, [topic], replace: false, bench.Activity, stop).ConfigureAwait(false);
        return rejected.Count == 0
            ? new Observation("NotDemanded", $"{lacking.Id} was granted without {lacking.RequiresPermissions![0]}.")
            : new Observation("Demanded", $"{lacking.Id} was rejected: {rejected[0].Reason}.");
    }

    private static async Task<Observation> SocketsAsync(AssumptionBench bench, CancellationToken stop)
    {
        var calls = new ChannelCalls(bench.Session);
        WireChannel channel = await calls.CreateAsync(bench.Activity, stop).ConfigureAwait(false);
        try
        {
            using ChannelSocket socket = await calls.ConnectAsync(channel, stop).ConfigureAwait(false);
            return new Observation("Open", "The channel's socket was opened.");
        }
        catch (GenesysException refused) when (refused.Failure.Id == FailureId.SocketRefused)
        {
            return new Observation("Refuse", refused.Message);
        }
    }

    private static async Task<Observation> HeartbeatAsync(AssumptionBench bench, CancellationToken stop)
    {
        var calls = new ChannelCalls(bench.Session);
        WireChannel channel = await calls.CreateAsync(bench.Activity, stop).ConfigureAwait(false);
        using ChannelSocket socket = await calls.ConnectAsync(channel, stop).ConfigureAwait(false);
        using CancellationTokenSource late = Pause.Deadline(TimeSpan.FromMinutes(3), bench.Session.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        bench.Activity.Waiting(TimeSpan.FromSeconds(30), "Waiting for the channel's first heartbeat.");
        DateTimeOffset? first = null;
        try
        {
            while (await socket.ReceiveAsync(either.Token).ConfigureAwait(false) is { } message)
            {
                if (message.IndexOf("heartbeat", StringComparison.OrdinalIgnoreCase) < 0)
                {
                    continue;
                }

                if (first is { } before)
                {
                    var between = TimeSpan.FromSeconds(Math.Round((bench.Now - before).TotalSeconds));
                    return new Observation(Observation.Text(between), $"Two heartbeats came {between.TotalSeconds:0} seconds apart.");
                }

                first = bench.Now;
                bench.Activity.Waiting(TimeSpan.FromSeconds(30), "Waiting for the channel's second heartbeat.");
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Observation.Unsettled($"In three minutes, {(first is null ? "no heartbeat" : "one heartbeat")} came.");
        }

        return Observation.Unsettled("The platform closed the socket.");
    }
}

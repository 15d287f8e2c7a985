using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Notifications;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Views;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>Notification channels and what they are subscribed to.</summary>
internal static class NotificationEndpoints
{
    /// <summary>Where the sockets are, without the channel's id.</summary>
    public const string ChannelPath = "/channels/";

    public static void AddTo(EndpointTable table, NotificationCenter center)
    {
        table.Add(Operations.GetNotificationsAvailabletopics, static _ => SimulatedAnswer.Ok(Listing(NotificationTopics.All, Describe)));
        table.Add(Operations.PostNotificationsChannels, call =>
            SimulatedAnswer.Ok(Describe(center.Open(OwnerOf(call), call.Caller.Token.Value), call)));
        table.Add(Operations.GetNotificationsChannels, call => SimulatedAnswer.Ok(Listing(
            call.Query.First("includechannels") is "oauthclient"
                ? center.Of(channel => channel.Owner == OwnerOf(call))
                : center.Of(channel => channel.TokenOwner == call.Caller.Token.Value),
            channel => Describe(channel, call))));
        table.Add(Operations.HeadNotificationsChannel, call => Own(call, center) is null
            ? KnownErrors.NotFound.Answer()
            : new SimulatedAnswer(200));
        table.Add(Operations.GetNotificationsChannelSubscriptions, call => Own(call, center) is { } channel
            ? SimulatedAnswer.Ok(Subscriptions(channel, [], call))
            : KnownErrors.EntityNotFound.Answer());
        table.Add(Operations.PostNotificationsChannelSubscriptions, call => Subscribe(call, center, replace: false));
        table.Add(Operations.PutNotificationsChannelSubscriptions, call => Subscribe(call, center, replace: true));
        table.Add(Operations.DeleteNotificationsChannelSubscriptions, call =>
        {
            if (Own(call, center) is not { } channel)
            {
                return KnownErrors.EntityNotFound.Answer();
            }

            channel.Topics.Clear();
            return new SimulatedAnswer(204);
        });
    }

    /// <summary>The id of the channel whose socket is at an address; null where no socket can be.</summary>
    public static string? ChannelAt(Uri address) =>
        address is { IsAbsoluteUri: true, Scheme: "ws" or "wss" } && address.AbsolutePath.StartsWith(ChannelPath, StringComparison.Ordinal)
            ? address.AbsolutePath.Substring(ChannelPath.Length)
            : null;

    private static string OwnerOf(SimulatedCall call) => call.Caller.ClientId + "/" + call.Caller.UserId;

    private static NotificationChannel? Own(SimulatedCall call, NotificationCenter center) =>
        center.Find(call.PathValues[0]) is { } channel && channel.Owner == OwnerOf(call) ? channel : null;

    private static SimulatedAnswer Subscribe(SimulatedCall call, NotificationCenter center, bool replace)
    {
        if (Own(call, center) is not { } channel)
        {
            return replace ? KnownErrors.EntityNotFound.Answer() : KnownErrors.NotificationUnableToGetChannelId.Answer();
        }

        bool ignoreErrors = call.Query.First("ignoreErrors") is "true";
        var wanted = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var rejected = new List<(string Topic, SimulatedAnswer Why)>();
        foreach (JsonNode? entry in call.Body!.AsArray())
        {
            string topic = entry?["id"]?.GetValue<string>() ?? "";
            if (Rejection(topic, call) is not { } why)
            {
                wanted.Add(topic);
            }
            else if (ignoreErrors)
            {
                rejected.Add((topic, why));
            }
            else
            {
                return why;
            }
        }

        int total = replace ? wanted.Count : channel.Topics.Union(wanted, StringComparer.OrdinalIgnoreCase).Count();
        if (total > NotificationCenter.TopicsPerChannel)
        {
            return KnownErrors.NotificationSubscriptionTooManySubscriptions.Answer();
        }

        if (replace)
        {
            channel.Topics.Clear();
        }

        channel.Topics.UnionWith(wanted);
        center.Prolong(channel);
        return SimulatedAnswer.Ok(Subscriptions(channel, rejected, call));
    }

    private static SimulatedAnswer? Rejection(string topic, SimulatedCall call)
    {
        IReadOnlyList<string> parts = NotificationTopics.Parts(topic);
        if (parts.Count > 1)
        {
            return topic.Length < NotificationTopics.LongestTopic
                ? parts.Select(part => Rejection(part, call)).FirstOrDefault(why => why is not null)
                : KnownErrors.NotificationInvalidTopic.Answer();
        }

        if (NotificationTopics.Find(topic, out string id) is not { } known)
        {
            return KnownErrors.NotificationInvalidTopic.Answer();
        }

        bool own = known.AllowsCurrentUser && string.Equals(id, call.Caller.UserId, StringComparison.OrdinalIgnoreCase);
        return own || call.Policies.Is(SimulatorPolicies.TopicPermissions, "NotDemanded") || call.Caller.Holds(known.Permission, null)
            ? null
            : KnownErrors.NotificationUnauthorizedTopic.Answer();
    }

    private static JsonObject Listing<T>(IEnumerable<T> all, Func<T, JsonNode> describe) =>
        new() { ["entities"] = new JsonArray([.. all.Select(describe)]) };

    private static JsonObject Subscriptions(
        NotificationChannel channel,
        IEnumerable<(string Topic, SimulatedAnswer Why)> rejected,
        SimulatedCall call) => new()
    {
        ["entities"] = new JsonArray([
            .. channel.Topics.Select(static topic => new JsonObject { ["id"] = topic, ["state"] = "Permitted" }),
            .. rejected.Select(refused => new JsonObject
            {
                ["id"] = refused.Topic,
                ["state"] = "Rejected",
                ["rejectionReason"] = refused.Why.Error!.MessageFor(call.Operation),
                ["missingPermissions"] =
                    PlatformJsonNodes.Texts(NotificationTopics.Find(refused.Topic, out _) is { } known ? [known.Permission] : []),
            }),
        ]),
    };

    private static JsonObject Describe(NotificationChannel channel, SimulatedCall call) => new()
    {
        ["connectUri"] = new UriBuilder(call.Origin)
        {
            Scheme = call.Origin.Scheme == Uri.UriSchemeHttps ? "wss" : "ws",
            Path = ChannelPath + channel.Id,
        }.Uri.AbsoluteUri,
        ["id"] = channel.Id,
        ["expires"] = channel.Expires.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
    };

    private static JsonObject Describe(NotificationTopic topic) => new()
    {
        ["id"] = topic.Template,
        ["description"] = "Events of " + topic.Template,
        ["permissionDetails"] = new JsonArray(new JsonObject
        {
            ["type"] = "requiresPermissions",
            ["permissions"] = PlatformJsonNodes.Texts([topic.Permission]),
            ["allowsCurrentUser"] = topic.AllowsCurrentUser,
            ["enforced"] = true,
        }),
        ["requiresPermissions"] = PlatformJsonNodes.Texts([topic.Permission]),
        ["requiresCurrentUserOrPermission"] = topic.AllowsCurrentUser,
        ["enforced"] = true,
        ["visibility"] = "Public",
        ["transports"] = PlatformJsonNodes.Texts(["All"]),
    };
}

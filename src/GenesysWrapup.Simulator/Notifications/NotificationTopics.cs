using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace GenesysWrapup.Simulator.Notifications;

/// <summary>
/// A topic that can be subscribed to. The permission is what the simulator asks for; an organization reads the platform's own from
/// GET /api/v2/notifications/availabletopics.
/// </summary>
internal sealed record NotificationTopic(string Template, string Permission)
{
    private readonly Regex _pattern =
        new("^" + Regex.Escape(Template).Replace(@"\{id}", "([^.]+)") + "$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Users may always follow their own conversations.</summary>
    public bool AllowsCurrentUser => Template.StartsWith("v2.users.", StringComparison.Ordinal);

    public bool Matches(string topic, out string id)
    {
        Match match = _pattern.Match(topic);
        id = match.Groups[1].Value;
        return match.Success;
    }
}

/// <summary>The topics that the simulated platform has.</summary>
internal static class NotificationTopics
{
    /// <summary>Heartbeats and the answers to pings; it comes without a subscription.</summary>
    public const string ChannelMetadata = "channel.metadata";

    /// <summary>The announcement that the socket is about to close; it comes without a subscription.</summary>
    public const string SocketClosing = "v2.system.socket_closing";

    /// <summary>What a channel is told whose subscriptions another one has taken; the channel's id follows.</summary>
    public const string NoLongerSubscribed = "v2.system.no_longer_subscribed.";

    /// <summary>The whole text of a topic is shorter than this, a combined one's too.</summary>
    public const int LongestTopic = 200;

    private static readonly string[] s_media =
        ["calls", "callbacks", "cobrowseSessions", "emails", "messages", "screenshares", "socialexpressions", "videos"];

    private static readonly string[] s_detailEvents =
    [
        "wrapup", "acw", "user.start", "user.end", "acd.start", "acd.end", "customer.start", "customer.end", "attributes", "contact",
        "flow.start", "flow.end", "flow.outcome", "outbound", "voicemail.start", "voicemail.end",
    ];

    public static IReadOnlyList<NotificationTopic> All { get; } =
    [
        .. WithMedia("v2.users.{id}.conversations", "conversation:communication:view"),
        new NotificationTopic("v2.users.{id}.conversationsummary", "conversation:communication:view"),
        .. WithMedia("v2.routing.queues.{id}.conversations", "routing:queue:view"),
        .. s_detailEvents.Select(
            static name => new NotificationTopic("v2.detail.events.conversation.{id}." + name, "analytics:conversationDetail:view")),
        new NotificationTopic("v2.analytics.conversation.{id}.metrics", "analytics:conversationDetail:view"),
        new NotificationTopic("v2.analytics.wrapup.{id}.aggregates", "analytics:conversationAggregate:view"),
        new NotificationTopic("v2.analytics.conversations.details.jobs.availability", "analytics:conversationDetail:view"),
        new NotificationTopic("v2.outbound.wrapupcodemappings.{id}", "outbound:wrapUpCodeMapping:view"),
    ];

    public static NotificationTopic? Find(string topic, out string id)
    {
        foreach (NotificationTopic known in All)
        {
            if (known.Matches(topic, out id))
            {
                return known;
            }
        }

        id = "";
        return null;
    }

    /// <summary>A combined topic, beginning?end&amp;end, as the topics that it stands for.</summary>
    public static IReadOnlyList<string> Parts(string topic)
    {
        int mark = topic.IndexOf('?');
        return mark < 0 ? [topic] : [.. topic.Substring(mark + 1).Split('&').Select(end => $"{topic.Substring(0, mark)}.{end}")];
    }

    private static IEnumerable<NotificationTopic> WithMedia(string template, string permission) =>
        s_media.Select(medium => new NotificationTopic(template + "." + medium, permission))
            .Prepend(new NotificationTopic(template, permission));
}

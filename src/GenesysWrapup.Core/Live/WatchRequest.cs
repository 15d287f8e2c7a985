using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Events;

namespace GenesysWrapup.Core.Live;

/// <summary>What is to be followed, by ids, and when it is enough.</summary>
internal sealed record WatchRequest
{
    /// <summary>What happens in a conversation, by the ends of the platform's topics.</summary>
    private static readonly string[] s_happenings =
    [
        "wrapup", "acw", "user.start", "user.end", "customer.start", "customer.end", "acd.start", "acd.end", "flow.start", "flow.end",
        "flow.outcome", "attributes", "contact", "outbound", "voicemail.start", "voicemail.end",
    ];

    /// <summary>What is followed of a conversation unless somebody asks for certain types.</summary>
    private const int UsualHappenings = 6;

    public IReadOnlyCollection<string> QueueIds { get; init; } = [];

    public IReadOnlyCollection<string> UserIds { get; init; } = [];

    public IReadOnlyCollection<string> ConversationIds { get; init; } = [];

    /// <summary>Only these; all where there are none.</summary>
    public IReadOnlyCollection<string> EventTypes { get; init; } = [];

    public TimeSpan? Timeout { get; init; }

    public int? MaxEvents { get; init; }

    /// <summary>The types that the topics of conversations tell.</summary>
    public static IEnumerable<string> TypesOfConversations => s_happenings.Select(EventType.OfDetail);

    public IReadOnlyList<string> Topics()
    {
        IEnumerable<string> happenings = EventTypes.Count == 0
            ? s_happenings.Take(UsualHappenings)
            : s_happenings.Where(what => EventTypes.Contains(EventType.OfDetail(what), StringComparer.OrdinalIgnoreCase));
        return
        [
            .. QueueIds.Select(id => $"v2.routing.queues.{id}.conversations"),
            .. UserIds.Select(id => $"v2.users.{id}.conversations"),
            .. ConversationIds.SelectMany(id => happenings.Select(what => $"v2.detail.events.conversation.{id}.{what}")),
        ];
    }

    public bool Wants(ConversationEvent found) =>
        EventTypes.Count == 0 || EventTypes.Contains(found.EventType, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether somebody in a conversation is followed: by themselves, by their queue, or with the conversation.</summary>
    public bool Follows(ConversationEvent found) =>
        Has(QueueIds, found.QueueId) || Has(UserIds, found.UserId) || Has(ConversationIds, found.ConversationId);

    private static bool Has(IEnumerable<string> ids, string? id) => id is not null && ids.Contains(id, StringComparer.OrdinalIgnoreCase);
}

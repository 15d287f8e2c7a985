using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Analytics;

/// <summary>
/// Which conversations are asked for. All conditions go into one filter, so that they hold for one segment of one session. The filters
/// only narrow what the platform sends: whoever reads the answer judges again by <see cref="AgentSession"/>.
/// </summary>
internal sealed record DetailsQuestion(TimeInterval Interval)
{
    public IReadOnlyCollection<string> QueueIds { get; init; } = [];

    public IReadOnlyCollection<string> UserIds { get; init; } = [];

    /// <summary>In this module's words; see <see cref="AnalyticsMedia"/>.</summary>
    public IReadOnlyCollection<string> MediaTypes { get; init; } = [];

    /// <summary>Only with this code, by its id.</summary>
    public string? WrapupCode { get; init; }

    /// <summary>Only with after-call work that goes on without a code.</summary>
    public bool AwaitingWrapup { get; init; }

    /// <summary>Only conversations that have ended.</summary>
    public bool EndedOnly { get; init; }

    public bool NewestFirst { get; init; }

    public string Source { get; init; } = DetailsSource.Auto;

    /// <summary>Whether an agent's session is one of those that are asked for.</summary>
    public bool Wants(AgentSession session) =>
        Wants(session.QueueId, session.UserId, session.MediaType, session.Code) && (!AwaitingWrapup || session.IsAwaiting);

    /// <summary>The same by what is known of an agent, wherever it was read.</summary>
    public bool Wants(string? queueId, string? userId, string? mediaType, string? code) =>
        IsOneOf(queueId, QueueIds) && IsOneOf(userId, UserIds) && IsOneOf(mediaType, MediaTypes) &&
        (WrapupCode is null || string.Equals(code, WrapupCode, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether anything of a conversation happened in the time that is asked for.</summary>
    public bool Touches(WireDetails conversation) =>
        (conversation.ConversationStart is not { } start || start < Interval.To) &&
        (conversation.ConversationEnd is not { } end || end >= Interval.From || LastActivity(conversation) >= Interval.From);

    public WireDetailsQuery Body(TimeInterval interval) => new()
    {
        Interval = interval.ForThePlatform(),
        Order = NewestFirst ? "desc" : "asc",
        OrderBy = "conversationStart",
        ConversationFilters = EndedOnly ? [All([new() { Dimension = "conversationEnd", Operator = "exists" }])] : null,
        SegmentFilters = [SegmentFilter()],
    };

    private static DateTimeOffset? LastActivity(WireDetails conversation) => (conversation.Participants ?? [])
        .SelectMany(participant => participant.Sessions ?? [])
        .SelectMany(session => session.Segments ?? [])
        .Select(segment => segment.SegmentEnd ?? segment.SegmentStart)
        .Max();

    private WireDetailsFilter SegmentFilter()
    {
        var predicates = new List<WireDetailsPredicate>();
        if (AwaitingWrapup)
        {
            predicates.Add(Is("segmentType", AgentSession.WrapupSegment));
            predicates.Add(new() { Dimension = "wrapUpCode", Operator = "notExists" });
        }

        if (WrapupCode is not null)
        {
            predicates.Add(Is("wrapUpCode", WrapupCode));
        }

        WireDetailsFilter[] clauses =
        [
            .. new[]
            {
                Any("purpose", AgentSession.Purposes),
                Any("queueId", QueueIds),
                Any("userId", UserIds),
                Any("mediaType", MediaTypes.Select(AnalyticsMedia.WordOf)),
            }.OfType<WireDetailsFilter>(),
        ];
        WireDetailsFilter all = All(predicates);
        all.Clauses = [.. clauses];
        return all;
    }

    private static WireDetailsFilter All(List<WireDetailsPredicate> predicates) => new() { Type = "and", Predicates = predicates };

    private static WireDetailsFilter? Any(string dimension, IEnumerable<string> values)
    {
        List<WireDetailsPredicate> predicates = [.. values.Select(value => Is(dimension, value))];
        return predicates.Count == 0 ? null : new WireDetailsFilter { Type = "or", Predicates = predicates };
    }

    private static WireDetailsPredicate Is(string dimension, string value) => new() { Dimension = dimension, Value = value };

    private static bool IsOneOf(string? value, IReadOnlyCollection<string> wanted) =>
        wanted.Count == 0 || wanted.Contains(value, StringComparer.OrdinalIgnoreCase);
}

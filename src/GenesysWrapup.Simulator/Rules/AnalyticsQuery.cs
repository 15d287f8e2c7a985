using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Rules;

/// <summary>A details query: an interval, filters on the conversation and on its segments, an order.</summary>
internal sealed class AnalyticsQuery
{
    private static readonly string[] s_conversationDimensions =
    [
        "accessAttribute", "conversationEnd", "conversationId", "conversationInitiator", "conversationStart", "customerParticipation",
        "divisionId", "externalTag", "mediaStatsMinConversationMos", "originatingDirection", "originatingSocialMediaPublic",
    ];

    private readonly JsonArray _conversationFilters;
    private readonly JsonArray _segmentFilters;
    private readonly bool _descending;

    private AnalyticsQuery(JsonObject body, DateTimeOffset from, DateTimeOffset to)
    {
        From = from;
        To = to;
        _conversationFilters = body["conversationFilters"] as JsonArray ?? [];
        _segmentFilters = body["segmentFilters"] as JsonArray ?? [];
        _descending = (string?)body["order"] == "desc";
    }

    public DateTimeOffset From { get; }

    public DateTimeOffset To { get; }

    /// <summary>A query that was accepted before.</summary>
    public static AnalyticsQuery Of(JsonObject accepted) => Refusal(accepted, out AnalyticsQuery query) is null
        ? query
        : throw new ArgumentException("This query was not accepted.", nameof(accepted));

    /// <summary>Reads it, or says what is wrong with it.</summary>
    public static SimulatedAnswer? Refusal(JsonObject body, out AnalyticsQuery query)
    {
        query = null!;
        string[] ends = ((string?)body["interval"] ?? string.Empty).Split('/');
        if (ends.Length != 2 || !IsTime(ends[0], out DateTimeOffset from) || !IsTime(ends[1], out DateTimeOffset to) || to <= from)
        {
            return KnownErrors.ConstraintValidation.Answer(
                "interval must be two ISO-8601 times, the earlier first, with a slash between them");
        }

        query = new AnalyticsQuery(body, from, to);
        return query.FilterRefusal();
    }

    public IEnumerable<SimulatedConversation> Order(IEnumerable<SimulatedConversation> conversations) => _descending
        ? conversations.OrderByDescending(static one => one.Start)
        : conversations.OrderBy(static one => one.Start);

    public bool Takes(JsonObject conversation) =>
        _conversationFilters.All(filter => Matches(filter!, predicate => Of(conversation, predicate)))
        && (_segmentFilters.Count == 0 || Segments(conversation).Any(segment =>
            _segmentFilters.All(filter => Matches(
                filter!, predicate => segment.Select(level => Of(level, predicate)).FirstOrDefault(static value => value is not null)))));

    private static bool IsTime(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    /// <summary>Each segment with its session and participant, whose dimensions are asked in the same filter.</summary>
    private static IEnumerable<JsonObject[]> Segments(JsonObject conversation) =>
        from participant in conversation["participants"]!.AsArray()
        from session in participant!["sessions"]!.AsArray()
        from segment in session!["segments"]!.AsArray()
        select new[] { (JsonObject)segment!, (JsonObject)session, (JsonObject)participant };

    private static string? Of(JsonObject level, string dimension)
    {
        JsonNode? value = dimension == "divisionId" ? level["divisionIds"]?[0] : level[dimension];
        return value is JsonValue ? value.ToString() : null;
    }

    private static bool Matches(JsonNode filter, Func<string, string?> valueOf)
    {
        IEnumerable<bool> judged = Nodes(filter, "predicates").Select(predicate => Judge(predicate, valueOf))
            .Concat(Nodes(filter, "clauses").Select(clause => Matches(clause, valueOf)));
        return (string?)filter["type"] == "or" ? judged.Any(static met => met) : judged.All(static met => met);
    }

    private static bool Judge(JsonNode predicate, Func<string, string?> valueOf)
    {
        string? value = valueOf((string)predicate["dimension"]!);
        return (string?)predicate["operator"] switch
        {
            "exists" => value is not null,
            "notExists" => value is null,
            _ => string.Equals(value, (string?)predicate["value"], StringComparison.OrdinalIgnoreCase),
        };
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode filter, string name) =>
        (filter[name] as JsonArray ?? []).Select(static node => node!);

    private SimulatedAnswer? FilterRefusal()
    {
        foreach (JsonNode predicate in _conversationFilters.Concat(_segmentFilters).SelectMany(static filter => Predicates(filter!)))
        {
            if ((string?)predicate["type"] is not (null or "dimension") || (string?)predicate["dimension"] is null)
            {
                return KnownErrors.ConstraintValidation.Answer("The simulator judges predicates on dimensions only");
            }
        }

        string? stranger = _conversationFilters.SelectMany(static filter => Predicates(filter!))
            .Select(static predicate => (string)predicate["dimension"]!)
            .FirstOrDefault(static dimension => !s_conversationDimensions.Contains(dimension, StringComparer.Ordinal));
        return stranger is null
            ? null
            : KnownErrors.InvalidValue.Answer(stranger, "dimension", string.Join(", ", s_conversationDimensions));
    }

    private static IEnumerable<JsonNode> Predicates(JsonNode filter) =>
        Nodes(filter, "predicates").Concat(Nodes(filter, "clauses").SelectMany(Predicates));
}

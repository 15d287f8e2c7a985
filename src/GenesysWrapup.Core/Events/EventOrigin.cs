using System;

namespace GenesysWrapup.Core.Events;

/// <summary>What the wrappings around an event have told so far. Each adds what it knows and hands on what it wraps.</summary>
internal sealed record EventOrigin
{
    public static readonly EventOrigin Unknown = new();

    public string? Source { get; init; }
    public TopicName? Topic { get; init; }
    public DateTime? Time { get; init; }
    public string? EventId { get; init; }
    public string? CorrelationId { get; init; }

    /// <summary>Where in the input this is, for messages: item 3, RequestBody.</summary>
    public string Place { get; init; } = string.Empty;

    public int Depth { get; init; }

    /// <summary>One step further in.</summary>
    public EventOrigin Within(string place) => this with { Place = Place.Length == 0 ? place : $"{Place}, {place}", Depth = Depth + 1 };

    /// <summary>An event with what is known from outside.</summary>
    public ConversationEvent Event(string type) => new()
    {
        EventType = type,
        Source = Source ?? "Body",
        Topic = Topic?.Text,
        Time = Time,
        EventId = EventId,
        CorrelationId = CorrelationId,
    };
}

using System.Text.Json;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Events;

/// <summary>Why something is no event, in the words of whoever has to find out where it came from.</summary>
internal static class EventFailures
{
    /// <summary>An item as the target of its error: enough to know it again.</summary>
    private const int LongestTarget = 4_000;

    private const int LongestPlace = 140;

    public static Failure NotAnEvent(Lookalike looksLike, string item, EventOrigin origin) => new(
        FailureId.NotAnEvent,
        FailureCategory.InvalidData,
        $"{Subject(origin)} is not an event of a conversation: it looks like {looksLike.What}.",
        looksLike.NextStep)
    { Target = looksLike.IsSecret ? null : TargetOf(item) };

    public static Failure Unreadable(JsonException? fault, string text, EventOrigin origin) => new(
        FailureId.UnreadableEvent,
        FailureCategory.InvalidData,
        $"{Subject(origin)} begins as JSON but cannot be read{From(fault)}.",
        $"See whether it was cut off, or lost its quotation marks on the way. {Lookalike.AsItArrived}")
    { Target = TargetOf(text) };

    public static Failure NotAnId(string id, string item, EventOrigin origin) => new(
        FailureId.UnreadableEvent,
        FailureCategory.InvalidData,
        $"{Subject(origin)} has a conversationId that is no id: {Lookalike.Quoted(id)}.",
        "See whether whatever sent it left a placeholder unfilled, or put another value there.")
    { Target = TargetOf(item), FindingId = FindingIds.IdShape };

    public static Failure TooLarge(int length, EventOrigin origin) => new(
        FailureId.EventTooLarge,
        FailureCategory.LimitsExceeded,
        $"{Subject(origin)} has {length:N0} characters; no more than {EventReader.LongestText:N0} are read.",
        "Pass the events in smaller parts, for example one a line.");

    public static Failure TooMany(int count, EventOrigin origin) => new(
        FailureId.EventTooLarge,
        FailureCategory.LimitsExceeded,
        $"{Subject(origin)} is a list of {count:N0} items; the first {EventReader.MostItems:N0} were read and no more.",
        "Pass the others in lists of their own.");

    public static Failure TooDeep(EventOrigin origin) => new(
        FailureId.UnreadableEvent,
        FailureCategory.InvalidData,
        "The input is wrapped in itself too many times to be an event.",
        Lookalike.AsItArrived)
    { Target = Lookalike.Quoted(origin.Place) };

    private static string From(JsonException? fault) =>
        fault is { LineNumber: { } line, BytePositionInLine: { } at } ? $" from line {line + 1}, byte {at + 1} on" : string.Empty;

    /// <summary>The innermost of it, where it is long: whoever looks for it finds that.</summary>
    private static string Subject(EventOrigin origin) => origin.Place.Length switch
    {
        0 => "The input",
        > LongestPlace => $"The input (…{origin.Place.Substring(origin.Place.Length - LongestPlace)})",
        _ => $"The input ({origin.Place})",
    };

    private static string TargetOf(string item) =>
        Redaction.Shapes(item.Length > LongestTarget ? item.Substring(0, LongestTarget) + "…" : item);
}

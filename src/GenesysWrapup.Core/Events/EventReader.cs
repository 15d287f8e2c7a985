using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

using GenesysWrapup.Core.Platform;
namespace GenesysWrapup.Core.Events;

/// <summary>
/// The intake: from text or parsed JSON to events, in any of the known shapes, wrapped in one another as they come. It takes anything,
/// never throws, and gives every item its event or its failure, in order.
/// </summary>
internal static class EventReader
{
    /// <summary>Ten times what any of the ways carries in one delivery, so that a file of collected events passes.</summary>
    public const int LongestText = 5_000_000;

    public const int MostItems = 10_000;

    private const int DeepestJson = 64;

    /// <summary>The longest way known: webhook, list, Event Grid, EventBridge, notification, each once as text.</summary>
    private const int DeepestWrapping = 10;

    private static readonly JsonDocumentOptions s_options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = DeepestJson,
    };

    internal static readonly IReadOnlyList<IEventShape> Shapes = typeof(IEventShape).Assembly.GetTypes()
        .Where(type => type.IsClass && typeof(IEventShape).IsAssignableFrom(type))
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (IEventShape)Activator.CreateInstance(type)!)
        .OrderByDescending(shape => shape.Wraps)
        .ToArray();

    public static IReadOnlyList<EventReading> Read(string? text) => OpenText(text ?? string.Empty, EventOrigin.Unknown);

    public static IReadOnlyList<EventReading> Read(JsonElement item) => Open(item, EventOrigin.Unknown).ToList();

    /// <summary>The shapes that fit an item; more than one of a kind would be a fault of theirs.</summary>
    internal static IEnumerable<IEventShape> ShapesOf(JsonElement item, EventOrigin origin) => item.ValueKind == JsonValueKind.Object
        ? Shapes.Where(shape => shape.Fits(item, origin))
        : [];

    /// <summary>What lies in the item, whatever it is.</summary>
    internal static IEnumerable<EventReading> Open(JsonElement item, EventOrigin origin)
    {
        if (origin.Depth > DeepestWrapping)
        {
            return [EventReading.Of(EventFailures.TooDeep(origin))];
        }

        return item.ValueKind switch
        {
            JsonValueKind.Array => OpenList(item, origin),
            JsonValueKind.String => OpenText(JsonText.OrNumber(item) ?? string.Empty, origin.Within("text")),
            JsonValueKind.Object when ShapesOf(item, origin).FirstOrDefault() is { } shape =>
                shape.Read(item, origin).Select(reading => Checked(reading, item, origin)),
            _ => [EventReading.Of(EventFailures.NotAnEvent(Lookalike.Of(item, origin), item.GetRawText(), origin))],
        };
    }

    /// <summary>
    /// For wrappings whose content has no fixed name: the content itself where it has a known shape, else the first member that has.
    /// </summary>
    internal static IEnumerable<EventReading> OpenContent(JsonElement content, EventOrigin origin)
    {
        if (content.ValueKind == JsonValueKind.Object && !ShapesOf(content, origin).Any())
        {
            foreach (JsonProperty member in content.EnumerateObject())
            {
                JsonElement value = member.Value;
                if (value.ValueKind == JsonValueKind.Array || ShapesOf(value, origin).Any() || JsonMembers.IsJsonText(value))
                {
                    return Open(value, origin.Within(ShortText.Line(JsonText.NameOf(member))));
                }
            }
        }

        return Open(content, origin);
    }

    internal static IReadOnlyList<EventReading> OpenText(string text, EventOrigin origin)
    {
        if (text.Length > LongestText)
        {
            return [EventReading.Of(EventFailures.TooLarge(text.Length, origin))];
        }

        string trimmed = text.Trim().Trim('\uFEFF');
        if (trimmed.Length == 0 || trimmed[0] is not ('{' or '[' or '"'))
        {
            return [EventReading.Of(EventFailures.NotAnEvent(Lookalike.Of(trimmed), trimmed, origin))];
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(trimmed, s_options);
            return Open(document.RootElement, origin).ToList();
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // An ArgumentException is half of a surrogate pair.
            return NotQuiteJson(trimmed, origin) ??
                [EventReading.Of(EventFailures.Unreadable(exception as JsonException, trimmed, origin))];
        }
    }

    /// <summary>Whether a text is one whole JSON object or list.</summary>
    internal static bool IsJson(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, s_options);
            return document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return false;
        }
    }

    private static List<EventReading>? NotQuiteJson(string text, EventOrigin origin)
    {
        if (UnquotedWebhookData.BodyOf(text) is { } body)
        {
            return OpenText(body, origin.Within(WebhookDataShape.Body) with { Source = WebhookDataShape.Source }).ToList();
        }

        // One event a line, as a log keeps them: a line that is torn does not lose the others. In one broken text few lines are whole.
        string[] lines = text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
        return lines.Length is > 1 and <= MostItems && origin.Depth == 0 && 2 * lines.Count(IsJson) >= lines.Length
            ? [.. lines.SelectMany((line, index) => OpenText(line, origin.Within($"line {index + 1}")))]
            : null;
    }

    private static IEnumerable<EventReading> OpenList(JsonElement list, EventOrigin origin)
    {
        int count = list.GetArrayLength();
        if (count == 0)
        {
            return [EventReading.Of(EventFailures.NotAnEvent(Lookalike.EmptyList, list.GetRawText(), origin))];
        }

        IEnumerable<EventReading> read = list.EnumerateArray().Take(MostItems)
            .SelectMany((item, index) => Open(item, origin.Within($"item {index + 1}")));
        return count > MostItems ? read.Append(EventReading.Of(EventFailures.TooMany(count, origin))) : read;
    }

    /// <summary>An id that is missing or none would only fail later, and say less.</summary>
    private static EventReading Checked(EventReading reading, JsonElement item, EventOrigin origin) => reading.Event switch
    {
        null or { EventType: EventType.Heartbeat or EventType.System or EventType.Validation } => reading,
        { ConversationId: null } => EventReading.Of(EventFailures.NotAnEvent(Lookalike.Nameless, item.GetRawText(), origin)),
        { ConversationId: { } id } when !Guid.TryParse(id, out _) => EventReading.Of(EventFailures.NotAnId(id, item.GetRawText(), origin)),
        _ => reading,
    };
}

using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;

namespace GenesysWrapup.Core.Metrics;

/// <summary>One event as its sink takes it.</summary>
/// <param name="Json">The event.</param>
/// <param name="Shortened">The fields that were cut or left out for the sink's limits.</param>
internal sealed record ShapedEvent(JsonObject Json, IReadOnlyList<string> Shortened)
{
    private byte[]? _bytes;

    /// <summary>As it goes out.</summary>
    public byte[] Bytes => _bytes ??= Encoding.UTF8.GetBytes(Json.ToJsonString());

    /// <summary>Its members in their order, as plain values, for who does without a library of JSON.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Members() => MembersOf(Json);

    private static List<KeyValuePair<string, object?>> MembersOf(JsonObject json) =>
        [.. json.Select(static member => new KeyValuePair<string, object?>(member.Key, ValueOf(member.Value)))];

    private static object? ValueOf(JsonNode? node) => node switch
    {
        JsonObject inner => MembersOf(inner),
        JsonArray list => list.Select(ValueOf).ToList(),
        JsonValue value when value.TryGetValue(out bool flag) => flag,
        JsonValue value when value.TryGetValue(out long number) => number,
        JsonValue value when value.TryGetValue(out int number) => number,
        JsonValue value when value.TryGetValue(out double number) => number,
        _ => node?.GetValue<string>(),
    };
}

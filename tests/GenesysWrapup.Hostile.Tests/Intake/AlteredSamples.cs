using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Tests.Events;
using GenesysWrapup.Hostile.Tests.Answers;

namespace GenesysWrapup.Hostile.Tests.Intake;

/// <summary>
/// One of each form in which events arrive, with one of its members altered. The members are those that the samples have, also inside JSON
/// that stands in a text, so that a new form and a new member are altered by themselves.
/// </summary>
internal static class AlteredSamples
{
    /// <param name="What">Which member of which sample is what.</param>
    /// <param name="Text">The event as it arrives.</param>
    public sealed record Altered(string What, string Text);

    public static IReadOnlyList<string> Samples { get; } = [.. EventSamples.All.Where(IsJson)];

    public static IEnumerable<Altered> Of(int sample)
    {
        JsonNode right = JsonNode.Parse(Samples[sample])!;
        foreach (string[] path in PathsIn(right, []))
        {
            JsonNode? value = path.Aggregate(JsonNode.Parse(Samples[sample]), Member);
            foreach (Alteration alteration in Alteration.For(KindOf(value)))
            {
                JsonNode root = JsonNode.Parse(Samples[sample])!;
                string text = Alteration.Text(Changed(root, path, 0, alteration)!);
                yield return new Altered($"sample {sample}, {string.Join("/", path)} is {alteration}", text);
            }
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            return JsonNode.Parse(text) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<string[]> PathsIn(JsonNode? node, string[] path)
    {
        if (path.Length > 0)
        {
            yield return path;
        }

        foreach ((string name, JsonNode? child) in Children(Opened(node)))
        {
            foreach (string[] inner in PathsIn(child, [.. path, name]))
            {
                yield return inner;
            }
        }
    }

    /// <summary>Of a list the first item stands for all.</summary>
    private static IEnumerable<(string Name, JsonNode? Child)> Children(JsonNode? node) => node switch
    {
        JsonObject holder => holder.Select(static member => (member.Key, member.Value)),
        JsonArray { Count: > 0 } list => [("0", list[0])],
        _ => [],
    };

    /// <summary>What stands in a text that is JSON; anything else as it is.</summary>
    private static JsonNode? Opened(JsonNode? node) => InText(node) ?? node;

    private static JsonNode? InText(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 && text[0] is '{' or '[' && IsJson(text)
            ? JsonNode.Parse(text)
            : null;

    private static JsonNode? Member(JsonNode? holder, string name) => Opened(holder) is JsonArray list ? list[0] : Opened(holder)![name];

    private static JsonNode? Changed(JsonNode? node, string[] path, int at, Alteration alteration)
    {
        JsonNode? within = InText(node);
        JsonNode holder = (within ?? node)!;
        bool last = at == path.Length - 1;
        if (holder is JsonArray list)
        {
            JsonNode? first = list[0];
            list.RemoveAt(0);
            if (!last || alteration != Alteration.Absent)
            {
                list.Insert(0, last ? alteration.Of(first) : Changed(first, path, at + 1, alteration));
            }
        }
        else
        {
            JsonObject members = holder.AsObject();
            JsonNode? value = members[path[at]];
            members.Remove(path[at]);
            if (!last || alteration != Alteration.Absent)
            {
                members[path[at]] = last ? alteration.Of(value) : Changed(value, path, at + 1, alteration);
            }
        }

        return within is null ? holder : JsonValue.Create(Alteration.Text(within));
    }

    private static Type KindOf(JsonNode? value) => value switch
    {
        JsonArray => typeof(List<object>),
        JsonObject => typeof(object),
        _ when value?.GetValueKind() is JsonValueKind.Number => typeof(long),
        _ when value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False => typeof(bool),
        _ when DateTimeOffset.TryParse(value?.ToString(), out _) => typeof(DateTimeOffset),
        _ => typeof(string),
    };
}

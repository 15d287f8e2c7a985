using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;

namespace GenesysWrapup.Binding;

/// <summary>JSON as PowerShell's own objects, as ConvertFrom-Json gives them.</summary>
internal static class JsonObjects
{
    public static PSObject Of(JsonObject json, string? typeName = null)
    {
        var item = new PSObject();
        foreach (KeyValuePair<string, JsonNode?> member in json)
        {
            item.Properties.Add(new PSNoteProperty(member.Key, ValueOf(member.Value)));
        }

        if (typeName is not null)
        {
            item.TypeNames.Insert(0, typeName);
        }

        return item;
    }

    private static object? ValueOf(JsonNode? node) => node switch
    {
        JsonObject inner => Of(inner),
        JsonArray list => list.Select(ValueOf).ToArray(),
        JsonValue value when value.TryGetValue(out bool flag) => flag,
        JsonValue value when value.TryGetValue(out long number) => number,
        JsonValue value when value.TryGetValue(out int number) => number,
        JsonValue value when value.TryGetValue(out double number) => number,
        _ => node?.GetValue<string>(),
    };
}

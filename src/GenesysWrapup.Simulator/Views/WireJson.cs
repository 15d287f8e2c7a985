using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace GenesysWrapup.Simulator.Views;

/// <summary>How the platform writes JSON: what is absent is left out, never null; times in UTC with milliseconds.</summary>
internal static class WireJson
{
    public static JsonObject Of(params (string Name, JsonNode? Value)[] members)
    {
        var json = new JsonObject();
        foreach ((string name, JsonNode? value) in members)
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        return json;
    }

    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> item) => new(items.Select(item).ToArray());

    public static JsonArray List(IEnumerable<string> items) => List(items, static item => JsonValue.Create(item));

    public static JsonNode? Time(DateTimeOffset? time) => time is null ? null : JsonValue.Create(Text(time.Value));

    public static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A reference to something else: its id and its address.</summary>
    public static JsonObject? Reference(string? id, string collection) =>
        id is null ? null : Of(("id", id), ("selfUri", $"/api/v2/{collection}/{id}"));
}

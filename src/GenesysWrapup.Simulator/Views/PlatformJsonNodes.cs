using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace GenesysWrapup.Simulator.Views;

/// <summary>Small shapes that recur in the platform's JSON.</summary>
internal static class PlatformJsonNodes
{
    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    public static JsonObject Reference(string id, string name) => new() { ["id"] = id, ["name"] = name };
}

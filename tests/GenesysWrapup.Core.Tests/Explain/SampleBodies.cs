using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.TestSupport;

namespace GenesysWrapup.Core.Tests.Explain;

/// <summary>
/// Valid bodies made from the contract's schemas: what is required, and each further property by itself, because each may act.
/// </summary>
internal static class SampleBodies
{
    private const int Deepest = 3;
    private const string Id = "6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55";

    public static IEnumerable<string> Of(string method, string path, JsonNode schema)
    {
        JsonObject resolved = ContractFile.Resolve(schema);
        if (Type(resolved) == "array")
        {
            return Objects(resolved["items"]!).Select(static item => new JsonArray(item).ToJsonString());
        }

        // The contract says of this one operation that it can only disconnect.
        bool disconnects = method == "PATCH"
            && path.EndsWith("/communications/{communicationId}", StringComparison.Ordinal)
            && !path.Contains("aftercallwork", StringComparison.Ordinal);
        return disconnects ? ["""{"state":"disconnected"}"""] : Objects(schema).Select(static item => item.ToJsonString());
    }

    private static IEnumerable<JsonObject> Objects(JsonNode schema)
    {
        yield return Make(schema, null, 0);
        foreach (KeyValuePair<string, JsonNode?> property in ContractFile.Resolve(schema)["properties"]?.AsObject() ?? [])
        {
            yield return Make(schema, property.Key, 0);
        }
    }

    private static JsonObject Make(JsonNode schema, string? further, int depth)
    {
        JsonObject resolved = ContractFile.Resolve(schema);
        var made = new JsonObject();
        if (resolved["properties"] is not JsonObject members)
        {
            return made;
        }

        HashSet<string> wanted = [.. (resolved["required"]?.AsArray() ?? []).Select(static name => (string)name!)];

        // The schema does not require it, but the service does: a wrap-up that is not provisional has a code.
        if (members.ContainsKey("disableEndTimeUpdates") && further != "provisional")
        {
            wanted.Add("code");
        }

        foreach (KeyValuePair<string, JsonNode?> member in members.Where(member => wanted.Contains(member.Key) || member.Key == further))
        {
            made[member.Key] = Value(member.Key, member.Value!, depth + 1);
        }

        return made;
    }

    private static JsonNode? Value(string name, JsonNode schema, int depth)
    {
        JsonObject resolved = ContractFile.Resolve(schema);
        if (resolved["enum"] is JsonArray choices)
        {
            return choices[0]!.DeepClone();
        }

        string? format = (string?)resolved["format"];
        return Type(resolved) switch
        {
            "string" when format == "date-time" => "2026-03-01T08:30:00.000Z",
            "string" when format == "interval" || name == "interval" => "2026-03-01T00:00:00.000Z/2026-03-02T00:00:00.000Z",
            "string" when name is "code" or "id" => Id,
            "string" => "Sample",
            "integer" => 10,
            "number" => 1.5,
            "boolean" => true,
            "array" when depth > Deepest => new JsonArray(),
            "array" => new JsonArray(Value("item", resolved["items"]!, depth + 1)),
            _ when resolved["additionalProperties"] is JsonObject values => new JsonObject { ["key"] = Value("value", values, depth + 1) },
            _ when depth > Deepest => new JsonObject(),
            _ => Make(schema, null, depth),
        };
    }

    private static string? Type(JsonObject schema) => (string?)schema["type"];
}

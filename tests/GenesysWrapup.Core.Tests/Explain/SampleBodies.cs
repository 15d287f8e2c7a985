using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Tests.Lint;

namespace GenesysWrapup.Core.Tests.Explain;

/// <summary>Valid bodies made from the contract's schemas: what is required, and each further property by itself, since each may act.</summary>
internal sealed class SampleBodies(Contract contract)
{
    private const int Deepest = 3;
    private const string Id = "6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55";

    public IEnumerable<string> Of(string method, string path, JsonElement schema)
    {
        JsonElement resolved = contract.Resolve(schema);
        if (Type(resolved) == "array")
        {
            return Objects(resolved.GetProperty("items")).Select(item => new JsonArray(item).ToJsonString());
        }

        // The contract says of this one operation that it can only disconnect.
        bool disconnects = method == "PATCH" && path.EndsWith("/communications/{communicationId}", StringComparison.Ordinal) && !path.Contains("aftercallwork", StringComparison.Ordinal);
        return disconnects ? ["""{"state":"disconnected"}"""] : Objects(schema).Select(item => item.ToJsonString());
    }

    private IEnumerable<JsonObject> Objects(JsonElement schema)
    {
        JsonElement resolved = contract.Resolve(schema);
        string[] properties = resolved.TryGetProperty("properties", out JsonElement members) ? [.. members.EnumerateObject().Select(member => member.Name)] : [];
        yield return Make(schema, null, 0);
        foreach (string property in properties)
        {
            yield return Make(schema, property, 0);
        }
    }

    private JsonObject Make(JsonElement schema, string? further, int depth)
    {
        JsonElement resolved = contract.Resolve(schema);
        var made = new JsonObject();
        if (!resolved.TryGetProperty("properties", out JsonElement members))
        {
            return made;
        }

        HashSet<string> wanted = resolved.TryGetProperty("required", out JsonElement required) ? [.. required.EnumerateArray().Select(name => name.GetString()!)] : [];

        // Not required by the schema, but by the service: a wrap-up that is not provisional has a code.
        if (members.TryGetProperty("disableEndTimeUpdates", out _) && further != "provisional")
        {
            wanted.Add("code");
        }

        foreach (JsonProperty member in members.EnumerateObject().Where(member => wanted.Contains(member.Name) || member.Name == further))
        {
            made[member.Name] = Value(member.Name, member.Value, depth + 1);
        }

        return made;
    }

    private JsonNode? Value(string name, JsonElement schema, int depth)
    {
        JsonElement resolved = contract.Resolve(schema);
        if (resolved.TryGetProperty("enum", out JsonElement choices))
        {
            return JsonValue.Create(choices[0].GetString());
        }

        string? format = resolved.TryGetProperty("format", out JsonElement given) ? given.GetString() : null;
        return Type(resolved) switch
        {
            "string" when format == "date-time" => JsonValue.Create("2026-03-01T08:30:00.000Z"),
            "string" when format == "interval" || name == "interval" => JsonValue.Create("2026-03-01T00:00:00.000Z/2026-03-02T00:00:00.000Z"),
            "string" when name is "code" or "id" => JsonValue.Create(Id),
            "string" => JsonValue.Create("Sample"),
            "integer" => JsonValue.Create(10),
            "number" => JsonValue.Create(1.5),
            "boolean" => JsonValue.Create(true),
            "array" when depth > Deepest => new JsonArray(),
            "array" => new JsonArray(Value("item", resolved.GetProperty("items"), depth + 1)),
            _ when resolved.TryGetProperty("additionalProperties", out JsonElement values) && values.ValueKind == JsonValueKind.Object => new JsonObject { ["key"] = Value("value", values, depth + 1) },
            _ when depth > Deepest => new JsonObject(),
            _ => Make(schema, null, depth),
        };
    }

    private static string? Type(JsonElement schema) => schema.TryGetProperty("type", out JsonElement type) ? type.GetString() : null;
}

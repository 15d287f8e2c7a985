using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.TestSupport;

namespace GenesysWrapup.Simulator.Tests.Endpoints;

/// <summary>The vendor's contract, to hold an answer against: names of members, their types and their enumerations.</summary>
internal sealed class ContractSchemas
{
    public List<string> Problems { get; } = [];

    public int Checked { get; private set; }

    public void Check(Operation operation, JsonNode answer)
    {
        JsonNode? declared = ContractFile.AnswerOf(operation.Method, operation.Path);
        if (declared is null)
        {
            Problems.Add($"{operation}: the contract declares no body for 200.");
            return;
        }

        Checked++;
        Walk(declared, answer, operation.Name);
    }

    private void Walk(JsonNode declared, JsonNode? value, string where)
    {
        JsonObject schema = ContractFile.Resolve(declared);
        string type = (string?)schema["type"] ?? "object";
        if (value is null)
        {
            Problems.Add($"{where} is null; the platform leaves absent members out.");
            return;
        }

        JsonValueKind kind = value.GetValueKind();
        bool fits = type switch
        {
            "object" => kind == JsonValueKind.Object,
            "array" => kind == JsonValueKind.Array,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "integer" or "number" => kind == JsonValueKind.Number,
            _ => kind == JsonValueKind.String,
        };
        if (!fits)
        {
            Problems.Add($"{where} is {kind}, the contract says {type}.");
        }
        else if (kind == JsonValueKind.Object)
        {
            Members(schema, value.AsObject(), where);
        }
        else if (kind == JsonValueKind.Array)
        {
            foreach (JsonNode? item in value.AsArray())
            {
                Walk(schema["items"]!, item, where + "[]");
            }
        }
        else if (schema["enum"] is JsonArray allowed && !allowed.Any(one => JsonNode.DeepEquals(one, value)))
        {
            Problems.Add($"{where} is {value.ToJsonString()}, which the contract's enumeration does not have.");
        }
    }

    private void Members(JsonNode schema, JsonObject value, string where)
    {
        foreach (KeyValuePair<string, JsonNode?> member in value)
        {
            JsonNode? declared = schema["properties"]?[member.Key] ?? schema["additionalProperties"];
            if (declared is JsonObject)
            {
                Walk(declared, member.Value, where + "." + member.Key);
            }
            else
            {
                Problems.Add($"{where}.{member.Key} is not in the contract.");
            }
        }
    }
}

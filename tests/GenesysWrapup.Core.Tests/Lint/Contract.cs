using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using GenesysWrapup.TestSupport;

namespace GenesysWrapup.Core.Tests.Lint;

/// <summary>The vendor's contract, for those who walk its schemas.</summary>
internal sealed class Contract(JsonElement root)
{
    public static Contract Read()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(ContractFile.Location!));
        return new Contract(document.RootElement.Clone());
    }

    public IEnumerable<(string Method, string Path, JsonElement Element)> Operations => root.GetProperty("paths").EnumerateObject()
        .SelectMany(path => path.Value.EnumerateObject()
            .Where(method => method.Value.ValueKind == JsonValueKind.Object && method.Value.TryGetProperty("operationId", out _))
            .Select(method => (method.Name.ToUpperInvariant(), path.Name, method.Value)));

    public JsonElement Definition(string name) => root.GetProperty("definitions").GetProperty(name);

    /// <summary>The schema of an operation's body; null where it has none.</summary>
    public static JsonElement? Body(JsonElement operation) => operation.TryGetProperty("parameters", out JsonElement parameters)
        ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "body").Select(parameter => (JsonElement?)parameter.GetProperty("schema")).FirstOrDefault()
        : null;

    public JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out JsonElement reference)
        ? Definition(reference.GetString()!.Split('/').Last())
        : schema;
}

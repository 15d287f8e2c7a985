using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace GenesysWrapup.TestSupport;

/// <summary>
/// The vendor's contract (OpenAPI 2): the extract that is kept here, made by build/Update-ContractExtract.ps1, or the whole file that
/// GENESYS_OPENAPI names.
/// </summary>
internal static class ContractFile
{
    public const string Variable = "GENESYS_OPENAPI";
    private const string Extract = "tests/GenesysWrapup.TestSupport/contract.json";

    private static readonly Lazy<JsonObject> s_document = new(static () => Whole(JsonNode.Parse(Given is { } path
        ? File.ReadAllText(path)
        : Repository.Read(Extract))!.AsObject()));

    public static string Location => Given ?? Extract;

    /// <summary>A path that was given and is wrong must not pass for "none was given".</summary>
    private static string? Given { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : null;

    /// <summary>
    /// Of the vendor's contract too, but not of the part that is kept beside the repository. A file that has them is held against them.
    /// </summary>
    public static readonly IReadOnlyList<string> BesideTheSubset = ["GET /api/v2/users"];

    /// <summary>The operations of the contract, as the catalogue would write them.</summary>
    public static IReadOnlyList<(string Method, string Path, JsonObject Operation)> Operations() => s_document.Value["paths"]!.AsObject()
        .SelectMany(static path => path.Value!.AsObject()
            .Where(static member => member.Key is "get" or "put" or "post" or "delete" or "patch" or "head" or "options")
            .Select(member => (member.Key.ToUpperInvariant(), path.Key, member.Value!.AsObject())))
        .ToArray();

    public static JsonObject Definition(string name) => s_document.Value["definitions"]![name]!.AsObject();

    /// <summary>The schema itself, where another one only refers to it.</summary>
    public static JsonObject Resolve(JsonNode schema) =>
        schema["$ref"] is { } reference ? Resolve(Definition(((string)reference!).Split('/')[^1])) : schema.AsObject();

    /// <summary>The schema of an operation's body; null where it has none.</summary>
    public static JsonNode? BodyOf(JsonObject operation) => operation["parameters"]?.AsArray()
        .FirstOrDefault(static parameter => (string?)parameter!["in"] == "body")?["schema"];

    /// <summary>The schema of what an operation answers with 200; null where the contract declares none.</summary>
    public static JsonNode? AnswerOf(string method, string path) =>
        s_document.Value["paths"]?[path]?[method.ToLowerInvariant()]?["responses"]?["200"]?["schema"];

    /// <summary>The errors of a response, by code, where the extract has their numbers.</summary>
    private static JsonObject Whole(JsonObject document)
    {
        if (document["errors"] is not JsonArray pairs)
        {
            return document;
        }

        IEnumerable<JsonObject> responses = document["paths"]!.AsObject()
            .SelectMany(static path => path.Value!.AsObject())
            .SelectMany(static operation => operation.Value!["responses"]!.AsObject())
            .Select(static response => response.Value!.AsObject());
        foreach (JsonObject response in responses.Where(static one => one["errors"] is not null))
        {
            response["x-inin-error-codes"] = new JsonObject(response["errors"]!.AsArray().Select(number => pairs[(int)number!]!.AsArray())
                .Select(static pair => new KeyValuePair<string, JsonNode?>((string)pair[0]!, pair[1]!.DeepClone())));
        }

        return document;
    }

    /// <summary>What an operation declares to answer: each status, with its error codes.</summary>
    public static IReadOnlyDictionary<int, string[]> AnswersOf(string method, string path) =>
        s_document.Value["paths"]![path]![method.ToLowerInvariant()]!["responses"]!.AsObject()
            .Where(static response => int.TryParse(response.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .ToDictionary(
                static response => int.Parse(response.Key, CultureInfo.InvariantCulture),
                static response => (response.Value!["x-inin-error-codes"]?.AsObject() ?? []).Select(static code => code.Key).ToArray());
}

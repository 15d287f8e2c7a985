using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace GenesysWrapup.TestSupport;

/// <summary>
/// The vendor's contract (OpenAPI 2), where one is at hand: named by GENESYS_OPENAPI, or in the shared reference beside the repository.
/// </summary>
internal static class ContractFile
{
    public const string Variable = "GENESYS_OPENAPI";
    private static readonly string s_beside = Path.Combine("shared", "reference", "openapi-core.json");
    private static readonly Lazy<JsonObject> s_document = new(static () => JsonNode.Parse(File.ReadAllText(Location!))!.AsObject());

    public static string? Location { get; } = Find();

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

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            // A path that was given and is wrong must not pass for "none was given".
            return given;
        }

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, s_beside);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}

/// <summary>A test that needs the vendor's contract; without it, it says that it was not run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute()
    {
        if (ContractFile.Location is null)
        {
            Skip = $"NOT CHECKED against the vendor's contract. Set {ContractFile.Variable} to the path of its OpenAPI 2 file.";
        }
    }
}

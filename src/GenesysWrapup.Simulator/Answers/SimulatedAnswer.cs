using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace GenesysWrapup.Simulator.Answers;

/// <summary>What an endpoint answers: a status with a JSON body, an empty one, or the platform's error body.</summary>
internal sealed record SimulatedAnswer(int Status, JsonNode? Body = null)
{
    public static SimulatedAnswer Ok(JsonNode body) => new(200, body);

    public static SimulatedAnswer Accepted => new(202);

    /// <summary>The platform's error; the front adds contextId, details and errors.</summary>
    public static SimulatedAnswer Error(int status, string code, string message) => new(status) { ErrorCode = code, ErrorMessage = message };

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }

    /// <summary>The message with its placeholders, and what fills them, where the platform sends them.</summary>
    public string? MessageWithParams { get; init; }

    public IReadOnlyDictionary<string, string>? MessageParams { get; init; }
}

using System.Text.Json.Nodes;

namespace GenesysWrapup.Simulator.Answers;

/// <summary>What is answered to a call: a status with a JSON body, an empty one, or an error of the platform.</summary>
internal sealed record SimulatedAnswer(int Status, JsonNode? Body = null)
{
    public static SimulatedAnswer Accepted => new(202);

    /// <summary>The error, where it is one; the front writes the platform's body for it.</summary>
    public AnsweredError? Error { get; init; }

    public static SimulatedAnswer Ok(JsonNode body) => new(200, body);
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Access;

namespace GenesysWrapup.Simulator.Http;

/// <summary>A call that has passed the front (token, limits, permissions) and is for an endpoint to answer.</summary>
internal sealed record SimulatedCall(Operation Operation, IReadOnlyList<string> PathValues, DateTimeOffset Now)
{
    public ILookup<string, string> Query { get; init; } = Array.Empty<string>().ToLookup(static text => text);

    /// <summary>Under which address the platform was reached.</summary>
    public required Uri Origin { get; init; }

    /// <summary>The body, already parsed; null where none was sent.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>Who calls.</summary>
    public required SimulatedCaller Caller { get; init; }
}

/// <summary>The subject behind a token: an OAuth client, and the user where the grant has one.</summary>
internal sealed record SimulatedCaller(string ClientId, string? UserId)
{
    public bool HasUser => UserId is not null;

    /// <summary>The token that was presented.</summary>
    public required SimulatedToken Token { get; init; }

    /// <summary>Whether the caller holds a permission, in a division where one is named.</summary>
    public required Func<string, string?, bool> Holds { get; init; }
}

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

/// <summary>Answers one operation.</summary>
internal delegate SimulatedAnswer Endpoint(SimulatedCall call);

/// <summary>Which endpoint answers which operation; each area of the platform adds its own.</summary>
internal sealed class EndpointTable
{
    private readonly Dictionary<string, Endpoint> _endpoints = [];

    public void Add(Operation operation, Endpoint endpoint) => _endpoints.Add(operation.Name, endpoint);

    public Endpoint? Find(Operation operation) => _endpoints.TryGetValue(operation.Name, out Endpoint? endpoint) ? endpoint : null;
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>A call that has passed the front (token, limits, permissions), for an endpoint to answer.</summary>
internal sealed record SimulatedCall(Operation Operation, IReadOnlyList<string> PathValues, DateTimeOffset Now)
{
    public ILookup<string, string> Query { get; init; } = Array.Empty<string>().ToLookup(static text => text);

    /// <summary>The address under which the platform was reached.</summary>
    public required Uri Origin { get; init; }

    public required SimulatorPolicies Policies { get; init; }

    /// <summary>The body, already parsed; null where none was sent.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>Who calls.</summary>
    public required SimulatedCaller Caller { get; init; }
}

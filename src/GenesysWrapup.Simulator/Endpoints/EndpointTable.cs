using System.Collections.Generic;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Answers;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>Answers one operation.</summary>
internal delegate SimulatedAnswer Endpoint(SimulatedCall call);

/// <summary>Which endpoint answers which operation; each area of the platform adds its own.</summary>
internal sealed class EndpointTable
{
    private readonly Dictionary<string, Endpoint> _endpoints = [];

    public void Add(Operation operation, Endpoint endpoint) => _endpoints.Add(operation.Name, endpoint);

    public Endpoint? Find(Operation operation) => _endpoints.TryGetValue(operation.Name, out Endpoint? endpoint) ? endpoint : null;
}

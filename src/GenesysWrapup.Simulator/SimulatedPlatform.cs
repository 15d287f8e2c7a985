using System;
using System.Net.Http;
using GenesysWrapup.Simulation.Access;
using GenesysWrapup.Simulation.Endpoints;
using GenesysWrapup.Simulation.Faults;
using GenesysWrapup.Simulation.Http;
using GenesysWrapup.Simulation.Policies;
using GenesysWrapup.Simulation.Time;

namespace GenesysWrapup.Simulation;

/// <summary>The platform on the desk: stateful, with a clock of its own, reached through an HttpMessageHandler or a server.</summary>
internal sealed class SimulatedPlatform : IDisposable
{
    private readonly PlatformFront _front;

    public SimulatedPlatform(SimulatedClock? clock = null)
    {
        Clock = clock ?? new SimulatedClock();
        Access = new AccessDirectory(Clock);
        var endpoints = new EndpointTable();
        TokenEndpoints.AddTo(endpoints, Access);
        OAuthEndpoints.AddTo(endpoints, Access);
        _front = new PlatformFront(Clock, Policies, Faults, Access, endpoints, Requests, new object());
        Reset();
    }

    /// <summary>Where the platform in memory answers; no such host exists, and none is asked.</summary>
    public static Uri BaseUri { get; } = new("https://simulator.invalid/");

    public SimulatedClock Clock { get; }

    public SimulatorPolicies Policies { get; } = new();

    public FaultPlan Faults { get; } = new();

    /// <summary>What was asked so far.</summary>
    public RequestLog Requests { get; } = new();

    public AccessDirectory Access { get; }

    /// <summary>Client credentials that may do everything.</summary>
    public string ClientId => Access.FullRights.Id;

    public string ClientSecret => Access.FullRights.Secret;

    /// <summary>A way in. Handlers may be made and disposed at will; the platform stays.</summary>
    public HttpMessageHandler CreateHandler() => new PlatformHandler(_front);

    /// <summary>Back to the start: policies, faults, log, tokens and limits. The clock runs on.</summary>
    public void Reset()
    {
        Policies.Reset();
        Faults.Clear();
        Requests.Clear();
        Access.Reset();
        _front.Reset();
    }

    public void Dispose()
    {
    }
}

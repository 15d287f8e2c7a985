using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Endpoints;
using GenesysWrapup.Simulator.Faults;
using GenesysWrapup.Simulator.Front;
using GenesysWrapup.Simulator.Notifications;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Scenarios;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Time;

namespace GenesysWrapup.Simulator;

/// <summary>The platform on the desk: stateful, with a clock of its own, reached through an HttpMessageHandler or a server.</summary>
internal sealed class SimulatedPlatform : IDisposable
{
    private readonly PlatformFront _front;
    private readonly DueEvents _dueEvents;

    public SimulatedPlatform(SimulatedClock? clock = null)
    {
        Clock = clock ?? new SimulatedClock();
        Access = new AccessDirectory(Clock);
        Notifications = new NotificationCenter(Clock, Policies);
        World = new SimulatedWorld(Clock, Policies);
        World.Listener = new WorldEvents(World, Notifications);
        _dueEvents = new DueEvents(Clock, World, Notifications);
        Notifications.Stirred += _dueEvents.Look;
        Table = Endpoints();
        _front = new PlatformFront(Clock, Policies, Faults, Access, Table, Requests, World.Gate);
        _front.Changed += _dueEvents.Look;
        Reset();
    }

    /// <summary>The address of the platform in memory. No such host exists, and none is contacted.</summary>
    public static Uri BaseUri { get; } = new("https://simulator.invalid/");

    public SimulatedClock Clock { get; }

    /// <summary>The conversations, codes, queues and people.</summary>
    public SimulatedWorld World { get; }

    public SimulatorPolicies Policies { get; } = new();

    public FaultPlan Faults { get; } = new();

    /// <summary>The requests so far.</summary>
    public RequestLog Requests { get; } = new();

    public AccessDirectory Access { get; }

    public NotificationCenter Notifications { get; }

    /// <summary>Which endpoint answers which operation.</summary>
    public EndpointTable Table { get; }

    /// <summary>Client credentials that may do everything.</summary>
    public string ClientId => Access.FullRights.Id;

    public string ClientSecret => Access.FullRights.Secret;

    /// <summary>A handler that reaches the platform. Handlers may be made and disposed of freely; the platform stays.</summary>
    public HttpMessageHandler CreateHandler() => new PlatformHandler(_front);

    /// <summary>Opens a channel's socket in memory, at the address that its connectUri names.</summary>
    /// <exception cref="WebSocketException">There is no such channel (any more); the error is that of a real socket.</exception>
    public Task<WebSocket> OpenSocketAsync(Uri address, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        ChannelConnection? connection = NotificationEndpoints.ChannelAt(address) is { } channelId ? Notifications.Connect(channelId) : null;
        return connection is null
            ? throw new WebSocketException(
                WebSocketError.NotAWebSocket, "The server returned status code '404' when status code '101' was expected.")
            : Task.FromResult<WebSocket>(new ChannelWebSocket(connection));
    }

    /// <summary>Moves the clock ahead; what falls due on the way happens.</summary>
    public void Step(TimeSpan by)
    {
        Clock.Step(by);
        World.Settle();
        _dueEvents.Look();
    }

    /// <summary>Begins anew with these positions of policies, the scenario's conversations too.</summary>
    public void StartWith(IReadOnlyDictionary<string, string> positions)
    {
        Policies.StartWith(positions);
        Reset();
    }

    /// <summary>Starts over: scenario, policies, faults, log, tokens, channels and limits. The clock runs on.</summary>
    public void Reset()
    {
        Policies.Reset();
        Faults.Clear();
        Notifications.Reset();
        Access.Reset();
        ContactCenterScenario.Load(World, Access);
        Requests.Clear();
        _front.Reset();
    }

    public void Dispose()
    {
        _dueEvents.Dispose();
        Notifications.Reset();
        World.Dispose();
    }

    private EndpointTable Endpoints()
    {
        var table = new EndpointTable();
        TokenEndpoints.AddTo(table, Access);
        OAuthEndpoints.AddTo(table, Access);
        AuthorizationEndpoints.AddTo(table, Access);
        OrganizationEndpoints.AddTo(table, Access);
        UserEndpoints.AddTo(table, Access, World);
        NotificationEndpoints.AddTo(table, Notifications);
        WorldEndpoints.AddTo(table, World);
        return table;
    }
}

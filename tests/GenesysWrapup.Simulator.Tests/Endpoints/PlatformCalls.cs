using System;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Time;
using GenesysWrapup.TestSupport;

namespace GenesysWrapup.Simulator.Tests.Endpoints;

/// <summary>A platform with the contact-center scenario on a standing clock, and somebody who calls it.</summary>
internal sealed class PlatformCalls : IDisposable
{
    private readonly Caller _caller;

    public PlatformCalls()
    {
        Platform = new SimulatedPlatform(new SimulatedClock(AutoClock.DefaultStart));
        Platform.Policies.Set(SimulatorPolicies.RequestsPerMinute, 100_000);
        _caller = new Caller(Platform);
        As(Platform.Access.FullRights);
    }

    public SimulatedPlatform Platform { get; }

    public SimulatedWorld World => Platform.World;

    public SimulatorPolicies Policies => Platform.Policies;

    /// <summary>Calls from here on come from this client, for this user where one is given.</summary>
    public void As(SimulatedOAuthClient client, SimulatedPerson? user = null) =>
        _caller.Token = Platform.Access.Issue(client, user).Value;

    public void AsUser(string name) => As(Platform.Access.Desktop, World.FindUser(name)!);

    public SimulatedConversation Conversation(string name) => World.Conversation(World.IdOf(name));

    public SimulatedWrapupCode Code(string name) => World.Codes.Find(code => code.Name == name)!;

    public Task<PlatformReply> CallAsync(Operation operation, params string[] values) =>
        SendAsync(operation, operation.PathFor(values), null);

    public Task<PlatformReply> WriteAsync(Operation operation, string? body, params string[] values) =>
        SendAsync(operation, operation.PathFor(values), body);

    public Task<PlatformReply> SendAsync(Operation operation, string pathAndQuery, string? body) =>
        _caller.CallAsync(operation, pathAndQuery, body);

    public void Dispose()
    {
        _caller.Dispose();
        Platform.Dispose();
    }
}

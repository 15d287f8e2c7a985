using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Time;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Endpoints;

/// <summary>A platform with the contact-center scenario on a standing clock, called over its handler as a client would.</summary>
internal sealed class PlatformCalls : IDisposable
{
    private readonly HttpClient _client;

    public PlatformCalls()
    {
        Platform = new SimulatedPlatform(new SimulatedClock(AutoClock.DefaultStart));
        Platform.Policies.Set(SimulatorPolicies.RequestsPerMinute, 100_000);
        _client = new HttpClient(Platform.CreateHandler()) { BaseAddress = SimulatedPlatform.BaseUri };
        As(Platform.Access.FullRights);
    }

    public SimulatedPlatform Platform { get; }

    public SimulatedWorld World => Platform.World;

    public SimulatorPolicies Policies => Platform.Policies;

    /// <summary>Calls from here on come from this client, for this user where one is given.</summary>
    public void As(SimulatedOAuthClient client, SimulatedPerson? user = null) =>
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Platform.Access.Issue(client, user).Value);

    public void AsUser(string name) => As(Platform.Access.Desktop, World.FindUser(name)!);

    public SimulatedConversation Conversation(string name) => World.Conversation(World.IdOf(name));

    public SimulatedWrapupCode Code(string name) => World.Codes.Find(code => code.Name == name)!;

    public Task<PlatformReply> CallAsync(Operation operation, params string[] values) => SendAsync(operation, operation.PathFor(values), null);

    public Task<PlatformReply> WriteAsync(Operation operation, string? body, params string[] values) => SendAsync(operation, operation.PathFor(values), body);

    public async Task<PlatformReply> SendAsync(Operation operation, string pathAndQuery, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), pathAndQuery);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using HttpResponseMessage response = await _client.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        return new PlatformReply((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public void Dispose()
    {
        _client.Dispose();
        Platform.Dispose();
    }
}

/// <summary>What came back.</summary>
internal sealed record PlatformReply(int Status, JsonNode? Body)
{
    public string? Code => (string?)Body?["code"];

    public PlatformReply Expect(int status, string? errorCode = null)
    {
        Assert.True(Status == status && (errorCode is null || Code == errorCode),
            $"Expected {status} {errorCode}, got {Status}: {Body?.ToJsonString()}");
        return this;
    }
}

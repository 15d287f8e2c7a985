using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Access;
using Xunit;

namespace GenesysWrapup.Simulator.Tests;

/// <summary>
/// Somebody at the other end of the wire, who speaks plain HTTP. Every error that comes without a fault has to be one of the catalogue's.
/// </summary>
internal sealed class Caller(SimulatedPlatform platform) : IDisposable
{
    private readonly HttpClient _http = new(platform.CreateHandler()) { BaseAddress = SimulatedPlatform.BaseUri };

    public string? Token { get; set; }

    public static async Task<Caller> SignedInAsync(SimulatedPlatform platform, SimulatedOAuthClient? client = null)
    {
        var caller = new Caller(platform);
        client ??= platform.Access.FullRights;
        using HttpResponseMessage answer = await caller.AskTokenAsync(client, ("grant_type", "client_credentials"));
        JsonNode body = await BodyOf(answer);
        caller.Token = body["access_token"]?.GetValue<string>() ?? throw new InvalidOperationException("No token: " + body.ToJsonString());
        return caller;
    }

    /// <summary>Somebody with a token of a user, without going through the login.</summary>
    public static Caller As(SimulatedPlatform platform, SimulatedOAuthClient client, SimulatedPerson person) =>
        new(platform) { Token = platform.Access.Issue(client, person).Value };

    public static async Task<JsonNode> BodyOf(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    public static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(",", values) : null;

    public Task<HttpResponseMessage> AskTokenAsync(SimulatedOAuthClient? client, params (string Name, string Value)[] form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/token") { Content = Form(form) };
        if (client is not null)
        {
            string basic = Convert.ToBase64String(Encoding.Latin1.GetBytes(client.Id + ":" + client.Secret));
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", basic);
        }

        return SendAsync(request);
    }

    public Task<HttpResponseMessage> SendAsync(string method, string path, string? body = null, string mediaType = "application/json")
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, mediaType);
        }

        return SendAsync(request);
    }

    /// <summary>Calls an operation, and reads what comes back.</summary>
    public async Task<PlatformReply> CallAsync(Operation operation, string pathAndQuery, string? body)
    {
        using HttpResponseMessage answer = await SendAsync(operation.Method, pathAndQuery, body);
        string text = await answer.Content.ReadAsStringAsync();
        return new PlatformReply((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync("GET", path);

    /// <summary>The body of an answer, with its status checked.</summary>
    public async Task<JsonNode> ReadAsync(string path)
    {
        using HttpResponseMessage answer = await GetAsync(path);
        JsonNode body = await BodyOf(answer);
        return answer.IsSuccessStatusCode
            ? body
            : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {body.ToJsonString()}");
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        bool asPlatform = platform.Faults.All.Count == 0;
        HttpResponseMessage answer = await _http.SendAsync(request);
        if (asPlatform)
        {
            Operation? operation = Operations.Find(request.Method.Method, request.RequestUri!.AbsolutePath, out _);
            CataloguedErrors.Check(operation, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), platform.Policies);
        }

        return answer;
    }

    private static FormUrlEncodedContent Form((string Name, string Value)[] fields)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach ((string name, string value) in fields)
        {
            pairs.Add(new KeyValuePair<string, string>(name, value));
        }

        return new FormUrlEncodedContent(pairs);
    }
}

/// <summary>What came back.</summary>
internal sealed record PlatformReply(int Status, JsonNode? Body)
{
    public string? Code => (string?)Body?["code"];

    public PlatformReply Expect(int status, string? errorCode = null)
    {
        Assert.True(
            Status == status && (errorCode is null || Code == errorCode),
            $"Expected {status} {errorCode}, got {Status}: {Body?.ToJsonString()}");
        return this;
    }
}

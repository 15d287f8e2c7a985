using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Simulator.Access;

namespace GenesysWrapup.Simulator.Tests;

/// <summary>Somebody at the other end of the wire, who speaks plain HTTP.</summary>
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
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.Latin1.GetBytes(client.Id + ":" + client.Secret)));
        }

        return _http.SendAsync(request);
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

        return _http.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync("GET", path);

    /// <summary>The body of an answer, with its status checked.</summary>
    public async Task<JsonNode> ReadAsync(string path)
    {
        using HttpResponseMessage answer = await GetAsync(path);
        JsonNode body = await BodyOf(answer);
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {body.ToJsonString()}");
    }

    public void Dispose() => _http.Dispose();

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

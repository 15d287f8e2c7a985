using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Simulator.Server;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Server;

/// <summary>The server on a free port, with a caller who has a token.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private WebApplication? _app;

    internal SimulatedPlatform Platform { get; } = new();

    internal HttpClient Http { get; } = new();

    internal string Token { get; private set; } = "";

    public async Task InitializeAsync()
    {
        _app = SimulatorHost.Build(Platform, ["--urls", "http://127.0.0.1:0"]);
        await _app.StartAsync();
        Http.BaseAddress = new Uri(JsonNode.Parse(StartLine.Of(
            Platform, _app.Urls.GetEnumerator() is var urls && urls.MoveNext() ? urls.Current : ""))!["baseUrl"]!.GetValue<string>());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/token") { Content = new StringContent(
            "grant_type=client_credentials", Encoding.ASCII, "application/x-www-form-urlencoded") };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(Platform.ClientId + ":" + Platform.ClientSecret)));
        using HttpResponseMessage answer = await Http.SendAsync(request);
        Token = (await Caller.BodyOf(answer))["access_token"]!.GetValue<string>();
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        Platform.Dispose();
    }

    internal async Task<(int Status, JsonNode Body)> ControlAsync(string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), ControlApi.Root + path)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
        using HttpResponseMessage answer = await Http.SendAsync(request);
        return ((int)answer.StatusCode, await Caller.BodyOf(answer));
    }
}

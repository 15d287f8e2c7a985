using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Hostile.Tests.Answers;
using GenesysWrapup.Simulator;
using GenesysWrapup.Simulator.Server;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace GenesysWrapup.Hostile.Tests.Control;

/// <summary>
/// Every member of every request of the simulator's control API, one at a time: absent, null, empty, of another type, of an extreme value.
/// It is obeyed or refused with a reason, and the platform answers as before.
/// </summary>
public sealed class ControlApiTests : IAsyncLifetime
{
    private const long MostMemory = 300L * 1024 * 1024;

    /// <summary>What each path takes, and a body that it obeys.</summary>
    private static readonly Dictionary<string, (Type Model, string Right)> s_paths = new()
    {
        ["conversations"] = (
            typeof(ConversationRequest),
            """{"mediaType":"call","state":"AwaitingWrapup","queue":"Support","acwMode":"Mandatory","agents":1}"""),
        ["clock"] = (typeof(ClockRequest), """{"step":"00:00:01"}"""),
        ["faults"] = (
            typeof(FaultRequest),
            """
            {"operation":"getRoutingWrapupcodes","status":503,"errorCode":"service.unavailable","retryAfter":"1","body":"no",
            "delay":"00:00:00","cut":"None","afterProcessing":false,"truncate":false,"count":1,"chance":1}
            """),
        ["policy"] = (typeof(PolicyRequest), """{"name":"RequestsPerMinute","value":"300"}"""),
    };

    private static readonly Alteration[] s_words =
    [
        new("the longest time", static _ => JsonValue.Create("10675199.02:48:05.4775807")),
        new("a time before none", static _ => JsonValue.Create("-10675199.02:48:05.4775808")),
        new("the word of another list", static _ => JsonValue.Create("65535")),
        new("a number as text", static _ => JsonValue.Create("1e999")),
        new("a line break", static _ => JsonValue.Create("a\r\nb: c")),
        new("stars", static _ => JsonValue.Create(new string('*', 20_000) + "x")),
    ];

    private WebApplication? _app;

    public static TheoryData<string> Paths => [.. s_paths.Keys];

    private SimulatedPlatform Platform { get; } = new();

    private HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(20) };

    public async Task InitializeAsync()
    {
        _app = SimulatorHost.Build(Platform, ["--urls", "http://127.0.0.1:0"]);
        await _app.StartAsync();
        Http.BaseAddress = new Uri(_app.Urls.First());

        // A fault may cut the connection, and the next request is to have one of its own.
        Http.DefaultRequestHeaders.ConnectionClose = true;
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _app!.DisposeAsync();
        Platform.Dispose();
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Whatever_a_member_is_the_request_is_obeyed_or_refused(string path)
    {
        (Type model, string right) = s_paths[path];
        Assert.Equal(200, (await TellAsync(path, right)).Status);
        var wrong = new List<string>();
        foreach (var property in model.GetProperties())
        {
            string name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            JsonObject body = JsonNode.Parse(right)!.AsObject();
            Assert.True(body.ContainsKey(name), $"The right body of {path} lacks {name}.");
            foreach (Alteration alteration in Alteration.For(property.PropertyType).Concat(s_words))
            {
                JsonObject altered = body.DeepClone().AsObject();
                altered.Remove(name);
                if (alteration != Alteration.Absent)
                {
                    altered[name] = alteration.Of(body[name]);
                }

                if (await TroubleAsync(path, Alteration.Text(altered)) is { } trouble)
                {
                    wrong.Add($"{name} is {alteration}: {trouble}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Whatever_a_body_is_the_request_is_obeyed_or_refused(string path)
    {
        string[] bodies =
        [
            "null", "[]", "5", "\"text\"", "{", "[", "\0", "{\"a\":}", "<html></html>", "{}", "{\"\":null}",
            new string('[', 100_000), string.Concat(Enumerable.Repeat("{\"a\":", 50_000)),
            $"{{\"a\":\"{new string('x', 900_000)}\"}}", "\uFEFF{}", "{\"step\":\"\\uD800\"}",
            "{" + string.Join(",", Enumerable.Range(0, 50_000).Select(static i => $"\"a{i}\":0")) + "}",
            "{" + string.Join(",", Enumerable.Repeat("\"step\":\"00:00:01\"", 20_000)) + "}",
        ];
        foreach (string body in bodies)
        {
            string? trouble = await TroubleAsync(path, body);
            Assert.True(trouble is null, $"{body[..Math.Min(60, body.Length)]}: {trouble}");
        }
    }

    [Fact]
    public void Every_request_of_the_control_API_is_tried_here() => Assert.Empty(
        typeof(SimulatorHost).Assembly.GetTypes()
            .Where(static type => type.Name.EndsWith("Request", StringComparison.Ordinal) && type.GetProperties().Length > 0)
            .Except(s_paths.Values.Select(static path => path.Model)));

    /// <summary>What is wrong with the answer, or with what the platform does after it; null where nothing is.</summary>
    private async Task<string?> TroubleAsync(string path, string body)
    {
        long memory = GC.GetTotalAllocatedBytes();
        int status;
        JsonNode? answer;
        try
        {
            (status, answer) = await TellAsync(path, body);
        }
        catch (HttpRequestException broken)
        {
            return broken.ToString();
        }

        if (status != 200 && (status != 400 || string.IsNullOrEmpty((string?)answer?["error"])))
        {
            return $"answered {status} {answer?.ToJsonString()}";
        }

        // What it was told to do wrong, and nothing else, goes wrong; it may well hold the answer back for years.
        bool planned = Platform.Faults.All.Count > 0;
        if (Platform.Faults.All.All(static fault => fault.Delay == TimeSpan.Zero))
        {
            try
            {
                using HttpResponseMessage next = await Http.GetAsync(new Uri("/api/v2/routing/wrapupcodes", UriKind.Relative));
                if ((int)next.StatusCode == 500)
                {
                    return $"and then the platform answered {await next.Content.ReadAsStringAsync()}";
                }
            }
            catch (HttpRequestException) when (planned)
            {
                // A cut or truncated answer, as was asked for.
            }
        }

        Platform.Reset();
        long used = GC.GetTotalAllocatedBytes() - memory;
        return used > MostMemory ? $"took {used / 1024 / 1024} MB" : null;
    }

    private async Task<(int Status, JsonNode? Answer)> TellAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await Http.PostAsync(new Uri($"{ControlApi.Root}/{path}", UriKind.Relative), content);
        string text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}

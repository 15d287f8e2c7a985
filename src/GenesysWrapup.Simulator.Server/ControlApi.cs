using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Faults;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Scenarios;
using GenesysWrapup.Simulator.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GenesysWrapup.Simulator.Server;

/// <summary>Controls the simulator over HTTP: what the simulator's cmdlets do in memory, for every other language.</summary>
internal static class ControlApi
{
    public const string Root = "/_simulator";

    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static void MapTo(WebApplication app, SimulatedPlatform platform)
    {
        Map(app, "POST", "/reset", () => Reset(platform));
        Map(app, "GET", "/clients", () => Clients(platform));
        Map(app, "GET", "/conversations", () => Conversations(platform));
        Map(app, "POST", "/conversations", (ConversationRequest asked) => NewConversation(platform, asked));
        Map(app, "GET", "/clock", () => Clock(platform));
        Map(app, "POST", "/clock", (ClockRequest asked) => Step(platform, asked));
        Map(app, "GET", "/faults", () => Faults(platform));
        Map(app, "POST", "/faults", (FaultRequest asked) => AddFault(platform, asked));
        Map(app, "DELETE", "/faults", () => ClearFaults(platform));
        Map(app, "GET", "/policy", () => Policies(platform));
        Map(app, "POST", "/policy", (PolicyRequest asked) => SetPolicies(platform, asked));
        Map(app, "GET", "/requests", () => Requests(platform));
        Map(app, "DELETE", "/requests", () => ClearRequests(platform));
    }

    private static void Map(WebApplication app, string method, string path, Func<JsonNode> act) =>
        Map(app, method, path, (NoRequest _) => act());

    /// <summary>What nothing is asked in is read all the same: nonsense is refused.</summary>
    private sealed record NoRequest;

    private static void Map<T>(WebApplication app, string method, string path, Func<T, JsonNode> act)
        where T : class, new() =>
        app.MapMethods(Root + path, [method], (RequestDelegate)(context => AnswerAsync(context, act)));

    private static async Task AnswerAsync<T>(HttpContext context, Func<T, JsonNode> act)
        where T : class, new()
    {
        JsonNode answer;
        try
        {
            T? asked = context.Request.ContentLength is > 0 || context.Request.Headers.TransferEncoding.Count > 0
                ? await JsonSerializer.DeserializeAsync<T>(context.Request.Body, s_json, context.RequestAborted).ConfigureAwait(false)
                : new T();
            answer = act(asked ?? throw new ArgumentException("The body has to be a JSON object."));
        }
        catch (Exception wrong) when (wrong
            is ArgumentException or JsonException or FormatException or InvalidOperationException or OverflowException
            or BadHttpRequestException)
        {
            context.Response.StatusCode = (wrong as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
            answer = new JsonObject { ["error"] = wrong.Message };
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted).ConfigureAwait(false);
    }

    private static JsonObject Reset(SimulatedPlatform platform)
    {
        platform.Reset();
        return Conversations(platform);
    }

    private static JsonArray Clients(SimulatedPlatform platform) => new([.. platform.Access.Clients.Select(static client => new JsonObject
    {
        ["id"] = client.Id,
        ["name"] = client.Name,
        ["secret"] = client.Secret,
        ["grantType"] = client.GrantType,
    })]);

    private static JsonObject Conversations(SimulatedPlatform platform)
    {
        var named = new JsonObject();
        foreach (ScenarioConversation conversation in platform.World.Named)
        {
            named[conversation.Name] = new JsonObject { ["id"] = conversation.ConversationId, ["description"] = conversation.Description };
        }

        return new JsonObject { ["conversations"] = named };
    }

    private static JsonObject NewConversation(SimulatedPlatform platform, ConversationRequest asked)
    {
        SimulatedConversation conversation = platform.World.NewConversation(new NewConversationOptions
        {
            MediaType = asked.MediaType is { } media
                ? MediaKind.Find(media) ?? throw new ArgumentException($"There is no media type '{media}'.")
                : MediaKind.Call,
            State = Choice(asked.State, "state", SimulatedState.AwaitingWrapup),
            Queue = asked.Queue,
            AcwMode = asked.AcwMode is null ? null : Choice(asked.AcwMode, "acwMode", AfterCallMode.Mandatory),
            Agents = asked.Agents ?? 1,
        });
        return new JsonObject { ["id"] = conversation.Id };
    }

    private static JsonObject Clock(SimulatedPlatform platform) =>
        new() { ["now"] = platform.Clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture) };

    private static JsonObject Step(SimulatedPlatform platform, ClockRequest asked)
    {
        TimeSpan by = Span(asked.Step) ?? throw new ArgumentException("Say how far: { \"step\": \"00:05:00\" }.");
        if (by < TimeSpan.Zero)
        {
            throw new ArgumentException("Time goes ahead only.");
        }

        if (by > DateTimeOffset.MaxValue - platform.Clock.GetUtcNow())
        {
            throw new ArgumentException("Time ends with the year 9999.");
        }

        platform.Step(by);
        return Clock(platform);
    }

    private static JsonArray Faults(SimulatedPlatform platform) => new([.. platform.Faults.All.Select(static fault => new JsonObject
    {
        ["operation"] = fault.Operation,
        ["status"] = fault.Status,
        ["errorCode"] = fault.ErrorCode,
        ["retryAfter"] = fault.RetryAfter,
        ["body"] = fault.Body,
        ["delay"] = fault.Delay.ToString("c", CultureInfo.InvariantCulture),
        ["cut"] = fault.Cut.ToString(),
        ["afterProcessing"] = fault.AfterProcessing,
        ["truncate"] = fault.Truncate,
        ["count"] = fault.Count,
        ["chance"] = fault.Chance,
    })]);

    private static JsonArray AddFault(SimulatedPlatform platform, FaultRequest asked)
    {
        platform.Faults.Add(new Fault
        {
            Operation = asked.Operation ?? "*",
            Status = asked.Status,
            ErrorCode = asked.ErrorCode,
            RetryAfter = asked.RetryAfter?.ToString(),
            Body = asked.Body,
            Delay = Span(asked.Delay) ?? TimeSpan.Zero,
            Cut = Choice(asked.Cut, "cut", FaultCut.None),
            AfterProcessing = asked.AfterProcessing ?? false,
            Truncate = asked.Truncate ?? false,
            Count = asked.Count ?? 0,
            Chance = asked.Chance ?? 1,
        });
        return Faults(platform);
    }

    private static JsonArray ClearFaults(SimulatedPlatform platform)
    {
        platform.Faults.Clear();
        return Faults(platform);
    }

    private static JsonArray Policies(SimulatedPlatform platform) => new([.. SimulatorPolicies.All.Select(policy => new JsonObject
    {
        ["name"] = policy.Name,
        ["value"] = platform.Policies[policy],
        ["default"] = policy.Default,
        ["allowed"] = new JsonArray([.. policy.Allowed.Select(static allowed => (JsonNode?)allowed)]),
        ["basis"] = policy.Basis.ToString(),
        ["description"] = policy.Description,
    })]);

    /// <summary>Takes { "name": ..., "value": ... }.</summary>
    private static JsonArray SetPolicies(SimulatedPlatform platform, PolicyRequest asked)
    {
        platform.Policies.Set(
            asked.Name ?? throw new ArgumentException("Say which policy: { \"name\": \"ScopeEnforcement\", \"value\": \"On\" }."),
            asked.Value?.ToString() ?? throw new ArgumentException("Say which position the policy takes: \"value\"."));
        return Policies(platform);
    }

    private static JsonArray Requests(SimulatedPlatform platform) => new([.. platform.Requests.All.Select(static request => new JsonObject
    {
        ["time"] = request.Time.ToString("O", CultureInfo.InvariantCulture),
        ["method"] = request.Method,
        ["path"] = request.Path,
        ["operation"] = request.Operation,
        ["status"] = request.Status,
        ["processed"] = request.Processed,
        ["correlationId"] = request.CorrelationId,
    })]);

    private static JsonArray ClearRequests(SimulatedPlatform platform)
    {
        platform.Requests.Clear();
        return Requests(platform);
    }

    private static TimeSpan? Span(string? text) => text is null ? null : TimeSpan.Parse(text, CultureInfo.InvariantCulture);

    private static T Choice<T>(string? text, string name, T usual)
        where T : struct, Enum => text is null
            ? usual
            : Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(value)
                ? value
                : throw new ArgumentException($"'{text}' is not a value of {name}. It takes: {string.Join(", ", Enum.GetNames<T>())}.");
}

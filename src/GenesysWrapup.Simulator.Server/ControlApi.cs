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

    public static void MapTo(WebApplication app, SimulatedPlatform platform)
    {
        Map(app, "POST", "/reset", _ => Reset(platform));
        Map(app, "GET", "/clients", _ => Clients(platform));
        Map(app, "GET", "/conversations", _ => Conversations(platform));
        Map(app, "POST", "/conversations", body => NewConversation(platform, body));
        Map(app, "GET", "/clock", _ => Clock(platform));
        Map(app, "POST", "/clock", body => Step(platform, body));
        Map(app, "GET", "/faults", _ => Faults(platform));
        Map(app, "POST", "/faults", body => AddFault(platform, body));
        Map(app, "DELETE", "/faults", _ => ClearFaults(platform));
        Map(app, "GET", "/policy", _ => Policies(platform));
        Map(app, "POST", "/policy", body => SetPolicies(platform, body));
        Map(app, "GET", "/requests", _ => Requests(platform));
        Map(app, "DELETE", "/requests", _ => ClearRequests(platform));
    }

    private static void Map(WebApplication app, string method, string path, Func<JsonObject, JsonNode> act) =>
        app.MapMethods(Root + path, [method], (RequestDelegate)(context => AnswerAsync(context, act)));

    private static async Task AnswerAsync(HttpContext context, Func<JsonObject, JsonNode> act)
    {
        JsonNode answer;
        try
        {
            JsonNode? body = context.Request.ContentLength is > 0 || context.Request.Headers.TransferEncoding.Count > 0
                ? await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted).ConfigureAwait(false)
                : new JsonObject();
            answer = act(body as JsonObject ?? throw new ArgumentException("The body has to be a JSON object."));
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

    private static JsonObject NewConversation(SimulatedPlatform platform, JsonObject body)
    {
        SimulatedConversation conversation = platform.World.NewConversation(new NewConversationOptions
        {
            MediaType = Text(body, "mediaType") is { } media
                ? MediaKind.Find(media) ?? throw new ArgumentException($"There is no media type '{media}'.")
                : MediaKind.Call,
            State = Choice(body, "state", SimulatedState.AwaitingWrapup),
            Queue = Text(body, "queue"),
            AcwMode = body["acwMode"] is null ? null : Choice(body, "acwMode", AfterCallMode.Mandatory),
            Agents = body["agents"]?.GetValue<int>() ?? 1,
        });
        return new JsonObject { ["id"] = conversation.Id };
    }

    private static JsonObject Clock(SimulatedPlatform platform) =>
        new() { ["now"] = platform.Clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture) };

    private static JsonObject Step(SimulatedPlatform platform, JsonObject body)
    {
        TimeSpan by = Span(body, "step") ?? throw new ArgumentException("Say how far: { \"step\": \"00:05:00\" }.");
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

    private static JsonArray AddFault(SimulatedPlatform platform, JsonObject body)
    {
        platform.Faults.Add(new Fault
        {
            Operation = Text(body, "operation") ?? "*",
            Status = body["status"]?.GetValue<int>(),
            ErrorCode = Text(body, "errorCode"),
            RetryAfter = body["retryAfter"]?.ToString(),
            Body = Text(body, "body"),
            Delay = Span(body, "delay") ?? TimeSpan.Zero,
            Cut = Choice(body, "cut", FaultCut.None),
            AfterProcessing = body["afterProcessing"]?.GetValue<bool>() ?? false,
            Truncate = body["truncate"]?.GetValue<bool>() ?? false,
            Count = body["count"]?.GetValue<int>() ?? 0,
            Chance = body["chance"]?.GetValue<double>() ?? 1,
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
    private static JsonArray SetPolicies(SimulatedPlatform platform, JsonObject body)
    {
        platform.Policies.Set(
            Text(body, "name") ?? throw new ArgumentException("Say which policy: { \"name\": \"ScopeEnforcement\", \"value\": \"On\" }."),
            body["value"]?.ToString() ?? throw new ArgumentException("Say which position the policy takes: \"value\"."));
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

    private static string? Text(JsonObject body, string name) => body[name]?.GetValue<string>();

    private static TimeSpan? Span(JsonObject body, string name) =>
        Text(body, name) is { } text ? TimeSpan.Parse(text, CultureInfo.InvariantCulture) : null;

    private static T Choice<T>(JsonObject body, string name, T usual)
        where T : struct, Enum => Text(body, name) is not { } text
            ? usual
            : Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(value)
                ? value
                : throw new ArgumentException($"'{text}' is not a value of {name}. It takes: {string.Join(", ", Enum.GetNames<T>())}.");
}

using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Simulator.Front;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Front;

public sealed class Errors_have_the_platforms_shape
{
    private const string Subscriptions = "/api/v2/notifications/channels/some-channel/subscriptions";

    [Theory]
    [InlineData("GET", "/api/v2/interactions/4711/wrapup", 404, "not.found")]
    [InlineData("DELETE", "/api/v2/organizations/me", 405, "method.not.allowed")]
    [InlineData("GET", "/api/v2/users/me", 400, "not.a.user")]
    [InlineData("GET", "/api/v2/authorization/divisionspermitted/paged/me", 400, "missing.permission.param")]
    [InlineData("GET", "/api/v2/oauth/scopes/conversation:write", 404, "not.found")]
    [InlineData("GET", "/api/v2/oauth/clients?pageSize=0", 400, "invalid.query.param.value")]
    public async Task A_wrong_call_gets_status_and_code(string method, string path, int status, string code)
    {
        using var platform = new SimulatedPlatform(new AutoClock());
        using Caller caller = await Caller.SignedInAsync(platform);
        using HttpResponseMessage answer = await caller.SendAsync(method, path);
        JsonObject body = (await Caller.BodyOf(answer)).AsObject();

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, body["code"]!.GetValue<string>());
        Assert.Equal(status, body["status"]!.GetValue<int>());
        Assert.NotEmpty(body["message"]!.GetValue<string>());
        Assert.Equal(Caller.Header(answer, "ININ-Correlation-Id"), body["contextId"]!.GetValue<string>());
        Assert.Empty(body["details"]!.AsArray());
        Assert.Empty(body["errors"]!.AsArray());
        Assert.DoesNotContain("{", body["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_message_with_placeholders_is_sent_filled_and_raw()
    {
        using var platform = new SimulatedPlatform(new AutoClock());
        using Caller caller = await Caller.SignedInAsync(platform, platform.Access.NoRoles);
        using HttpResponseMessage answer = await caller.GetAsync("/api/v2/oauth/clients");
        JsonNode body = await Caller.BodyOf(answer);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.EndsWith("[oauth:client:view]", body["message"]!.GetValue<string>());
        Assert.EndsWith("{permissions}", body["messageWithParams"]!.GetValue<string>());
        Assert.Equal("[oauth:client:view]", body["messageParams"]!["permissions"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("[{\"id\":", "application/json", 400, "bad.request")]
    [InlineData("{}", "application/json", 400, "bad.request")]
    [InlineData("[{\"id\": {}}]", "application/json", 400, "bad.request")]
    [InlineData("[]", "text/plain", 415, "unsupported.media.type")]
    [InlineData("", "application/json", 400, "bad.request")]
    public async Task A_body_that_cannot_be_understood_is_refused(string sent, string mediaType, int status, string code)
    {
        using var platform = new SimulatedPlatform(new AutoClock());
        using Caller caller = await Caller.SignedInAsync(platform);
        using HttpResponseMessage opened = await caller.SendAsync("POST", "/api/v2/notifications/channels");
        string path = Subscriptions.Replace("some-channel", (await Caller.BodyOf(opened))["id"]!.GetValue<string>());
        using HttpResponseMessage answer = await caller.SendAsync("POST", path, sent, mediaType);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, (await Caller.BodyOf(answer))["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_body_over_the_size_limit_gets_413_with_the_limit()
    {
        using var platform = new SimulatedPlatform(new AutoClock());
        platform.Policies.Set(SimulatorPolicies.MaximumBodyBytes, 100);
        using Caller caller = await Caller.SignedInAsync(platform);
        using HttpResponseMessage answer = await caller.SendAsync("POST", Subscriptions, new string(' ', 101));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("100", (await Caller.BodyOf(answer))["message"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("MethodNotAllowed", 405)]
    [InlineData("NotFound", 404)]
    public async Task A_wrong_method_answers_by_policy(string position, int status)
    {
        using var platform = new SimulatedPlatform(new AutoClock());
        platform.Policies.Set(SimulatorPolicies.WrongMethod, position);
        using Caller caller = await Caller.SignedInAsync(platform);
        using HttpResponseMessage answer = await caller.SendAsync("PUT", "/api/v2/tokens/me");
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("NotFound", 404)]
    [InlineData("Gone", 410)]
    public async Task A_removed_operation_answers_by_policy(string position, int status)
    {
        using var platform = new SimulatedPlatform(new AutoClock());
        platform.Policies.Set(SimulatorPolicies.RemovedOperation, position);
        using Caller caller = await Caller.SignedInAsync(platform);
        Core.Platform.Operation removed = Core.Platform.Operations.All.First(operation => operation.Removed && operation.IsRead);
        using HttpResponseMessage answer = await caller.GetAsync(removed.Path.Replace("{", "").Replace("}", ""));
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Every_request_is_in_the_log_with_its_operation_and_what_came_of_it()
    {
        using var platform = new SimulatedPlatform(new AutoClock());
        using Caller caller = await Caller.SignedInAsync(platform);
        (await caller.GetAsync("/api/v2/tokens/me")).Dispose();
        (await caller.GetAsync("/api/v2/nothing")).Dispose();

        SimulatedRequest[] log = [.. platform.Requests.All];
        Assert.Equal(["oauthToken", "getTokensMe", null], log.Select(entry => entry.Operation));
        Assert.Equal([200, 200, 404], log.Select(entry => entry.Status));
        Assert.Equal([true, true, false], log.Select(entry => entry.Processed));
        Assert.All(log, entry => Assert.NotEmpty(entry.CorrelationId));
    }
}

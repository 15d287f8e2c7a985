using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Endpoints;
using GenesysWrapup.Simulator.Faults;
using GenesysWrapup.Simulator.Front;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Front;

public sealed class A_mistake_of_the_simulator_is_visible
{
    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(FormatException))]
    [InlineData(typeof(NullReferenceException))]
    public async Task An_endpoint_that_fails_answers_500_and_says_who_failed(Type mistake)
    {
        (int status, JsonNode body) = await AskAsync(_ => throw (Exception)Activator.CreateInstance(mistake)!);
        Assert.Equal((500, "simulator.broken"), (status, (string?)body["code"]));
        Assert.Contains(mistake.Name, (string?)body["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_an_endpoint_cannot_read_is_the_callers_mistake()
    {
        (int status, JsonNode body) = await AskAsync(call => throw new ArgumentException((string?)call.Body!["version"]));
        Assert.Equal((400, "bad.request"), (status, (string?)body["code"]));
    }

    private static async Task<(int Status, JsonNode Body)> AskAsync(Endpoint endpoint)
    {
        var clock = new AutoClock();
        var access = new AccessDirectory(clock);
        access.Reset();
        var table = new EndpointTable();
        table.Add(Operations.PutOutboundWrapupcodemappings, endpoint);
        var front = new PlatformFront(clock, new SimulatorPolicies(), new FaultPlan(), access, table, new RequestLog(), new object());
        using var request = new HttpRequestMessage(HttpMethod.Put, SimulatedPlatform.BaseUri + "api/v2/outbound/wrapupcodemappings")
        {
            Content = new StringContent("""{"version":1}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access.Issue(access.FullRights, null).Value);
        using HttpResponseMessage answer = await front.AnswerAsync(request, CancellationToken.None);
        return ((int)answer.StatusCode, await Caller.BodyOf(answer));
    }
}

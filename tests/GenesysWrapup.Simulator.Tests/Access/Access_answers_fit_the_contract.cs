using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Tests.Endpoints;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Access;

public sealed class Access_answers_fit_the_contract
{
    [Fact]
    public async Task Every_answer_about_access_the_organization_and_channels_has_only_what_the_contract_names()
    {
        var contract = new ContractSchemas();
        using var platform = new SimulatedPlatform(new AutoClock());
        using Caller caller = Caller.As(platform, platform.Access.Desktop, platform.Access.Person("Sven Supervisor")!);
        using HttpResponseMessage opened = await caller.SendAsync("POST", "/api/v2/notifications/channels");
        JsonNode channel = await Caller.BodyOf(opened);
        contract.Check(Operations.PostNotificationsChannels, channel);
        string id = channel["id"]!.GetValue<string>();
        using HttpResponseMessage subscribed =
            await caller.SendAsync("POST", $"/api/v2/notifications/channels/{id}/subscriptions?ignoreErrors=true",
            """[{"id":"v2.users.x.conversations"},{"id":"v2.nothing"}]""");
        contract.Check(Operations.PostNotificationsChannelSubscriptions, await Caller.BodyOf(subscribed));

        string[] areas = ["authorization", "oauth", "organizations", "tokens", "users", "notifications"];
        foreach (Operation operation in Operations.All.Where(
            operation => operation.Method == "GET" && areas.Contains(operation.Path.Split('/')[3]) &&
            !ContractFile.BesideTheSubset.Contains(operation.ToString())))
        {
            string address = operation.Path
                .Replace("{clientId}", platform.ClientId)
                .Replace("{scopeId}", "conversations")
                .Replace("{namespaceName}", "platform.api")
                .Replace("{subjectId}", platform.ClientId)
                .Replace("{channelId}", id) + "?permission=conversation:participant:wrapup&expand=authorization,token";
            contract.Check(operation, await caller.ReadAsync(address));
        }

        Assert.True(contract.Problems.Count == 0, string.Join("\n", contract.Problems.Distinct()));
        Assert.True(contract.Checked > 15, $"Only {contract.Checked} answers were checked.");
    }
}

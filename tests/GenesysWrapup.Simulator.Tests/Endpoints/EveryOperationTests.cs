using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Endpoints;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Endpoints;

public class EveryOperationTests
{
    private static readonly string[] s_areas = ["/api/v2/conversations", "/api/v2/routing/", "/api/v2/outbound/", "/api/v2/analytics/"];

    private static IEnumerable<Operation> Owned => Operations.All.Where(static operation =>
        !operation.Removed && s_areas.Any(area => operation.Path.StartsWith(area, StringComparison.Ordinal)));

    [Fact]
    public void Every_operation_of_conversations_routing_outbound_and_analytics_is_answered()
    {
        using var platform = new PlatformCalls();
        var table = new EndpointTable();
        GenesysWrapup.Simulator.Endpoints.WorldEndpoints.AddTo(table, platform.World);

        string[] missing = Owned.Where(operation => table.Find(operation) is null)
            .Select(static operation => operation.ToString())
            .ToArray();

        Assert.True(missing.Length == 0, "No endpoint answers:\n" + string.Join("\n", missing));
    }

    [ContractFact]
    public async Task Every_answer_to_a_read_has_only_what_the_contract_names()
    {
        var contract = new ContractSchemas();
        using var platform = new PlatformCalls();
        platform.AsUser("Anna Adler");
        foreach (Operation operation in Owned.Where(
            static operation => operation.Method == "GET" && !operation.Path.Contains("/jobs/{jobId}")))
        {
            foreach (string[] values in ValuesFor(operation, platform.World))
            {
                PlatformReply reply = await platform.CallAsync(operation, values);
                if (reply.Status == 200)
                {
                    contract.Check(operation, reply.Body!);
                }
            }
        }

        Assert.True(contract.Problems.Count == 0, string.Join("\n", contract.Problems.Distinct()));
        Assert.True(contract.Checked > 200, $"Only {contract.Checked} answers were checked.");
    }

    /// <summary>Everything that the scenario has for the placeholders of a path.</summary>
    private static IEnumerable<string[]> ValuesFor(Operation operation, SimulatedWorld world)
    {
        int places = operation.Path.Count(static c => c == '{');
        return places switch
        {
            0 => [[]],
            1 when operation.Path.Contains("{queueId}") => world.Queues.Select(static queue => new[] { queue.Id }),
            1 when operation.Path.Contains("{codeId}") => world.Codes.Select(static code => new[] { code.Id }),
            1 => world.Named.Select(static named => new[] { named.ConversationId }),
            _ => from named in world.Named
                 let conversation = world.Conversation(named.ConversationId)
                 from participant in conversation.Participants
                 from communication in participant.Communications
                 select places == 2 ? new[] { conversation.Id, participant.Id } : [conversation.Id, participant.Id, communication.Id],
        };
    }
}

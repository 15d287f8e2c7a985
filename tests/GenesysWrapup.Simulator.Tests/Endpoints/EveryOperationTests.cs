using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Endpoints;
using GenesysWrapup.Simulator.Policies;
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

    [Fact]
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

    /// <summary>
    /// Statuses and error codes: with what is there, with ids that are made up, and with bodies that are right, empty and wrong. What is
    /// answered beyond the contract is answered so by a policy.
    /// </summary>
    [Theory]
    [InlineData("General", null)]
    [InlineData("Specific", "GET /api/v2/conversations/{conversationId}: 404 conversation.error.conversation.not.found")]
    public async Task Every_status_error_code_and_member_is_declared_unless_a_policy_says_otherwise(string position, string? exception)
    {
        var undeclared = new SortedSet<string>(StringComparer.Ordinal);
        var contract = new ContractSchemas();
        int answers = 0;
        foreach (Operation operation in Operations.All.Where(static operation =>
            !operation.Removed && !ContractFile.BesideTheSubset.Contains(operation.ToString())))
        {
            using var platform = new PlatformCalls();
            platform.Policies.Set(SimulatorPolicies.UndeclaredError, position);
            platform.AsUser("Sven Supervisor");
            IReadOnlyDictionary<int, string[]> declared = ContractFile.AnswersOf(operation.Method, operation.Path);
            string[] madeUp = [.. Enumerable.Range(0, operation.Path.Count(static c => c == '{')).Select(static _ => $"{Guid.NewGuid()}")];
            foreach (string[] values in ValuesFor(operation, platform.World).Take(12).Prepend(madeUp))
            {
                foreach (string? body in operation.Body is null ? [null] : Bodies(operation, platform))
                {
                    PlatformReply reply = await platform.SendAsync(operation, operation.PathFor(values), body);
                    answers++;
                    if (reply is { Status: 200, Body: { } shown })
                    {
                        contract.Check(operation, shown);
                    }

                    string? code = reply.Status >= 400 ? (string?)reply.Body?["code"] : null;
                    bool silent = reply.Status < 300 && !declared.Keys.Any(static status => status is >= 200 and < 300);
                    if (!silent &&
                        (!declared.TryGetValue(reply.Status, out string[]? codes) || (code is not null && !codes.Contains(code))))
                    {
                        undeclared.Add($"{operation}: {reply.Status} {code}".TrimEnd());
                    }
                }
            }
        }

        Assert.True(answers > 1_000, $"Only {answers} answers were checked.");
        Assert.True(contract.Problems.Count == 0, string.Join("\n", contract.Problems.Distinct()));
        if (exception is not null)
        {
            Assert.Contains(exception, undeclared);
            return;
        }

        Assert.True(undeclared.Count == 0, string.Join("\n", undeclared));
    }

    private static IEnumerable<string?> Bodies(Operation operation, PlatformCalls platform)
    {
        string code = platform.Code("Resolved").Id;
        return operation.Body!.EndsWith("[]", StringComparison.Ordinal)
            ? ["[]", """[{"id":"nothing"}]""", "{}"]
            :
            [
                "{}", $$"""{"code":"{{code}}"}""", $$$"""{"wrapup":{"code":"{{{code}}}"}}""", """{"attributes":{"case":"4711"}}""",
                """{"afterCallWorkRequired":true}""", """{"state":"disconnected"}""", """{"nothing":1}""", "[]", "no JSON",
                """{"interval":"2026-11-01T00:00:00.000Z/2026-11-02T00:00:00.000Z"}""",
            ];
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

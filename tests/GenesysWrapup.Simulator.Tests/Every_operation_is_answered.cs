using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Simulator.Tests;

public sealed class Every_operation_is_answered
{
    /// <summary>Values that are wrong for a member of one type or another.</summary>
    private static readonly string[] s_values = ["1", "-1.5", "true", "null", "\"x\"", "{}", "[]", "[1]", "[null]", "{\"id\":1}"];

    /// <summary>A missing endpoint answers as an unknown path does; one that is there names what it did not find, or answers.</summary>
    [Fact]
    public void Every_operation_of_the_catalogue_that_the_platform_still_has_has_an_endpoint()
    {
        using var platform = new SimulatedPlatform(new AutoClock());
        string[] missing =
        [
            .. Operations.All.Where(operation => !operation.Removed && platform.Table.Find(operation) is null)
                .Select(operation => operation.ToString()),
        ];
        Assert.True(missing.Length == 0, "No endpoint for:\n" + string.Join("\n", missing));
    }

    [Fact]
    public async Task No_operation_breaks_on_wrong_ids_or_wrong_bodies()
    {
        using var platform = new SimulatedPlatform(new AutoClock());
        platform.Policies.Set(SimulatorPolicies.RequestsPerMinute, 1_000_000);
        SimulatedConversation conversation = platform.World.Conversation(platform.World.IdOf("awaiting-wrapup"));
        SimulatedParticipant agent = conversation.Participants.Single(participant => participant.Purpose == "agent");
        string[][] paths =
        [
            ["00000000-0000-4000-8000-000000000000"],
            ["nonsense"],
            [conversation.Id, agent.Id, agent.Communications[0].Id],
            [platform.World.Queues[0].Id, platform.World.Codes[0].Id],
            [platform.World.Codes[0].Id],
        ];
        var wrong = new HashSet<string>();
        int errors = 0;

        // Deletions come last: what they take away, the others are to be tried on.
        foreach (Operation operation in Operations.All.OrderBy(operation => operation.Method == "DELETE"))
        {
            foreach ((string[] ids, string? body) in from ids in paths from body in Bodies(operation) select (ids, body))
            {
                using Caller caller = Caller.As(platform, platform.Access.Desktop, platform.Access.Person("Sven Supervisor")!);
                int next = 0;
                string path = Regex.Replace(operation.Path, "{[^}]+}", _ => ids[Math.Min(next++, ids.Length - 1)]);
                using HttpResponseMessage answer = await caller.SendAsync(operation.Method, path, body);
                if ((int)answer.StatusCode >= 500)
                {
                    wrong.Add($"{operation} {body}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                }

                errors += (int)answer.StatusCode >= 400 ? 1 : 0;
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Take(20)));
        Assert.True(errors > 500, $"Only {errors} errors were seen.");
    }

    private static IEnumerable<string?> Bodies(Operation operation)
    {
        if (operation.Body is not { } name)
        {
            return [null];
        }

        bool array = name.EndsWith("[]", StringComparison.Ordinal);
        BodyModel? model = BodyModels.Find(name.TrimEnd('[', ']'));
        IEnumerable<string> members =
            from member in model?.Members ?? []
            from value in s_values
            select new JsonObject { [member.Name] = JsonNode.Parse(value) }.ToJsonString();
        return s_values.Concat(members).Select(body => array ? $"[{body}]" : body).Concat(["{", "[", ""]);
    }
}

using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Simulator.Tests;

public sealed class Every_operation_is_answered
{
    /// <summary>An endpoint that is missing answers as an unknown path does; an endpoint that is there names what it did not find, or answers.</summary>
    [Fact]
    public void Every_operation_of_the_catalogue_that_the_platform_still_has_has_an_endpoint()
    {
        using var platform = new SimulatedPlatform(new AutoClock());
        string[] missing = [.. Operations.All.Where(operation => !operation.Removed && platform.Table.Find(operation) is null).Select(operation => operation.ToString())];
        Assert.True(missing.Length == 0, "No endpoint for:\n" + string.Join("\n", missing));
    }

    [Fact]
    public async Task No_operation_breaks_on_ids_that_do_not_exist_or_on_a_body_of_the_wrong_shape()
    {
        using var platform = new SimulatedPlatform(new AutoClock());
        platform.Policies.Set(SimulatorPolicies.RequestsPerMinute, 100_000);
        var broken = new List<string>();
        foreach (Operation operation in Operations.All.Where(operation => operation != Operations.DeleteTokensMe))
        {
            using Caller caller = Caller.As(platform, platform.Access.Desktop, platform.Access.Person("Sven Supervisor")!);
            foreach (string id in new[] { "00000000-0000-4000-8000-000000000000", "nonsense" })
            {
                string path = System.Text.RegularExpressions.Regex.Replace(operation.Path, "{[^}]+}", id);
                string[] bodies = operation.Body is null ? [""] : operation.Body.EndsWith("[]", System.StringComparison.Ordinal) ? ["[]", "[1]", "[{}]"] : ["{}", "[]", """{"wrapup":1,"code":{},"name":[]}"""];
                foreach (string body in bodies)
                {
                    using HttpResponseMessage answer = await caller.SendAsync(operation.Method, path, body.Length == 0 ? null : body);
                    if ((int)answer.StatusCode >= 500)
                    {
                        broken.Add($"{operation} {body}: {(int)answer.StatusCode}");
                    }
                }
            }
        }

        Assert.True(broken.Count == 0, string.Join("\n", broken));
    }
}

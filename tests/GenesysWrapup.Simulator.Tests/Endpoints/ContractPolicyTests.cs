using System;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Policies;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Endpoints;

/// <summary>Each switch about how much is taken, in each of its positions.</summary>
public sealed class ContractPolicyTests : IDisposable
{
    private readonly PlatformCalls _platform = new();

    public void Dispose() => _platform.Dispose();

    [Theory]
    [InlineData("100", 100, 200)]
    [InlineData("100", 101, 400)]
    [InlineData("500", 500, 200)]
    [InlineData("500", 501, 400)]
    public async Task The_largest_page_of_a_list(string position, int size, int status)
    {
        _platform.Policies.Set(SimulatorPolicies.LargestPage.Name, position);
        (await _platform.SendAsync(Operations.GetRoutingQueues, $"/api/v2/routing/queues?pageSize={size}", null)).Expect(status);
    }

    [Theory]
    [InlineData("Refuse", 400)]
    [InlineData("Cut", 200)]
    public async Task A_page_that_is_too_large(string position, int status)
    {
        _platform.Policies.Set(SimulatorPolicies.LargestPage, 2);
        _platform.Policies.Set(SimulatorPolicies.TooLargePage, position);
        PlatformReply reply =
            (await _platform.SendAsync(Operations.GetRoutingQueues, "/api/v2/routing/queues?pageSize=3", null)).Expect(status);
        if (status == 200)
        {
            Assert.Equal((2, 2), ((int)reply.Body!["pageSize"]!, reply.Body["entities"]!.AsArray().Count));
            Assert.NotNull(reply.Body["nextUri"]);
        }
    }

    [Theory]
    [InlineData("10", 10, 200)]
    [InlineData("10", 11, 400)]
    public async Task The_longest_name_of_a_code(string position, int length, int status)
    {
        _platform.Policies.Set(SimulatorPolicies.LongestCodeName.Name, position);
        (await CreateAsync(new string('n', length), SimulatedDivision.Home.Id)).Expect(status, status == 400 ? "invalid.name" : null);
    }

    [Theory]
    [InlineData("PerDivision", 200)]
    [InlineData("InOrganization", 400)]
    public async Task The_same_name_in_another_division(string position, int status)
    {
        _platform.Policies.Set(SimulatorPolicies.CodeNameUnique, position);
        (await CreateAsync("Twice", SimulatedDivision.Home.Id)).Expect(200);
        (await CreateAsync("Twice", "*")).Expect(status, status == 400 ? "duplicate.name" : null);
        (await CreateAsync("Twice", SimulatedDivision.Home.Id)).Expect(400, "duplicate.name");
    }

    [Theory]
    [InlineData("Demanded", 403)]
    [InlineData("NotDemanded", 200)]
    public async Task A_topic_without_its_permission(string position, int status)
    {
        _platform.Policies.Set(SimulatorPolicies.TopicPermissions, position);
        _platform.As(_platform.Platform.Access.NoRoles);
        string channel = (string)(await _platform.WriteAsync(Operations.PostNotificationsChannels, null)).Expect(200).Body!["id"]!;
        (await _platform.WriteAsync(
            Operations.PostNotificationsChannelSubscriptions,
            $$"""[{"id":"v2.routing.queues.{{_platform.World.Queues[0].Id}}.conversations"}]""",
            channel)).Expect(status);
    }

    private Task<PlatformReply> CreateAsync(string name, string divisionId) => _platform.WriteAsync(
        Operations.PostRoutingWrapupcodes, $$$"""{"name":"{{{name}}}","division":{"id":"{{{divisionId}}}"}}""");
}

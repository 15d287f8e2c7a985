using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Endpoints;

public sealed class RoutingTests : IDisposable
{
    private readonly PlatformCalls _platform = new();

    public void Dispose() => _platform.Dispose();

    [Fact]
    public async Task Codes_come_in_pages_in_the_order_of_their_names()
    {
        PlatformReply first = await GetAsync(Operations.GetRoutingWrapupcodes, "");
        JsonArray page = first.Expect(200).Body!["entities"]!.AsArray();
        Assert.Equal(25, page.Count);
        Assert.True((int)first.Body!["total"]! > 30);
        string[] names = page.Select(static code => (string)code!["name"]!).ToArray();
        Assert.Equal(names.OrderBy(static name => name, StringComparer.OrdinalIgnoreCase), names);
        PlatformReply second = await _platform.SendAsync(Operations.GetRoutingWrapupcodes, (string)first.Body["nextUri"]!, null);
        Assert.Empty(page.Select(Id).Intersect(second.Body!["entities"]!.AsArray().Select(Id)));
    }

    [Fact]
    public async Task Codes_are_found_by_name_beginning_id_and_division()
    {
        Assert.Equal(2, (int)(await GetAsync(Operations.GetRoutingWrapupcodes, "?name=Complaint")).Body!["total"]!);
        Assert.Equal(4, (int)(await GetAsync(Operations.GetRoutingWrapupcodes, "?name=sale*")).Body!["total"]! + 1);
        string id = _platform.Code("Refund").Id;
        Assert.Equal("Refund", (string?)(await GetAsync(Operations.GetRoutingWrapupcodes, $"?id={id}")).Body!["entities"]![0]!["name"]);
        Assert.Equal(
            5, (int)(await GetAsync(Operations.GetRoutingWrapupcodes, $"?divisionId={SimulatedDivision.Partners.Id}")).Body!["total"]!);
        (await GetAsync(Operations.GetRoutingWrapupcodes, "?id=WU-001")).Expect(400, "invalid.id");
        (await GetAsync(Operations.GetRoutingWrapupcodes, "?pageNumber=0")).Expect(400);
        (await GetAsync(Operations.GetRoutingWrapupcodes, "?sortOrder=sideways")).Expect(400, "invalid.query.param.value");
        (await GetAsync(Operations.GetRoutingWrapupcodesDivisionviews, $"?id={id}&name=x")).Expect(400, "name.and.id.specified");
        Assert.Equal("Retired reason", (string?)(await GetAsync(
            Operations.GetRoutingWrapupcodesDivisionviews, "?includeState=Deleted")).Body!["entities"]![0]!["name"]);
    }

    [Fact]
    public async Task A_code_is_made_changed_and_deleted()
    {
        JsonNode made = (await _platform.WriteAsync(Operations.PostRoutingWrapupcodes, """{"name":"Brand new"}""")).Expect(200).Body!;
        string id = Id(made)!;
        Assert.Equal("*", (string?)made["division"]!["id"]);
        (await _platform.WriteAsync(Operations.PostRoutingWrapupcodes, """{"name":"brand NEW"}""")).Expect(400, "duplicate.name");
        (await _platform.WriteAsync(Operations.PostRoutingWrapupcodes, """{"name":""}""")).Expect(400, "invalid.name");
        (await _platform.WriteAsync(Operations.PutRoutingWrapupcode, """{"name":"Newer"}""", id)).Expect(200);
        Assert.Equal("Newer", (string?)(await _platform.CallAsync(Operations.GetRoutingWrapupcode, id)).Body!["name"]);
        (await _platform.CallAsync(Operations.DeleteRoutingWrapupcode, id)).Expect(200);
        (await _platform.CallAsync(Operations.GetRoutingWrapupcode, id)).Expect(404, "resource.not.found");
        (await _platform.CallAsync(Operations.GetRoutingWrapupcode, "WU-001")).Expect(400, "invalid.id");
    }

    [Fact]
    public async Task A_code_made_again_after_its_end_has_another_id()
    {
        string first = Id((await _platform.WriteAsync(Operations.PostRoutingWrapupcodes, """{"name":"Twice"}""")).Body)!;
        (await _platform.CallAsync(Operations.DeleteRoutingWrapupcode, first)).Expect(200);
        string second = Id((await _platform.WriteAsync(Operations.PostRoutingWrapupcodes, """{"name":"Twice"}""")).Expect(200).Body)!;
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_queue_takes_up_to_a_hundred_codes_a_call()
    {
        SimulatedQueue queue = _platform.World.FindQueue("Support")!;
        string code = _platform.Code("Sale closed").Id;
        (await _platform.WriteAsync(Operations.PostRoutingQueueWrapupcodes, $$"""[{"id":"{{code}}"}]""", queue.Id)).Expect(200);
        Assert.Contains((await GetAsync(
            Operations.GetRoutingQueueWrapupcodes, "?pageSize=100", queue.Id)).Body!["entities"]!.AsArray(), entry => Id(entry) == code);
        (await _platform.CallAsync(Operations.DeleteRoutingQueueWrapupcode, queue.Id, code)).Expect(200);
        Assert.DoesNotContain(code, queue.CodeIds);
        string tooMany = "[" + string.Join(",", Enumerable.Repeat($$"""{"id":"{{code}}"}""", 101)) + "]";
        (await _platform.WriteAsync(Operations.PostRoutingQueueWrapupcodes, tooMany, queue.Id)).Expect(400, "bad.request");
        (await _platform.WriteAsync(Operations.PostRoutingQueueWrapupcodes, """[{"id":"x"}]""", queue.Id)).Expect(400, "invalid.id");
        (await _platform.CallAsync(Operations.GetRoutingQueue, Guid.NewGuid().ToString())).Expect(404, "resource.not.found");
    }

    [Fact]
    public async Task Queues_say_their_after_call_mode_and_division_rights_hold()
    {
        JsonNode queue = (await GetAsync(Operations.GetRoutingQueues, "?name=Support")).Expect(200).Body!["entities"]![0]!;
        Assert.Equal("MANDATORY_TIMEOUT", (string?)queue["acwSettings"]!["wrapupPrompt"]);
        Assert.Equal(1_800_000, (int)queue["acwSettings"]!["timeoutMs"]!);
        _platform.AsUser("Anna Adler");
        Assert.DoesNotContain((await GetAsync(Operations.GetRoutingQueues, "")).Body!["entities"]!.AsArray(), static entry =>
            (string?)entry!["name"] == "Partner desk");
        (await _platform.CallAsync(Operations.GetRoutingQueue, _platform.World.FindQueue("Partner desk")!.Id))
            .Expect(403, "missing.division.permissions");
        (await _platform.CallAsync(Operations.GetRoutingWrapupcode, _platform.Code("Partner lead").Id))
            .Expect(403, "missing.division.permissions");
        Assert.Equal(5, (int)(await GetAsync(Operations.GetRoutingQueuesMe, "")).Expect(200).Body!["total"]!);
    }

    [Fact]
    public async Task The_outbound_mapping_changes_under_its_version_alone()
    {
        JsonNode mapping = (await _platform.CallAsync(Operations.GetOutboundWrapupcodemappings)).Expect(200).Body!;
        int version = (int)mapping["version"]!;
        string code = _platform.Code("Resolved").Id;
        string Body(int number, string flags) => $$$"""{"version":{{{number}}},"defaultSet":[],"mapping":{"{{{code}}}":[{{{flags}}}]}}""";
        (await _platform.WriteAsync(Operations.PutOutboundWrapupcodemappings, Body(version - 1, "")))
            .Expect(409, "invalid.update.wrong.version");
        (await _platform.WriteAsync(Operations.PutOutboundWrapupcodemappings, Body(version, "\"NONSENSE\""))).Expect(400, "invalid.update");
        (await _platform.WriteAsync(Operations.PutOutboundWrapupcodemappings, Body(version, "\"BUSINESS_SUCCESS\"")))
            .Expect(400, "business.categories.rpc.required");
        (await _platform.WriteAsync(Operations.PutOutboundWrapupcodemappings, Body(version, "\"BUSINESS_SUCCESS\",\"BUSINESS_FAILURE\"")))
            .Expect(400, "business.categories.mutually.exclusive");
        Assert.Equal(version + 1, (int)(await _platform.WriteAsync(
            Operations.PutOutboundWrapupcodemappings, Body(version, "\"NUMBER_UNCALLABLE\""))).Expect(200).Body!["version"]!);
    }

    [Fact]
    public async Task The_settings_are_read_and_changed()
    {
        (await _platform.WriteAsync(Operations.PatchConversationsSettings, """{"communicationBasedACW":true}""")).Expect(202);
        Assert.True((bool)(await _platform.CallAsync(Operations.GetConversationsSettings)).Expect(200).Body!["communicationBasedACW"]!);
        (await _platform.WriteAsync(Operations.PatchConversationsSettings, """{"nonsense":true}""")).Expect(400, "invalid.property");
        (await _platform.WriteAsync(Operations.PatchConversationsSettings, """{"communicationBasedACW":"yes"}"""))
            .Expect(400, "bad.request");
    }

    private static string? Id(JsonNode? entry) => (string?)entry?["id"];

    private Task<PlatformReply> GetAsync(Operation operation, string query, params string[] values) =>
        _platform.SendAsync(operation, operation.PathFor(values) + query, null);
}

using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Endpoints;

public sealed class AnalyticsTests : IDisposable
{
    private const string Interval = "2026-11-02T00:00:00Z/2026-11-03T00:00:00Z";

    private readonly PlatformCalls _platform = new();

    public void Dispose() => _platform.Dispose();

    [Theory]
    [InlineData("coded", "code")]
    [InlineData("timed-out", SystemWrapupCode.Timeout)]
    [InlineData("awaiting-wrapup", null)]
    public async Task The_details_have_a_wrapup_segment_with_what_is_known(string name, string? code)
    {
        JsonNode details = (await _platform.CallAsync(Operations.GetAnalyticsConversationDetails, _platform.World.IdOf(name)))
            .Expect(200).Body!;
        JsonNode segment = details["participants"]!.AsArray().Last()!["sessions"]![0]!["segments"]!.AsArray().Last()!;
        Assert.Equal("wrapup", (string?)segment["segmentType"]);
        Assert.Equal(code == "code" ? _platform.Code("Resolved").Id : code, (string?)segment["wrapUpCode"]);
        Assert.Equal(code is null, segment["segmentEnd"] is null);
    }

    [Fact]
    public async Task A_participant_level_code_of_a_callback_stands_on_both_its_sessions()
    {
        SimulatedConversation conversation = _platform.Conversation("callback");
        string code = _platform.Code("Resolved").Id;
        await _platform.WriteAsync(
            Operations.PatchConversationParticipant,
            $$$"""{"wrapup":{"code":"{{{code}}}"}}""",
            conversation.Id,
            conversation.Participants.Last().Id);
        JsonNode details = (await _platform.CallAsync(Operations.GetAnalyticsConversationDetails, conversation.Id)).Body!;
        Assert.Equal([code, code], details["participants"]!.AsArray().Last()!["sessions"]!.AsArray()
            .Select(static session => (string?)session!["segments"]!.AsArray().Last()!["wrapUpCode"]));
    }

    [Fact]
    public async Task What_happened_within_the_lag_is_not_known_yet()
    {
        _platform.Policies.Set(SimulatorPolicies.AnalyticsLag, TimeSpan.FromMinutes(1));
        SimulatedConversation conversation = _platform.Conversation("awaiting-wrapup");
        string code = _platform.Code("Resolved").Id;
        await _platform.WriteAsync(
            Operations.PatchConversationParticipant,
            $$$"""{"wrapup":{"code":"{{{code}}}"}}""",
            conversation.Id,
            conversation.Participants.Last().Id);
        Assert.Equal(0, await CountAsync("wrapUpCode", code, conversation.Id));

        _platform.Platform.Step(TimeSpan.FromMinutes(1));

        Assert.Equal(1, await CountAsync("wrapUpCode", code, conversation.Id));
    }

    [Fact]
    public async Task A_query_filters_by_its_dimensions_and_pages()
    {
        Assert.Equal(_platform.World.Conversations.Count, await TotalAsync("{}"));
        Assert.Equal(1, await TotalAsync($$"""
            {"conversationFilters":[{"type":"or","predicates":[
                {"dimension":"conversationId","value":"{{_platform.World.IdOf("coded")}}"}]}]}
            """));
        Assert.Equal(1, await TotalAsync($$"""
            {"segmentFilters":[{"type":"and","predicates":[
                {"dimension":"wrapUpCode","value":"{{SystemWrapupCode.Timeout}}"},
                {"dimension":"segmentType","value":"wrapup"}]}]}
            """));
        int partners = await TotalAsync($$"""
            {"segmentFilters":[{"type":"and","clauses":[{"type":"or","predicates":[
                {"dimension":"queueId","value":"{{_platform.World.FindQueue("Partner desk")!.Id}}"}]}]}]}
            """);
        Assert.Equal(1, partners);
        int uncoded = await TotalAsync($$"""
            {"segmentFilters":[{"type":"and","predicates":[
                {"dimension":"userId","value":"{{_platform.World.Users[0].Id}}"},
                {"dimension":"segmentType","value":"wrapup"},
                {"dimension":"wrapUpCode","operator":"notExists"}]}]}
            """);
        Assert.True(uncoded > 1);
        PlatformReply page = await _platform.WriteAsync(
            Operations.PostAnalyticsConversationsDetailsQuery,
            $$$"""{"interval":"{{{Interval}}}","order":"desc","paging":{"pageSize":3,"pageNumber":2}}""");
        Assert.Equal(3, page.Expect(200).Body!["conversations"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"interval":"yesterday"}""")]
    [InlineData("""{"interval":"2026-11-02T00:00:00Z/2026-11-03T00:00:00Z","paging":{"pageSize":1000,"pageNumber":1}}""")]
    [InlineData("""
        {"interval":"2026-11-02T00:00:00Z/2026-11-03T00:00:00Z",
         "conversationFilters":[{"type":"or","predicates":[{"dimension":"wrapUpCode","value":"x"}]}]}
        """)]
    public async Task A_wrong_query_is_refused(string body) =>
        (await _platform.WriteAsync(Operations.PostAnalyticsConversationsDetailsQuery, body)).Expect(400);

    [Fact]
    public async Task A_job_runs_is_read_by_cursor_expires_and_can_be_cancelled()
    {
        _platform.Policies.Set(SimulatorPolicies.AnalyticsJobRuns, TimeSpan.FromSeconds(5));
        string id = (string)(await SubmitAsync()).Expect(202).Body!["jobId"]!;
        Assert.Equal(
            "PENDING", (string?)(await _platform.CallAsync(Operations.GetAnalyticsConversationsDetailsJob, id)).Expect(202).Body!["state"]);
        (await _platform.CallAsync(Operations.GetAnalyticsConversationsDetailsJobResults, id)).Expect(404);
        _platform.Platform.Step(TimeSpan.FromSeconds(5));
        Assert.Equal("FULFILLED", (string?)(await _platform.CallAsync(Operations.GetAnalyticsConversationsDetailsJob, id))
            .Expect(200).Body!["state"]);

        int read = 0;
        string? cursor = "0";
        while (cursor is not null)
        {
            string path = Operations.GetAnalyticsConversationsDetailsJobResults.PathFor(id) + $"?pageSize=10&cursor={cursor}";
            JsonNode page = (await _platform.SendAsync(Operations.GetAnalyticsConversationsDetailsJobResults, path, null))
                .Expect(200).Body!;
            read += page["conversations"]!.AsArray().Count;
            Assert.All(page["conversations"]!.AsArray(), static entry => Assert.NotNull(entry!["participants"]![0]!["attributes"]));
            cursor = (string?)page["cursor"];
        }

        Assert.Equal(_platform.World.Conversations.Count, read);
        _platform.Platform.Step(TimeSpan.FromDays(2));
        _platform.As(_platform.Platform.Access.FullRights);
        Assert.Equal("EXPIRED", (string?)(await _platform.CallAsync(Operations.GetAnalyticsConversationsDetailsJob, id)).Body!["state"]);
        (await _platform.CallAsync(Operations.DeleteAnalyticsConversationsDetailsJob, id)).Expect(204);
        Assert.Equal("CANCELLED", (string?)(await _platform.CallAsync(Operations.GetAnalyticsConversationsDetailsJob, id)).Body!["state"]);
    }

    [Fact]
    public async Task A_job_is_kept_as_long_as_the_policy_says()
    {
        _platform.Policies.Set(SimulatorPolicies.AnalyticsJobKept, TimeSpan.FromMinutes(10));
        string id = (string)(await SubmitAsync()).Body!["jobId"]!;
        _platform.Platform.Step(TimeSpan.FromMinutes(9));
        Assert.Equal("FULFILLED", (string?)(await _platform.CallAsync(Operations.GetAnalyticsConversationsDetailsJob, id)).Body!["state"]);
        _platform.Platform.Step(TimeSpan.FromMinutes(1));
        Assert.Equal("EXPIRED", (string?)(await _platform.CallAsync(Operations.GetAnalyticsConversationsDetailsJob, id)).Body!["state"]);
    }

    [Fact]
    public async Task Jobs_are_later_than_queries()
    {
        _platform.Policies.Set(SimulatorPolicies.AnalyticsJobLag, TimeSpan.FromHours(1));
        string id = (string)(await SubmitAsync()).Body!["jobId"]!;
        JsonNode results = (await _platform.CallAsync(Operations.GetAnalyticsConversationsDetailsJobResults, id)).Expect(200).Body!;
        Assert.True(results["conversations"]!.AsArray().Count < _platform.World.Conversations.Count);
        Assert.NotNull((await _platform.CallAsync(Operations.GetAnalyticsConversationsDetailsJobsAvailability))
            .Expect(200).Body!["dataAvailabilityDate"]);
    }

    [Fact]
    public async Task Several_conversations_come_by_their_ids_and_other_divisions_stay_out()
    {
        string path = Operations.GetAnalyticsConversationsDetails.PathFor() +
            $"?id={_platform.World.IdOf("coded")}&id={_platform.World.IdOf("other-division")}";
        Assert.Equal(2, (await _platform.SendAsync(Operations.GetAnalyticsConversationsDetails, path, null))
            .Expect(200).Body!["conversations"]!.AsArray().Count);
        _platform.As(_platform.Platform.Access.OtherDivision);
        Assert.Single((await _platform.SendAsync(Operations.GetAnalyticsConversationsDetails, path, null))
            .Expect(200).Body!["conversations"]!.AsArray());
        (await _platform.CallAsync(Operations.GetAnalyticsConversationDetails, _platform.World.IdOf("coded")))
            .Expect(403, "missing.division.permission");
    }

    [Fact]
    public async Task Properties_are_indexed_for_a_session_of_the_conversation()
    {
        SimulatedConversation conversation = _platform.Conversation("coded");
        string Body(string session) => $$"""{"sessionId":"{{session}}","targetDate":"2026-11-02T00:00:00Z","properties":[]}""";
        (await _platform.WriteAsync(Operations.PostAnalyticsConversationDetailsProperties, Body(
            conversation.Communications.First().Id), conversation.Id)).Expect(202);
        (await _platform.WriteAsync(Operations.PostAnalyticsConversationDetailsProperties, Body("x"), conversation.Id)).Expect(400);
    }

    private Task<PlatformReply> SubmitAsync() =>
        _platform.WriteAsync(Operations.PostAnalyticsConversationsDetailsJobs, $$"""{"interval":"{{Interval}}"}""");

    private async Task<int> TotalAsync(string filters)
    {
        JsonNode body = JsonNode.Parse(filters)!;
        body["interval"] = Interval;
        return (int)(await _platform.WriteAsync(Operations.PostAnalyticsConversationsDetailsQuery, body.ToJsonString()))
            .Expect(200).Body!["totalHits"]!;
    }

    private Task<int> CountAsync(string dimension, string value, string conversationId) => TotalAsync($$"""
        {"conversationFilters":[{"type":"and","predicates":[{"dimension":"conversationId","value":"{{conversationId}}"}]}],
         "segmentFilters":[{"type":"and","predicates":[{"dimension":"{{dimension}}","value":"{{value}}"}]}]}
        """);
}

using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Scenarios;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Endpoints;

/// <summary>Each switch about asking analytics, in each of its positions; and people by their ids.</summary>
public sealed class AnalyticsPolicyTests : IDisposable
{
    private readonly PlatformCalls _platform = new();

    public void Dispose() => _platform.Dispose();

    [Theory]
    [InlineData("25", 25, 200)]
    [InlineData("25", 26, 400)]
    [InlineData("100", 100, 200)]
    [InlineData("100", 101, 400)]
    public async Task The_largest_page_of_a_query(string position, int size, int status)
    {
        _platform.Policies.Set(SimulatorPolicies.AnalyticsLargestPage.Name, position);
        (await QueryAsync("2026-11-02T00:00:00Z/2026-11-03T00:00:00Z", size)).Expect(status);
    }

    [Theory]
    [InlineData("1", "2026-11-02T00:00:00Z/2026-11-03T00:00:00Z", true)]
    [InlineData("1", "2026-11-02T00:00:00Z/2026-11-03T00:00:01Z", false)]
    [InlineData("31", "2026-10-02T00:00:00Z/2026-11-02T00:00:00Z", true)]
    [InlineData("31", "2026-10-01T00:00:00Z/2026-11-02T00:00:00Z", false)]
    public async Task The_longest_interval_of_a_query_and_a_job(string position, string interval, bool taken)
    {
        _platform.Policies.Set(SimulatorPolicies.AnalyticsLongestDays.Name, position);
        (await QueryAsync(interval, 25)).Expect(taken ? 200 : 400);
        (await SubmitAsync(interval)).Expect(taken ? 202 : 400);
    }

    [Theory]
    [InlineData("Present", true)]
    [InlineData("Absent", false)]
    public async Task Names_of_agents(string position, bool named)
    {
        _platform.Policies.Set(SimulatorPolicies.AnalyticsAgentNames, position);
        JsonNode page = (await QueryAsync("2026-11-02T00:00:00Z/2026-11-03T00:00:00Z", 100)).Expect(200).Body!;
        JsonNode[] people =
            [.. page["conversations"]!.AsArray().SelectMany(static one => one!["participants"]!.AsArray()).Select(static one => one!)];
        Assert.All(people.Where(static one => one["userId"] is not null), one => Assert.Equal(named, one["participantName"] is not null));
        Assert.Contains(people, static one => one["participantName"] is not null);
    }

    [Theory]
    [InlineData("Fulfilled", "FULFILLED", 200)]
    [InlineData("Failed", "FAILED", 404)]
    [InlineData("Cancelled", "CANCELLED", 404)]
    public async Task The_end_of_a_job(string position, string state, int results)
    {
        _platform.Policies.Set(SimulatorPolicies.AnalyticsJobEnds, position);
        string job = await JobAsync();
        JsonNode status = (await _platform.CallAsync(Operations.GetAnalyticsConversationsDetailsJob, job)).Expect(200).Body!;
        Assert.Equal((state, state == "FAILED"), ((string?)status["state"], status["errorMessage"] is not null));
        (await _platform.CallAsync(Operations.GetAnalyticsConversationsDetailsJobResults, job)).Expect(results);
    }

    [Fact]
    public async Task A_job_waits_then_runs()
    {
        _platform.Policies.Set(SimulatorPolicies.AnalyticsJobWaits, TimeSpan.FromSeconds(5));
        _platform.Policies.Set(SimulatorPolicies.AnalyticsJobRuns, TimeSpan.FromSeconds(5));
        string job = await JobAsync();
        foreach ((string state, int status) in new[] { ("QUEUED", 202), ("PENDING", 202), ("FULFILLED", 200) })
        {
            Assert.Equal(state, (string?)(await _platform.CallAsync(Operations.GetAnalyticsConversationsDetailsJob, job))
                .Expect(status).Body!["state"]);
            _platform.Platform.Step(TimeSpan.FromSeconds(5));
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task The_page_of_a_job_where_no_size_is_asked_for(int size)
    {
        _platform.Policies.Set(SimulatorPolicies.AnalyticsJobPage, size);
        JsonNode page = (await _platform.CallAsync(Operations.GetAnalyticsConversationsDetailsJobResults, await JobAsync()))
            .Expect(200).Body!;
        Assert.Equal(Math.Min(size, _platform.World.Conversations.Count), page["conversations"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("2", 2, 200)]
    [InlineData("2", 3, 400)]
    public async Task The_ids_of_one_read(string position, int count, int status)
    {
        _platform.Policies.Set(SimulatorPolicies.AnalyticsMostIds.Name, position);
        string ids = string.Join("&", _platform.World.Conversations.Take(count).Select(static one => "id=" + one.Id));
        (await _platform.SendAsync(
            Operations.GetAnalyticsConversationsDetails, "/api/v2/analytics/conversations/details?" + ids, null)).Expect(status);
    }

    [Theory]
    [InlineData("EverySession", 2)]
    [InlineData("LastSession", 1)]
    public async Task The_sessions_with_a_participants_code(string position, int coded)
    {
        _platform.Policies.Set(SimulatorPolicies.AnalyticsParticipantCode, position);
        SimulatedConversation conversation = _platform.World.NewConversation(new NewConversationOptions());
        SimulatedParticipant agent = conversation.Participants.Last(static one => one.IsStaff);
        agent.Communications.Add(new SimulatedCommunication(Guid.NewGuid().ToString(), MediaKind.Callback, "outbound")
        {
            PeerId = Guid.NewGuid().ToString(),
            State = SimulatedCommunication.Disconnected,
            ConnectedAt = agent.ConnectedAt,
            DisconnectedAt = agent.End,
        });
        _platform.World.Wrap(conversation, agent, new SimulatedWrapup(_platform.Code("Resolved").Id) { EndTime = _platform.World.Now });

        JsonNode details = (await _platform.CallAsync(Operations.GetAnalyticsConversationDetails, conversation.Id)).Expect(200).Body!;

        Assert.Equal(coded, details["participants"]!.AsArray()
            .SelectMany(static one => one!["sessions"]!.AsArray())
            .SelectMany(static session => session!["segments"]!.AsArray())
            .Count(static segment => segment!["wrapUpCode"] is not null));
    }

    [Theory]
    [InlineData("Message", "message")]
    [InlineData("Unknown", "unknown")]
    public async Task The_media_type_of_a_social_session(string position, string shown)
    {
        _platform.Policies.Set(SimulatorPolicies.AnalyticsSocialMedia, position);
        JsonNode details = (await _platform.CallAsync(
            Operations.GetAnalyticsConversationDetails, _platform.Conversation("social").Id)).Expect(200).Body!;
        Assert.All(
            details["participants"]!.AsArray().SelectMany(static one => one!["sessions"]!.AsArray()),
            session => Assert.Equal(shown, (string?)session!["mediaType"]));
    }

    [Theory]
    [InlineData("NotFound", 404)]
    [InlineData("BadRequest", 400)]
    public async Task The_results_of_a_job_that_still_runs(string position, int status)
    {
        _platform.Policies.Set(SimulatorPolicies.AnalyticsUnfinishedJob, position);
        _platform.Policies.Set(SimulatorPolicies.AnalyticsJobRuns, TimeSpan.FromSeconds(5));
        (await _platform.CallAsync(Operations.GetAnalyticsConversationsDetailsJobResults, await JobAsync())).Expect(status);
    }

    [Fact]
    public async Task People_come_by_their_ids_a_hundred_at_most()
    {
        string id = _platform.World.Users[1].Id;
        JsonNode found = (await _platform.SendAsync(Operations.GetUsers, $"/api/v2/users?id={id}&state=any", null)).Expect(200).Body!;
        Assert.Equal(_platform.World.Users[1].Name, (string?)Assert.Single(found["entities"]!.AsArray())!["name"]);
        Assert.Equal(_platform.World.Users.Count, (int?)(await _platform.CallAsync(Operations.GetUsers)).Expect(200).Body!["total"]);
        string many = string.Join("&", Enumerable.Repeat("id=" + id, 101));
        (await _platform.SendAsync(Operations.GetUsers, "/api/v2/users?" + many, null)).Expect(400, "max.user.ids");
    }

    private Task<PlatformReply> QueryAsync(string interval, int size) => _platform.WriteAsync(
        Operations.PostAnalyticsConversationsDetailsQuery,
        $$$"""{"interval":"{{{interval}}}","paging":{"pageSize":{{{size}}},"pageNumber":1}}""");

    private Task<PlatformReply> SubmitAsync(string interval) =>
        _platform.WriteAsync(Operations.PostAnalyticsConversationsDetailsJobs, $$"""{"interval":"{{interval}}"}""");

    private async Task<string> JobAsync() =>
        (string)(await SubmitAsync("2026-11-02T00:00:00Z/2026-11-03T00:00:00Z")).Expect(202).Body!["jobId"]!;
}

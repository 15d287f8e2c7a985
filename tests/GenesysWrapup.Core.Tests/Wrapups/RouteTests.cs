using System;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator.Faults;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Core.Tests.Wrapups;

/// <summary>On which level a code is written, by which operation, and why.</summary>
public sealed class RouteTests
{
    [Theory]
    [InlineData("call")]
    [InlineData("callback")]
    [InlineData("email")]
    [InlineData("message")]
    public async Task Participant_level_goes_through_the_generic_operation_for_every_medium(string media)
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting(MediaKind.Find(media));
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal((WrapupOutcome.Set, WrapupLevel.Participant), (report.Result.Outcome, report.Result.Level));
        Assert.Equal("PATCH /api/v2/conversations/{conversationId}/participants/{participantId}", report.Result.Route);
        Assert.Equal($"/api/v2/conversations/{conversation.Id}/participants/{agent.Id}", Assert.Single(desk.Writes).Path);
        Assert.Contains("setting", report.Result.LevelReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("call", "calls")]
    [InlineData("callback", "callbacks")]
    [InlineData("email", "emails")]
    [InlineData("message", "messages")]
    public async Task Communication_level_is_used_where_the_organization_has_it(string media, string segment)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.World.Settings.CommunicationBasedAcw = true;
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting(MediaKind.Find(media));
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal((WrapupOutcome.Set, WrapupLevel.Communication), (report.Result.Outcome, report.Result.Level));
        SimulatedCommunication communication = agent.Communications[0];
        Assert.Equal(
            $"/api/v2/conversations/{segment}/{conversation.Id}/participants/{agent.Id}/communications/{communication.Id}/wrapup",
            Assert.Single(desk.Writes).Path);
        Assert.Equal(desk.Resolved.Id, communication.Wrapup!.Code);
        Assert.Null(agent.Wrapup);
    }

    [Theory]
    [InlineData("social")]
    [InlineData("video")]
    public async Task Communication_level_is_used_where_the_medium_has_nothing_else(string media)
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting(MediaKind.Find(media));
        TargetOutcome report = await desk.SetAsync(conversation);
        Assert.Equal((WrapupOutcome.Set, WrapupLevel.Communication), (report.Result.Outcome, report.Result.Level));
        Assert.Contains(media, report.Result.LevelReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WrapupLevel.Participant, true)]
    [InlineData(WrapupLevel.Communication, false)]
    public async Task A_level_that_is_asked_for_wins_and_the_setting_is_not_read(string level, bool communicationBased)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.World.Settings.CommunicationBasedAcw = communicationBased;
        (SimulatedConversation conversation, _) = desk.Awaiting();
        TargetOutcome report = await desk.SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved", Level = level });
        Assert.Equal((WrapupOutcome.Set, level), (report.Result.Outcome, report.Result.Level));
        Assert.DoesNotContain(desk.Asked, request => request.Operation == "getConversationsSettings");
    }

    [Fact]
    public async Task Where_the_setting_may_not_be_read_the_level_follows_from_where_codes_are_seen()
    {
        using Desk desk = await Desk.OpenAsync();
        desk.Platform.Faults.Add(new Fault { Operation = "getConversationsSettings", Status = 403 });
        (SimulatedConversation plain, _) = desk.Awaiting();
        TargetOutcome byDefault = await desk.SetAsync(plain);
        Assert.Equal(WrapupLevel.Participant, byDefault.Result.Level);
        Assert.Contains("403", byDefault.Result.LevelReason, StringComparison.Ordinal);

        (SimulatedConversation coded, SimulatedParticipant agent) = desk.Awaiting();
        agent.Communications[0].Wrapup = new SimulatedWrapup(desk.Callback.Id) { EndTime = desk.Platform.Clock.GetUtcNow() };
        TargetOutcome derived = await desk.SetAsync(coded);
        Assert.Equal((WrapupOutcome.Set, WrapupLevel.Communication), (derived.Result.Outcome, derived.Result.Level));
        Assert.Contains("seen on the communication", derived.Result.LevelReason, StringComparison.Ordinal);
        Assert.Single(desk.Asked, request => request.Operation == "getConversationsSettings");
    }

    [Fact]
    public async Task Web_chat_says_that_it_was_removed()
    {
        using Desk desk = await Desk.OpenAsync();
        var known = new ConversationParticipant
        {
            ConversationId = Guid.NewGuid().ToString(),
            ParticipantId = Guid.NewGuid().ToString(),
            CommunicationId = Guid.NewGuid().ToString(),
            MediaType = "chat",
            WrapupState = WrapupState.Pending,
            CanBeWrappedUp = true,
        };
        TargetOutcome report = await desk.SetAsync(new WrapupRequest
        {
            ConversationId = known.ConversationId, ParticipantId = known.ParticipantId, WrapupCode = "Resolved", Known = known,
        });
        Assert.Equal((WrapupOutcome.Refused, FindingIds.RequestRemoved), (report.Result.Outcome, report.Result.FindingId));
        Assert.Contains("August 2026", report.Result.Message, StringComparison.Ordinal);
        Assert.Empty(desk.Writes);
    }

    [Fact]
    public async Task The_operation_that_does_not_update_wrapup_is_never_used()
    {
        using Desk desk = await Desk.OpenAsync();
        desk.World.Settings.CommunicationBasedAcw = true;
        (SimulatedConversation conversation, _) = desk.Awaiting();
        await desk.SetAsync(conversation);
        Assert.DoesNotContain(
            desk.Asked,
            request => request.Method == "PATCH" && request.Path.Contains("/communications/", StringComparison.Ordinal));
        Assert.DoesNotContain(desk.Asked, request => request.Path.EndsWith("/disconnect", StringComparison.Ordinal));
    }
}

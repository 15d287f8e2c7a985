using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator.Faults;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Core.Tests.Wrapups;

/// <summary>What is there now, on both levels.</summary>
public sealed class ReaderTests
{
    [Theory]
    [InlineData("EmptyObject")]
    [InlineData("NotFound")]
    [InlineData("NoContent")]
    public async Task Nothing_set_is_one_row_without_a_code(string position)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.Platform.Policies.Set(SimulatorPolicies.WrapupReadWhenNone, position);
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        ParticipantWrapup row = Assert.Single(await ReadAsync(desk, new WrapupRequest { ConversationId = conversation.Id }));
        Assert.Equal(
            (agent.Id, WrapupLevel.Participant, null, "Anna Desk"),
            (row.ParticipantId, row.Level, row.AssignedCode, row.UserName));
    }

    [Theory]
    [InlineData(WrapupLevel.Participant)]
    [InlineData(WrapupLevel.Communication)]
    public async Task A_code_is_found_on_either_level_with_its_name(string level)
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        await desk.SetAsync(new WrapupRequest
        {
            ConversationId = conversation.Id, WrapupCode = "Resolved", Notes = "n", Tags = ["t"], DurationSeconds = 7, Level = level,
        });
        ParticipantWrapup row = Assert.Single(await ReadAsync(desk, new WrapupRequest { ConversationId = conversation.Id }));
        Assert.Equal(
            (level, desk.Resolved.Id, "Resolved", "n", 7),
            (row.Level, row.AssignedCode, row.AssignedCodeName, row.AssignedNotes, row.DurationSeconds));
        Assert.Equal((agent.Communications[0].Id, "t"), (row.CommunicationId, Assert.Single(row.AssignedTags)));
        Assert.False(row.IsSystemCode);
        string other = WrapupLevel.All.Single(one => one != level);
        Assert.Null(
            Assert.Single(await ReadAsync(desk, new WrapupRequest { ConversationId = conversation.Id, Level = other })).AssignedCode);
    }

    [Fact]
    public async Task Both_levels_are_two_rows_and_a_provisional_one_is_read_when_asked_for()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        var request = new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved" };
        await desk.SetAsync(request with { Provisional = true, Notes = "draft", Level = WrapupLevel.Participant });
        Assert.Equal(
            "draft",
            Assert.Single(await ReadAsync(desk, new WrapupRequest { ConversationId = conversation.Id, Provisional = true })).AssignedNotes);
        await desk.SetAsync(request with { Level = WrapupLevel.Communication });
        await desk.SetAsync(request with { WrapupCode = "Callback requested", Level = WrapupLevel.Participant, Force = true });
        IReadOnlyList<ParticipantWrapup> rows = await ReadAsync(desk, new WrapupRequest { ConversationId = conversation.Id });
        Assert.Contains(rows, row => row.Level == WrapupLevel.Communication && row.AssignedCodeName == "Resolved");
        Assert.DoesNotContain(rows, row => row.AssignedCode is null);
    }

    [Fact]
    public async Task Everyone_who_could_have_a_code_is_read_or_whoever_is_named()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant anna) = desk.Talking();
        desk.World.BlindTransfer(conversation, anna, desk.Support);
        SimulatedParticipant ben = desk.World.RingAndConnect(conversation, desk.Ben, desk.Support);
        desk.World.HangUp(conversation, ben);
        var request = new WrapupRequest { ConversationId = conversation.Id };
        Assert.Equal(2, (await ReadAsync(desk, request)).Count);
        Assert.Equal(ben.Id, Assert.Single(await ReadAsync(desk, request with { UserId = desk.Ben.Id })).ParticipantId);
        Assert.Equal(anna.Id, Assert.Single(await ReadAsync(desk, request with { ParticipantId = anna.Id })).ParticipantId);
        Assert.Equal(
            anna.Id,
            Assert.Single(await ReadAsync(desk, request with { CommunicationId = anna.Communications[0].Id })).ParticipantId);
        GenesysException error = await Assert.ThrowsAnyAsync<GenesysException>(
            () => ReadAsync(desk, request with { ParticipantId = conversation.Participants[0].Id }));
        Assert.Equal(FailureId.ParticipantNotFound, error.Failure.Id);
    }

    [Fact]
    public async Task The_platforms_own_code_is_marked_and_names_are_not_worth_failing_for()
    {
        using Desk desk = await Desk.OpenAsync(AfterCallMode.MandatoryTimeout);
        desk.Platform.Faults.Add(new Fault { Operation = "getRoutingWrapupcodes*", Status = 403 });
        (SimulatedConversation conversation, _) = desk.Awaiting();
        desk.Platform.Step(desk.Support.Timeout + TimeSpan.FromSeconds(1));
        ParticipantWrapup row = Assert.Single(await ReadAsync(desk, new WrapupRequest { ConversationId = conversation.Id }));
        Assert.True(row.IsSystemCode);
        Assert.Equal("ININ-WRAP-UP-TIMEOUT", row.AssignedCode);
    }

    private static async Task<IReadOnlyList<ParticipantWrapup>> ReadAsync(Desk desk, WrapupRequest request)
    {
        var rows = new List<ParticipantWrapup>();
        await new WrapupReader(desk.Session).ReadAsync(
            request,
            row =>
            {
                rows.Add(row);
                return Task.CompletedTask;
            },
            desk,
            CancellationToken.None);
        return rows;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Attributes;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Tests.Wrapups;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator.Faults;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Core.Tests.Attributes;

/// <summary>Free data on participants, with the same discipline as codes.</summary>
public sealed class AttributeTests
{
    [Fact]
    public async Task Only_the_given_names_are_sent_others_stay_and_both_sides_are_told()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        await SetAsync(desk, conversation, new() { ["ticket"] = "1", ["kept"] = "k" });
        desk.Forget();
        AttributeOutcome report = await SetAsync(desk, conversation, new() { ["ticket"] = "2", ["new"] = "ü" });
        Assert.Null(report.Failure);
        Assert.Equal(WrapupOutcome.Set, report.Result.Outcome);
        Assert.Equal("""{"attributes":{"ticket":"2","new":"\u00FC"}}""", Assert.Single(desk.Bodies));
        Assert.Equal("""{"ticket":"1"}""", report.Result.PreviousAttribute);
        Assert.Equal("""{"ticket":"2","new":"\u00FC"}""", report.Result.AssignedAttribute);
        Assert.Equal(
            (agent.Id, "agent", 3, 1),
            (report.Result.ParticipantId, report.Result.Purpose, report.Result.Requests, report.Result.Writes));
        Assert.Equal("k", agent.Attributes["kept"]);
        Assert.Equal(WrapupOutcome.AlreadySet, (await SetAsync(desk, conversation, new() { ["kept"] = "k" })).Result.Outcome);
        Assert.Single(desk.Writes);
    }

    /// <summary>What becomes of names that a write does not mention is not published; what was asked for is proven in both cases.</summary>
    [Theory]
    [InlineData("Merge", true)]
    [InlineData("Replace", false)]
    public async Task What_is_written_is_proven_whatever_becomes_of_the_rest(string position, bool stays)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.World.Policies.Set(SimulatorPolicies.AttributeWrite, position);
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        await SetAsync(desk, conversation, new() { ["kept"] = "k" });
        AttributeOutcome report = await SetAsync(desk, conversation, new() { ["ticket"] = "2" });
        Assert.Equal((WrapupOutcome.Set, stays), (report.Result.Outcome, agent.Attributes.ContainsKey("kept")));
    }

    [Fact]
    public async Task Anybody_may_be_named_the_customer_too()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        SimulatedParticipant customer = conversation.Participants.Single(one => one.Purpose == "customer");
        AttributeOutcome report = await SetAsync(
            desk,
            conversation,
            new() { ["custom_field"] = "vip" },
            target => target with { ParticipantId = customer.Id });
        Assert.Equal((WrapupOutcome.Set, "customer"), (report.Result.Outcome, report.Result.Purpose));
        Assert.Equal("vip", customer.Attributes["custom_field"]);
    }

    [Fact]
    public async Task What_is_not_confirmed_is_not_sent()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        AttributeOutcome report = await SetAsync(desk, conversation, new() { ["a"] = "b" }, confirm: false);
        Assert.Equal(WrapupOutcome.NotConfirmed, report.Result.Outcome);
        Assert.Empty(desk.Writes);
    }

    [Fact]
    public async Task A_wait_ends_unverified_and_a_refusal_is_told_in_the_platforms_words()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        desk.Platform.Faults.Add(new Fault { Operation = "patchConversationParticipantAttributes", Status = 202, Count = 1 });
        AttributeOutcome unseen = await SetAsync(desk, conversation, new() { ["a"] = "b" });
        Assert.Equal((WrapupOutcome.Unverified, FailureId.Unverified), (unseen.Result.Outcome, unseen.Failure!.Id));
        Assert.Same(unseen.Result, unseen.Failure.Target);

        desk.Platform.Faults.Add(new Fault { Operation = "patchConversationParticipantAttributes", Status = 403 });
        AttributeOutcome refused = await SetAsync(desk, conversation, new() { ["a"] = "b" });
        Assert.Equal(
            (WrapupOutcome.Refused, FailureId.Refused, 403),
            (refused.Result.Outcome, refused.Failure!.Id, refused.Result.StatusCode));
    }

    [Fact]
    public async Task NoVerify_does_not_look_and_says_so()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        AttributeOutcome blind = await SetAsync(desk, conversation, new() { ["a"] = "b" }, target => target with { NoVerify = true });
        Assert.Equal((WrapupOutcome.Unverified, null, 2), (blind.Result.Outcome, blind.Failure, desk.Asked.Count));
        Assert.Null(blind.Result.AssignedAttribute);
    }

    [Fact]
    public async Task Somebody_elses_value_that_came_between_is_Different()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        desk.AfterAnswer = request =>
        {
            if (request.Method.Method == "PATCH")
            {
                agent.Attributes["a"] = "theirs";
            }
        };
        AttributeOutcome report = await SetAsync(desk, conversation, new() { ["a"] = "mine" });
        Assert.Equal((WrapupOutcome.Different, FailureId.Different), (report.Result.Outcome, report.Failure!.Id));
        Assert.Contains("theirs", report.Result.AssignedAttribute, StringComparison.Ordinal);
        Assert.Single(desk.Writes);
    }

    [Fact]
    public async Task Others_that_are_gone_after_the_write_are_warned_of()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        agent.Attributes["kept"] = "k";
        desk.AfterAnswer = request =>
        {
            if (request.Method.Method == "PATCH")
            {
                agent.Attributes.Remove("kept");
            }
        };
        AttributeOutcome report = await SetAsync(desk, conversation, new() { ["a"] = "b" });
        Assert.Equal(WrapupOutcome.Set, report.Result.Outcome);
        Assert.Contains("kept", Assert.Single(desk.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, 1, WrapupOutcome.Set)]
    [InlineData(403, 0, WrapupOutcome.Unverified)]
    public async Task What_cannot_be_read_back_is_looked_for_again_and_else_left_open(int status, int count, string expected)
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        desk.AfterAnswer = request =>
        {
            if (request.Method.Method == "PATCH")
            {
                desk.Platform.Faults.Add(new Fault { Operation = "getConversation", Status = status, Count = count });
            }
        };
        AttributeOutcome report = await SetAsync(desk, conversation, new() { ["a"] = "b" });
        Assert.Equal((expected, 1), (report.Result.Outcome, desk.ProcessedWrites));
        Assert.Equal(expected == WrapupOutcome.Set ? null : FailureId.Unverified, report.Failure?.Id);
    }

    [Theory]
    [InlineData(FaultCut.BeforeProcessing)]
    [InlineData(FaultCut.AfterProcessing)]
    public async Task A_cut_connection_is_read_back_before_it_is_repeated(FaultCut cut)
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        desk.Platform.Faults.Add(new Fault { Operation = "patchConversationParticipantAttributes", Cut = cut, Count = 1 });
        AttributeOutcome report = await SetAsync(desk, conversation, new() { ["a"] = "b" });
        Assert.Equal((WrapupOutcome.Set, 1), (report.Result.Outcome, desk.ProcessedWrites));
    }

    /// <summary>A write without a clear end is not repeated over what somebody else has written since.</summary>
    [Fact]
    public async Task After_an_unclear_end_somebody_elses_value_stays()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        desk.Platform.Faults.Add(new Fault
        {
            Operation = "patchConversationParticipantAttributes", Cut = FaultCut.BeforeProcessing, Count = 1,
        });
        desk.AfterAnswer = request =>
        {
            if (request.Method.Method == "PATCH")
            {
                agent.Attributes["a"] = "theirs";
            }
        };
        AttributeOutcome report = await SetAsync(desk, conversation, new() { ["a"] = "mine" });
        Assert.Equal((WrapupOutcome.Different, FailureId.Different), (report.Result.Outcome, report.Failure!.Id));
        Assert.Equal(("theirs", 0), (agent.Attributes["a"], desk.ProcessedWrites));
    }

    [Theory]
    [InlineData(400, "mine", WrapupOutcome.AlreadySet)]
    [InlineData(400, "before", WrapupOutcome.Refused)]
    [InlineData(503, "before", WrapupOutcome.Failed)]
    public async Task What_is_there_after_a_refusal_decides_as_with_codes(int status, string there, string expected)
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        agent.Attributes["a"] = "before";
        desk.Platform.Faults.Add(new Fault { Operation = "patchConversationParticipantAttributes", Status = status });
        desk.AfterAnswer = request =>
        {
            if (request.Method.Method == "PATCH")
            {
                agent.Attributes["a"] = there;
            }
        };
        AttributeOutcome report = await SetAsync(desk, conversation, new() { ["a"] = "mine" });
        Assert.True(expected == report.Result.Outcome, $"{report.Result.Message}{Environment.NewLine}{desk}");
        Assert.Equal(expected == WrapupOutcome.AlreadySet, report.Failure is null);
        Assert.Equal($$"""{"a":"{{there}}"}""", report.Result.AssignedAttribute);
    }

    [Fact]
    public async Task Bad_input_is_a_clear_error_without_a_request()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Awaiting();
        Dictionary<string, string?>[] faulty =
        [
            [], new() { [" "] = "x" }, new() { ["a"] = null },
        ];
        foreach (Dictionary<string, string?> bad in faulty)
        {
            AttributeOutcome report = await SetAsync(desk, conversation, bad);
            Assert.Equal(WrapupOutcome.Failed, report.Result.Outcome);
            Assert.Contains(report.Failure!.Id, new[] { FailureId.MissingInput, FailureId.InvalidValue });
        }

        Assert.Empty(desk.Asked);
    }

    /// <summary>The limit is quoted by people and not published: the platform decides.</summary>
    [Theory]
    [InlineData(512_000, WrapupOutcome.Refused)]
    [InlineData(4_000_000, WrapupOutcome.Set)]
    public async Task Very_long_attributes_are_warned_of_and_sent(int limit, string outcome)
    {
        using Desk desk = await Desk.OpenAsync();
        desk.World.Policies.Set(SimulatorPolicies.MaximumBodyBytes, limit);
        (SimulatedConversation conversation, _) = desk.Awaiting();
        AttributeOutcome report = await SetAsync(desk, conversation, new() { ["a"] = new string('\u00e9', 300_000) });
        Assert.Equal(outcome, report.Result.Outcome);
        Assert.Contains("The attributes have ", Assert.Single(desk.Warnings), StringComparison.Ordinal);
    }

    private static async Task<AttributeOutcome> SetAsync(
        Desk desk,
        SimulatedConversation conversation,
        Dictionary<string, string?> attributes,
        Func<WrapupRequest, WrapupRequest>? shape = null,
        bool confirm = true)
    {
        var target = new WrapupRequest { ConversationId = conversation.Id };
        AttributeOutcome? told = null;
        await new AttributeEngine(desk.Session).SetAsync(
            new AttributeRequest(shape?.Invoke(target) ?? target, attributes),
            new Requester<AttributeOutcome>(
                _ => Task.FromResult(confirm),
                outcome =>
                {
                    told = outcome;
                    return Task.CompletedTask;
                },
                desk),
            CancellationToken.None);
        return told!;
    }
}

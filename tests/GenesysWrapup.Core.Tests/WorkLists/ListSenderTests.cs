using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Metrics;
using GenesysWrapup.Core.WorkLists;
using Xunit;

namespace GenesysWrapup.Core.Tests.WorkLists;

/// <summary>What goes into a list, and what is said of it.</summary>
public sealed class ListSenderTests
{
    [Fact]
    public async Task The_same_row_is_the_same_message_and_any_other_another()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        WorkRow row = desk.Row().Asked!;
        Assert.Equal(row.ToMessage().Id, (row with { Number = 7 }).ToMessage().Id);
        WorkRow[] others =
        [
            row, row with { WrapupCode = "Other" }, row with { UserId = "x" }, row with { ConversationId = "x" },
            row with { Organization = "x" }, row with { Notes = "x" },
        ];
        Assert.Equal(others.Length, others.Select(static other => other.ToMessage().Id).Distinct().Count());
    }

    [Fact]
    public async Task A_list_that_is_sent_twice_is_told_and_goes_in_once()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        WorkListRow[] rows = desk.Rows(4);
        await desk.SendAsync(rows);
        (SendResult result, _) = await desk.SendAsync([.. rows, desk.Row()]);
        Assert.Equal((5, 1, 4, 0), (result.Events, result.Accepted, result.Repeated, result.Dropped));
        Assert.Equal(SendOutcome.Sent, result.Outcome);
        Assert.Contains("4 of 5 rows were sent", Assert.Single(desk.Desk.Warnings), StringComparison.Ordinal);
        Assert.Equal(5, desk.Broker.In(desk.List.Waiting).Count);
    }

    [Fact]
    public async Task Again_sends_it_again()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        WorkListRow[] rows = desk.Rows(2);
        await desk.SendAsync(rows);
        (SendResult result, _) = await desk.SendAsync(again: true, rows);
        Assert.Equal((2, 0), (result.Accepted, result.Repeated));
        Assert.Equal(4, desk.Broker.In(desk.List.Waiting).Count);
    }

    [Fact]
    public async Task Where_the_broker_keeps_no_ids_it_says_so_and_sends()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        desk.Broker.Remembers = false;
        (SendResult result, _) = await desk.SendAsync(desk.Rows(2));
        Assert.Equal(2, result.Accepted);
        Assert.Contains("no streams", Assert.Single(desk.Desk.Warnings), StringComparison.Ordinal);
        Assert.Empty(desk.Broker.In(desk.List.Sent));
    }

    [Fact]
    public async Task Somebody_elses_list_gets_nothing()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        desk.Broker.Put(desk.List.Sent, new ListMessage("1", new byte[16])
        {
            Headers = new Dictionary<string, string> { [ListMessage.Organization] = "somebody else" },
            Time = desk.Desk.Platform.Clock.GetUtcNow(),
        });
        GenesysException failure = await Assert.ThrowsAsync<GenesysException>(() => desk.SendAsync(desk.Rows(1)));
        Assert.Equal(FailureId.WorkListOfOtherOrganization, failure.Failure.Id);
        Assert.Empty(desk.Broker.In(desk.List.Waiting));
    }

    [Fact]
    public async Task A_broker_that_takes_nothing_for_a_while_is_waited_for()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        int refusals = 0;
        desk.Broker.Trouble = (queue, _) => queue == desk.List.Waiting && ++refusals <= 5
            ? ListFailures.NotTaken("the fake", new InvalidOperationException("nack"))
            : null;
        (SendResult result, Failure? failure) = await desk.SendAsync(desk.Rows(4));
        Assert.Null(failure);
        Assert.Equal((4, 3), (result.Accepted, result.Attempts));
        Assert.Equal(4, desk.Broker.In(desk.List.Waiting).Count);
    }

    [Fact]
    public async Task What_the_broker_never_takes_comes_back_and_is_not_remembered()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        WorkListRow[] rows = desk.Rows(3);
        string poison = rows[1].Asked!.ToMessage().Id;
        desk.Broker.Trouble = (_, message) => message.Id == poison
            ? ListFailures.NotTaken("the fake", new InvalidOperationException("nack"))
            : null;
        (SendResult result, Failure? failure) = await desk.SendAsync(rows);
        Assert.Equal(FailureId.BrokerNotTaking, failure!.Id);
        Assert.False(failure.EndsCommand);
        Assert.Equal((SendOutcome.Partial, 2, 1), (result.Outcome, result.Accepted, result.Dropped));
        Assert.Equal(rows[1], Assert.Single(result.NotAccepted));
        desk.Broker.Trouble = static (_, _) => null;
        (result, _) = await desk.SendAsync(rows);
        Assert.Equal((1, 2), (result.Accepted, result.Repeated));
    }

    [Fact]
    public async Task A_lost_connection_is_made_again()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        int published = 0;
        desk.Broker.Trouble = (queue, _) =>
            queue == desk.List.Waiting && ++published == 2 ? ListFailures.Unreachable("the fake", null) : null;
        (SendResult result, _) = await desk.SendAsync(desk.Rows(3));
        Assert.Equal(3, result.Accepted);
        Assert.Equal(2, desk.Broker.Connected);
        Assert.Equal(3, desk.Broker.In(desk.List.Waiting).Select(static message => message.Id).Distinct().Count());
    }

    [Fact]
    public async Task The_dead_that_are_sent_again_leave_the_dead()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        await desk.SendAsync(desk.Row(code: "New code"), desk.Row(code: "No such code"));
        await desk.WorkAsync();
        WorkListRow[] dead = [.. desk.Broker.In(desk.List.Dead).Select(message => WorkListRow.OfDead(message, desk.List))];
        Assert.Equal(2, dead.Length);
        desk.Desk.World.AddCode("New code", null, desk.Desk.Support);
        desk.Desk.Platform.Step(TimeSpan.FromHours(1));
        (SendResult result, _) = await desk.SendAsync(dead.Single(static row => row.WrapupCode == "New code"));
        Assert.Equal((1, 0), (result.Accepted, result.Repeated));
        Assert.Equal("No such code", WorkListRow.OfDead(Assert.Single(desk.Broker.In(desk.List.Dead)), desk.List).WrapupCode);
        await desk.WorkAsync();
        Assert.Single(desk.Outcomes());
    }

    [Fact]
    public async Task A_message_has_what_was_asked_for_and_nothing_else()
    {
        using ListDesk desk = await ListDesk.OpenAsync();
        WorkListRow row = desk.Row();
        await desk.SendAsync(row);
        ListMessage message = Assert.Single(desk.Broker.In(desk.List.Waiting));
        using JsonDocument body = JsonDocument.Parse(message.Body);
        Assert.Equal(
            ["wrapupRow", "organization", "conversationId", "wrapupCode", "provisional", "all", "force"],
            body.RootElement.EnumerateObject().Select(static member => member.Name));
        Assert.Empty(message.Headers);
        Assert.Equal(row.Asked, WorkRow.Read(message));
    }
}

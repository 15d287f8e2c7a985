using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Analytics;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Missing;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Tests.Analytics;
using GenesysWrapup.Core.Tests.Wrapups;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Core.Tests.Missing;

/// <summary>The rows of a time, each class apart, with names and for few requests.</summary>
public sealed class MissingWrapupSearchTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public async Task InitializeAsync() => _desk = await Desk.OpenAsync();

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Each_class_comes_with_its_reason()
    {
        SimulatedQueue optional = _desk.World.AddQueue("Desk Service", AfterCallMode.Optional);
        var expected = new Dictionary<string, string>
        {
            [_desk.Past(TimeSpan.FromHours(3), _desk.World.Skip).Conversation.Id] = MissingReason.Skipped,
            [_desk.Past(TimeSpan.FromHours(3), Code(_desk.Resolved.Id)).Conversation.Id] = MissingReason.Coded,
            [_desk.Past(TimeSpan.FromHours(3), Code(SystemWrapupCode.Timeout)).Conversation.Id] = MissingReason.TimedOut,
            [_desk.Past(TimeSpan.FromHours(3), Code(SystemWrapupCode.Default)).Conversation.Id] = MissingReason.DefaultCode,
            [_desk.Past(TimeSpan.FromHours(3)).Conversation.Id] = MissingReason.Awaiting,
            [_desk.Past(TimeSpan.FromHours(3), _desk.World.LeaveWork, queue: optional).Conversation.Id] = MissingReason.NotRequired,
        };

        List<MissingWrapup> rows = await AllAsync();

        Assert.Equal(
            expected.OrderBy(one => one.Key),
            rows.ToDictionary(row => row.ConversationId, row => row.Reason).OrderBy(one => one.Key));
        Assert.All(rows, row => Assert.Equal(("Anna Desk", "call", "Query"), (row.UserName, row.MediaType, row.DataSource)));
        Assert.Equal("Default Wrap-up Code", rows.Single(row => row.Reason == MissingReason.DefaultCode).AssignedCodeName);
        Assert.Equal("Resolved", rows.Single(row => row.Reason == MissingReason.Coded).AssignedCodeName);
    }

    [Fact]
    public async Task The_ids_are_those_that_a_code_is_set_by()
    {
        (SimulatedConversation conversation, SimulatedParticipant agent) = _desk.Past(TimeSpan.FromHours(3), _desk.World.Skip);
        MissingWrapup row = Assert.Single(await AllAsync());
        Assert.Equal((conversation.Id, agent.Id, agent.Communications[0].Id), (row.ConversationId, row.ParticipantId, row.CommunicationId));
        Assert.Equal((_desk.Anna.Id, _desk.Support.Id, "Desk Support"), (row.UserId, row.QueueId, row.QueueName));
        Assert.All(
            new[] { row.StartTime, row.EndTime, row.ConversationEnd, row.DataAsOf },
            time => Assert.Equal(DateTimeKind.Utc, time!.Value.Kind));
    }

    [Theory]
    [InlineData("Present", 0)]
    [InlineData("Absent", 1)]
    public async Task Names_come_with_the_details_or_from_one_request_for_all(string position, int requests)
    {
        _desk.Platform.Policies.Set(SimulatorPolicies.AnalyticsAgentNames, position);
        _desk.Past(TimeSpan.FromHours(3), _desk.World.Skip, _desk.Anna);
        _desk.Past(TimeSpan.FromHours(2), _desk.World.Skip, _desk.Ben);
        Assert.Equal(["Anna Desk", "Ben Desk"], (await AllAsync()).Select(row => row.UserName));
        Assert.Equal(requests, _desk.Count(Operations.GetUsers));
        await AllAsync();
        Assert.Equal(requests, _desk.Count(Operations.GetUsers));
    }

    [Fact]
    public async Task Where_names_may_not_be_read_the_ids_stand_in_and_nothing_is_asked_again()
    {
        _desk.Platform.Policies.Set(SimulatorPolicies.AnalyticsAgentNames, "Absent");
        foreach (Operation refused in new[] { Operations.GetUsers, Operations.GetRoutingQueue, Operations.GetRoutingQueuesDivisionviews })
        {
            _desk.Platform.Faults.Add(new Simulator.Faults.Fault { Operation = refused.Name, Status = 403 });
        }

        _desk.PastMany(150, TimeSpan.FromHours(5));
        List<MissingWrapup> rows = await AllAsync();
        Assert.Equal(150, rows.Count);
        Assert.All(rows, row => Assert.Equal((_desk.Anna.Id, _desk.Support.Id), (row.UserName, row.QueueName)));
        Assert.Equal((1, 1), (_desk.Count(Operations.GetUsers), _desk.Count(Operations.GetRoutingQueue)));
    }

    [Fact]
    public async Task The_first_rows_cost_one_page_and_its_queues()
    {
        _desk.PastMany(300, TimeSpan.FromHours(8));
        var search = new MissingWrapupSearch(_desk.Session, Question());
        Assert.Equal(100, (await search.NextAsync(_desk, CancellationToken.None)).Count);
        Assert.Equal(
            [Operations.PostAnalyticsConversationsDetailsQuery.Name, Operations.GetRoutingQueue.Name],
            _desk.Asked.Select(request => request.Operation));
    }

    [Fact]
    public async Task Now_is_left_out()
    {
        _desk.Past(TimeSpan.FromMinutes(7), _desk.World.Skip);
        string settled = _desk.Past(TimeSpan.FromMinutes(9), _desk.World.Skip).Conversation.Id;
        Assert.Equal([settled], (await AllAsync()).Select(row => row.ConversationId));
        Assert.Equal(
            _desk.Platform.Clock.GetUtcNow() - MissingWrapupSearch.NotYet,
            new MissingWrapupSearch(_desk.Session, Question()).Interval.To);
    }

    [Fact]
    public void A_time_that_is_too_new_as_a_whole_is_an_error_that_says_so()
    {
        Failure failure = Assert.Throws<GenesysException>(() =>
            new MissingWrapupSearch(_desk.Session, new DetailsQuestion(_desk.Last(TimeSpan.FromMinutes(4))))).Failure;
        Assert.Equal((FailureId.InvalidValue, true), (failure.Id, failure.EndsCommand));
        Assert.Contains("the last 5 minutes are left out", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task A_thread_that_goes_on_counts_only_when_asked_for(bool endedOnly, int rows)
    {
        using (SimulatedWorld.Staging past = _desk.World.Stage(TimeSpan.FromHours(1)))
        {
            SimulatedConversation thread = _desk.World.Open(new ConversationOpening(MediaKind.Message) { Queue = _desk.Support });
            SimulatedParticipant agent = _desk.World.RingAndConnect(thread, _desk.Anna, _desk.Support);
            past.Pass(TimeSpan.FromMinutes(3));
            _desk.World.HangUp(thread, agent);
            _desk.World.Skip(thread, agent);
        }

        Assert.Equal(rows, (await AllAsync(Question() with { EndedOnly = endedOnly })).Count);
    }

    [Fact]
    public async Task Queue_and_user_narrow_it()
    {
        SimulatedQueue sales = _desk.World.AddQueue("Desk Sales", AfterCallMode.Mandatory);
        string ben = _desk.Past(TimeSpan.FromHours(3), _desk.World.Skip, _desk.Ben).Conversation.Id;
        string selling = _desk.Past(TimeSpan.FromHours(2), _desk.World.Skip, _desk.Anna, sales).Conversation.Id;
        Assert.Equal([ben], (await AllAsync(Question() with { UserIds = [_desk.Ben.Id] })).Select(row => row.ConversationId));
        Assert.Equal([selling], (await AllAsync(Question() with { QueueIds = [sales.Id] })).Select(row => row.ConversationId));
        Assert.Equal(2, (await AllAsync(Question() with { QueueIds = [sales.Id, _desk.Support.Id] })).Count);
    }

    [Fact]
    public async Task A_job_says_how_old_each_row_is()
    {
        _desk.Platform.Policies.Set(SimulatorPolicies.AnalyticsJobLag, TimeSpan.FromHours(2));
        _desk.PastMany(1, TimeSpan.FromHours(5));
        MissingWrapup row = Assert.Single(await AllAsync(Question() with { Source = DetailsSource.Job }));
        Assert.Equal(("Job", _desk.Platform.Clock.GetUtcNow().UtcDateTime.AddHours(-2)), (row.DataSource, row.DataAsOf));
    }

    [Fact]
    public async Task A_summary_counts_each_class_apart_and_adds_up()
    {
        SimulatedQueue sales = _desk.World.AddQueue("Desk Sales", AfterCallMode.Mandatory);
        _desk.PastMany(3, TimeSpan.FromHours(5));
        _desk.Past(TimeSpan.FromHours(3), Code(_desk.Resolved.Id));
        _desk.Past(TimeSpan.FromHours(3), Code(SystemWrapupCode.Timeout), _desk.Ben, sales);
        var count = new MissingWrapupCount(_desk.Last(TimeSpan.FromDays(1)));
        (await AllAsync()).ForEach(count.Add);

        MissingWrapupSummary[] summaries = [.. count.Summaries()];

        Assert.Equal(
            ["Desk Sales Ben Desk 1 0 0 1", "Desk Support Anna Desk 4 1 3 0"],
            summaries.Select(one => $"{one.QueueName} {one.UserName} {one.Handled} {one.Coded} {one.Skipped} {one.TimedOut}"));
        Assert.All(summaries, one => Assert.Equal(
            one.Handled,
            one.Coded + one.NeverCoded + one.TimedOut + one.Skipped + one.DefaultCode + one.SystemCode + one.NotRequired + one.Awaiting));
    }

    private Action<SimulatedConversation, SimulatedParticipant> Code(string id) =>
        (conversation, agent) => _desk.World.Wrap(conversation, agent, new SimulatedWrapup(id) { EndTime = _desk.World.Now });

    private DetailsQuestion Question() => new(_desk.Last(TimeSpan.FromDays(1))) { EndedOnly = true };

    private async Task<List<MissingWrapup>> AllAsync(DetailsQuestion? question = null)
    {
        var search = new MissingWrapupSearch(_desk.Session, question ?? Question());
        var rows = new List<MissingWrapup>();
        while (search.HasMore)
        {
            rows.AddRange(await search.NextAsync(_desk, CancellationToken.None));
        }

        return rows;
    }
}

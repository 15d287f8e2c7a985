using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Analytics;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Tests.Wrapups;
using GenesysWrapup.Simulator.Faults;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Analytics;

/// <summary>Every conversation once, by as few requests as possible, whatever the limits are.</summary>
public sealed class DetailsReaderTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public async Task InitializeAsync() => _desk = await Desk.OpenAsync();

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_page_costs_one_request_and_no_other_is_asked_for()
    {
        _desk.PastMany(250, TimeSpan.FromHours(6));
        var reader = new DetailsReader(_desk.Session, Question(1));

        DetailsPage first = await reader.NextAsync(_desk, CancellationToken.None);

        Assert.Equal(100, first.Conversations.Count);
        Assert.True(reader.HasMore);
        Assert.Single(_desk.Asked);
    }

    [Fact]
    public async Task All_pages_come_and_the_last_is_known_by_its_count()
    {
        string[] all = _desk.PastMany(250, TimeSpan.FromHours(6));

        List<DetailsPage> pages = await _desk.ReadAllAsync(Question(1));

        Assert.Equal(all, pages.Ids());
        Assert.Equal(4, _desk.Asked.Count); // The last one for threads that began before.
        Assert.All(pages, page => Assert.Equal((DetailsSource.Query, _desk.Platform.Clock.GetUtcNow()), (page.Source, page.DataAsOf)));
        Assert.Contains(_desk.Told, line => line.Contains("does not say how far the query is behind", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_is_full_may_not_be_the_last()
    {
        string[] all = _desk.PastMany(100, TimeSpan.FromHours(6));
        Assert.Equal(all, (await _desk.ReadAllAsync(Calls(1))).Ids());
        Assert.Equal(2, _desk.Asked.Count);
    }

    [Fact]
    public async Task What_shifts_onto_the_next_page_comes_once()
    {
        string[] all = _desk.PastMany(150, TimeSpan.FromHours(6));
        var reader = new DetailsReader(_desk.Session, Question(1));
        DetailsPage first = await reader.NextAsync(_desk, CancellationToken.None);
        var ids = new List<string>(first.Conversations.Select(one => one.ConversationId!));

        // One that began earlier becomes known late: everything moves on by one place.
        string late = _desk.Past(TimeSpan.FromHours(7), _desk.World.Skip).Conversation.Id;
        while (reader.HasMore)
        {
            ids.AddRange((await reader.NextAsync(_desk, CancellationToken.None)).Conversations.Select(one => one.ConversationId!));
        }

        Assert.Equal(all.Except([late]), ids);
    }

    [Fact]
    public async Task The_newest_first_means_the_pieces_of_time_as_well()
    {
        string[] all = [.. new[] { 20, 9, 1 }.Select(days => _desk.PastMany(1, TimeSpan.FromDays(days))[0])];
        Assert.Equal(all, (await _desk.ReadAllAsync(Question(25))).Ids());
        Assert.Equal(Enumerable.Reverse(all), (await _desk.ReadAllAsync(Question(25) with { NewestFirst = true })).Ids());
    }

    [Theory]
    [InlineData(25)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(1000)]
    public async Task The_largest_page_may_be_smaller(int largest)
    {
        _desk.Platform.Policies.Set(SimulatorPolicies.AnalyticsLargestPage, largest);
        string[] all = _desk.PastMany(60, TimeSpan.FromHours(6));
        Assert.Equal(all, (await _desk.ReadAllAsync(Calls(1))).Ids());
        Assert.Equal(largest < 100 ? 4 : 1, _desk.Asked.Count);

        // What was learnt is kept for the session.
        _desk.Forget();
        await _desk.ReadAllAsync(Calls(1));
        Assert.Equal(largest < 100 ? 3 : 1, _desk.Asked.Count);
    }

    [Fact]
    public async Task A_page_that_grows_too_large_in_the_middle_goes_on_where_it_was()
    {
        string[] all = _desk.PastMany(250, TimeSpan.FromHours(6));
        var reader = new DetailsReader(_desk.Session, Question(1));
        DetailsPage first = await reader.NextAsync(_desk, CancellationToken.None);
        _desk.Platform.Policies.Set(SimulatorPolicies.AnalyticsLargestPage, 25);
        var ids = new List<string>(first.Conversations.Select(one => one.ConversationId!));
        while (reader.HasMore)
        {
            ids.AddRange((await reader.NextAsync(_desk, CancellationToken.None)).Conversations.Select(one => one.ConversationId!));
        }

        Assert.Equal(all, ids);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(31)]
    public async Task The_longest_interval_may_be_shorter(int days)
    {
        _desk.Platform.Policies.Set(SimulatorPolicies.AnalyticsLongestDays, days);
        string[] all = [.. Enumerable.Range(0, 20).Select(day => _desk.PastMany(1, TimeSpan.FromDays(20 - day))[0])];
        Assert.Equal(all, (await _desk.ReadAllAsync(Question(21))).Ids());
        Assert.Equal(0, _desk.Count(Operations.PostAnalyticsConversationsDetailsJobs));
    }

    [Fact]
    public async Task Another_mistake_is_not_asked_about_for_ever()
    {
        var api = new ScriptedApi().Refuse(Operations.PostAnalyticsConversationsDetailsQuery, 400, "invalid.value", "No such dimension.");
        var now = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
        var reader = new DetailsReader(api.Session(), new DetailsQuestion(new TimeInterval(now.AddDays(-6), now)));

        var refusal = await Assert.ThrowsAsync<PlatformException>(() => reader.NextAsync(_desk, CancellationToken.None));

        Assert.Equal("No such dimension.", refusal.PlatformMessage);
        Assert.InRange(api.Calls.Count, 3, 6);
    }

    [Fact]
    public async Task What_began_the_day_before_and_ended_in_the_time_is_found()
    {
        // 9 o'clock: the call began before midnight, and the interval touches one day only.
        string across = _desk.Past(TimeSpan.FromHours(9) + TimeSpan.FromMinutes(2), _desk.World.Skip).Conversation.Id;
        var interval = new TimeInterval(AutoClock.DefaultStart.AddHours(-9).AddSeconds(1), AutoClock.DefaultStart);
        Assert.Contains(across, (await _desk.ReadAllAsync(new DetailsQuestion(interval))).Ids());
    }

    [Theory]
    [InlineData("email", 7, true)]
    [InlineData("message", 7, true)]
    [InlineData("call", 7, false)]
    [InlineData("email", 10, false)]
    public async Task A_thread_that_began_days_before_and_ended_in_the_time_is_found(string media, int days, bool found)
    {
        using (SimulatedWorld.Staging past = _desk.World.Stage(TimeSpan.FromDays(days)))
        {
            SimulatedConversation thread = _desk.World.Open(new ConversationOpening(MediaKind.Find(media)!) { Queue = _desk.Support });
            _desk.World.RingAndConnect(thread, _desk.Anna, _desk.Support);
            past.Pass(TimeSpan.FromDays(days) - TimeSpan.FromHours(1));
            _desk.World.CustomerHangUp(thread);
        }

        Assert.Equal(found ? 1 : 0, (await _desk.ReadAllAsync(Question(1))).Ids().Length);

        // A job knows of everything that was active.
        Assert.Single((await _desk.ReadAllAsync(Question(1) with { Source = DetailsSource.Job })).Ids());
    }

    [Fact]
    public async Task What_ended_before_the_time_is_left_out_although_the_platform_sends_its_day()
    {
        _desk.PastMany(1, TimeSpan.FromHours(8));
        string[] within = _desk.PastMany(1, TimeSpan.FromHours(1));
        var question = new DetailsQuestion(_desk.Last(TimeSpan.FromHours(2)));
        Assert.Equal(within, (await _desk.ReadAllAsync(question)).Ids());
    }

    [Fact]
    public async Task All_conditions_are_asked_of_one_segment()
    {
        await _desk.ReadAllAsync(Calls(1) with { QueueIds = ["q1", "q2"], UserIds = ["u"], WrapupCode = "c", EndedOnly = true });

        JsonNode body = JsonNode.Parse(_desk.Bodies.Last())!;
        JsonNode filter = Assert.Single(body["segmentFilters"]!.AsArray())!;
        Assert.Equal("and", (string?)filter["type"]);
        Assert.Equal(
            ["purpose=agent|purpose=user", "queueId=q1|queueId=q2", "userId=u", "mediaType=voice"],
            filter["clauses"]!.AsArray().Select(clause => string.Join(
                "|", clause!["predicates"]!.AsArray().Select(one => $"{one!["dimension"]}={one["value"]}"))));
        Assert.Equal("wrapUpCode", (string?)Assert.Single(filter["predicates"]!.AsArray())!["dimension"]);
        Assert.Equal("conversationEnd exists", string.Join(
            " ",
            body["conversationFilters"]![0]!["predicates"]![0]!.AsObject().Select(member => (string?)member.Value)));
    }

    [Fact]
    public async Task Beyond_the_querys_time_a_job_is_run_and_the_rest_is_asked_by_query()
    {
        _desk.Platform.Policies.Set(SimulatorPolicies.AnalyticsJobLag, TimeSpan.FromHours(12));
        _desk.Platform.Policies.Set(SimulatorPolicies.AnalyticsJobRuns, TimeSpan.FromSeconds(20));
        string[] all = [.. new[] { 50 * 24, 72, 2 }.Select(hours => _desk.PastMany(1, TimeSpan.FromHours(hours))[0])];

        List<DetailsPage> pages = await _desk.ReadAllAsync(Question(60));

        Assert.Equal([all[2], all[0], all[1]], pages.Ids());
        Assert.Equal(2, _desk.Count(Operations.PostAnalyticsConversationsDetailsJobs));
        Assert.Equal([all[2]], pages.Where(page => page.Source == DetailsSource.Query).Ids());
        Assert.All(pages.Where(page => page.Source == DetailsSource.Job), page => Assert.InRange(
            page.DataAsOf!.Value, AutoClock.DefaultStart.AddHours(-12), AutoClock.DefaultStart.AddHours(-11)));
        Assert.Contains(_desk.Told, line => line.Contains("The job's data is complete up to 2026-11-01 21:00:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_age_of_jobs_may_not_be_asked_the_job_answers_alone()
    {
        _desk.Platform.Faults.Add(new Fault { Operation = Operations.GetAnalyticsConversationsDetailsJobsAvailability.Name, Status = 403 });
        string[] all = _desk.PastMany(1, TimeSpan.FromDays(50));
        List<DetailsPage> pages = await _desk.ReadAllAsync(Question(60));
        Assert.Equal(all, pages.Ids());
        Assert.All(pages, page => Assert.Equal(DetailsSource.Job, page.Source));
    }

    [Theory]
    [InlineData("00:00:00", "00:00:00", "")]
    [InlineData("00:00:02", "00:00:20", "1 2 4 8 15")]
    [InlineData("00:01:00", "00:00:00", "1 2 4 8 15 15 15")]
    public async Task A_job_is_waited_for_with_growing_pauses_through_each_state(string waits, string runs, string pauses)
    {
        _desk.Platform.Policies.Set("AnalyticsJobWaits", waits);
        _desk.Platform.Policies.Set("AnalyticsJobRuns", runs);
        string[] all = _desk.PastMany(3, TimeSpan.FromHours(3));

        Assert.Equal(all, (await _desk.ReadAllAsync(Question(1) with { Source = DetailsSource.Job })).Ids());

        string[] told = [.. _desk.Told.Where(line => line.StartsWith("wait ", StringComparison.Ordinal))];
        Assert.Equal(pauses, string.Join(
            " ",
            told.Select(line => TimeSpan.Parse(line.Split(' ')[1].TrimEnd(':'), CultureInfo.InvariantCulture).TotalSeconds)));
        Assert.Equal(waits != "00:00:00", Array.Exists(told, line => line.Contains("QUEUED", StringComparison.Ordinal)));
        Assert.Equal(runs != "00:00:00", Array.Exists(told, line => line.Contains("PENDING", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Failed", "ended as FAILED: The query could not be completed.")]
    [InlineData("Cancelled", "ended as CANCELLED.")]
    public async Task A_job_that_fails_says_so_in_the_platforms_words(string end, string words)
    {
        _desk.Platform.Policies.Set(SimulatorPolicies.AnalyticsJobEnds, end);
        Failure failure = (await Assert.ThrowsAsync<GenesysException>(() =>
            _desk.ReadAllAsync(Question(1) with { Source = DetailsSource.Job }))).Failure;
        Assert.Equal(FailureId.AnalyticsJobFailed, failure.Id);
        Assert.EndsWith(words, failure.Message, StringComparison.Ordinal);
        Assert.NotNull(failure.Target);
    }

    [Fact]
    public async Task Results_that_have_expired_are_made_once_more_and_not_again()
    {
        _desk.Platform.Policies.Set(SimulatorPolicies.AnalyticsJobKept, TimeSpan.Zero);
        Failure failure = (await Assert.ThrowsAsync<GenesysException>(() =>
            _desk.ReadAllAsync(Question(1) with { Source = DetailsSource.Job }))).Failure;
        Assert.Contains("EXPIRED", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, _desk.Count(Operations.PostAnalyticsConversationsDetailsJobs));
    }

    [Fact]
    public async Task A_job_that_never_ends_is_given_up()
    {
        _desk.Platform.Policies.Set(SimulatorPolicies.AnalyticsJobRuns, TimeSpan.FromDays(1));
        Failure failure = (await Assert.ThrowsAsync<GenesysException>(() =>
            _desk.ReadAllAsync(Question(1) with { Source = DetailsSource.Job }))).Failure;
        Assert.Equal(FailureId.Timeout, failure.Id);
        Assert.InRange(_desk.Platform.Clock.GetUtcNow() - AutoClock.DefaultStart, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(31));
    }

    [Theory]
    [InlineData(7, 3)]
    [InlineData(20, 1)]
    [InlineData(1000, 1)]
    public async Task A_jobs_results_are_read_by_cursor_to_the_page_without_one(int page, int requests)
    {
        _desk.Platform.Policies.Set(SimulatorPolicies.AnalyticsJobPage, page);
        string[] all = _desk.PastMany(20, TimeSpan.FromHours(3));
        Assert.Equal(all, (await _desk.ReadAllAsync(Question(1) with { Source = DetailsSource.Job })).Ids());
        Assert.Equal(requests, _desk.Count(Operations.GetAnalyticsConversationsDetailsJobResults));
    }

    [Fact]
    public async Task Very_many_hits_go_over_to_a_job_once_jobs_know_that_time()
    {
        var api = new ScriptedApi()
            .On(Operations.PostAnalyticsConversationsDetailsQuery, $$"""{"totalHits": 10001, "conversations": [{{Entry("a")}}]}""")
            .On(Operations.GetAnalyticsConversationsDetailsJobsAvailability, """{"dataAvailabilityDate": "2026-11-02T08:00:00Z"}""")
            .On(Operations.PostAnalyticsConversationsDetailsJobs, """{"jobId": "j"}""")
            .On(Operations.GetAnalyticsConversationsDetailsJob, """{"state": "FULFILLED"}""")
            .On(Operations.GetAnalyticsConversationsDetailsJobResults, $$"""{"conversations": [{{Entry("a")}}, {{Entry("b")}}]}""");
        var reader = new DetailsReader(api.Session(),
            new DetailsQuestion(TimeInterval.Parse("2026-11-01T00:00Z/2026-11-01T12:00Z")) { MediaTypes = ["call"] });
        var ids = new List<string>();
        while (reader.HasMore)
        {
            ids.AddRange((await reader.NextAsync(_desk, CancellationToken.None)).Conversations.Select(one => one.ConversationId!));
        }

        Assert.Equal(["a", "b"], ids);
        Assert.Equal(1, api.Count(Operations.PostAnalyticsConversationsDetailsQuery));
    }

    private static string Entry(string id) =>
        $$"""{"conversationId": "{{id}}", "conversationStart": "2026-11-01T06:00:00Z", "conversationEnd": "2026-11-01T06:05:00Z"}""";

    private DetailsQuestion Calls(int days) => Question(days) with { MediaTypes = ["call"] };

    private DetailsQuestion Question(int days) => new(_desk.Last(TimeSpan.FromDays(days)));
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Analytics;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Search;
using GenesysWrapup.Core.Tests.Analytics;
using GenesysWrapup.Core.Tests.Wrapups;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Core.Tests.Search;

/// <summary>Conversations that are found by what analytics says, and what becomes of them live.</summary>
public sealed class ConversationSearchTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public async Task InitializeAsync() => _desk = await Desk.OpenAsync();

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Who_awaits_a_code_is_found_without_reading_one()
    {
        string waiting = _desk.Past(TimeSpan.FromMinutes(10)).Conversation.Id;
        _desk.PastMany(5, TimeSpan.FromMinutes(30));
        _desk.Talking();

        FoundConversation found = Assert.Single(await FindAsync(Question() with { AwaitingWrapup = true }));

        Assert.Equal(
            (waiting, 1, "Desk Support", "Ended", "Query"),
            (found.ConversationId, found.AwaitingWrapup, found.QueueName, found.State, found.DataSource));
        Assert.Equal(["Anna Desk"], found.Agents);
        Assert.Equal(2, _desk.Count(Operations.PostAnalyticsConversationsDetailsQuery)); // One for threads that began before.
        Assert.Equal(0, _desk.Count(Operations.GetConversation));
    }

    [Fact]
    public async Task What_analytics_does_not_know_yet_is_found_live()
    {
        // Connected as far as analytics knows; in after-call work by now.
        _desk.Platform.Policies.Set(SimulatorPolicies.AnalyticsLag, TimeSpan.FromMinutes(5));
        string waiting = _desk.Past(TimeSpan.FromMinutes(6)).Conversation.Id;
        DetailsQuestion question = Question() with { AwaitingWrapup = true };

        Assert.Empty(await FindAsync(question));
        FoundConversation found = Assert.Single(await FindAsync(question, live: true));

        Assert.Equal((waiting, 1, "Live"), (found.ConversationId, found.AwaitingWrapup, found.DataSource));
    }

    [Fact]
    public async Task What_has_a_code_by_now_is_not_found_live()
    {
        _desk.Platform.Policies.Set(SimulatorPolicies.AnalyticsLag, TimeSpan.FromMinutes(5));
        (SimulatedConversation conversation, SimulatedParticipant agent) = _desk.Past(TimeSpan.FromMinutes(20));
        _desk.SomebodySets(conversation, agent, _desk.Resolved);
        DetailsQuestion question = Question() with { AwaitingWrapup = true };

        Assert.Single(await FindAsync(question));
        Assert.Empty(await FindAsync(question, live: true));
    }

    [Fact]
    public async Task Only_what_could_wait_is_read_live()
    {
        _desk.Past(TimeSpan.FromMinutes(10));
        _desk.PastMany(5, TimeSpan.FromMinutes(30));
        Assert.Single(await FindAsync(Question() with { AwaitingWrapup = true }, live: true));
        Assert.Equal(1, _desk.Count(Operations.GetConversation));
    }

    [Fact]
    public async Task Queue_person_medium_and_code_choose()
    {
        SimulatedQueue sales = _desk.World.AddQueue("Desk Sales", AfterCallMode.Mandatory);
        string coded = _desk.Past(TimeSpan.FromHours(3), Code(_desk.Resolved)).Conversation.Id;
        string ben = _desk.Past(TimeSpan.FromHours(2), Code(_desk.Sales), _desk.Ben).Conversation.Id;
        string selling = _desk.Past(TimeSpan.FromHours(1), Code(_desk.Callback), queue: sales).Conversation.Id;

        async Task<string[]> IdsAsync(DetailsQuestion question) => [.. (await FindAsync(question)).Select(found => found.ConversationId)];

        Assert.Equal([coded], await IdsAsync(Question() with { WrapupCode = _desk.Resolved.Id }));
        Assert.Equal([ben], await IdsAsync(Question() with { UserIds = [_desk.Ben.Id] }));
        Assert.Equal([selling], await IdsAsync(Question() with { QueueIds = [sales.Id] }));
        Assert.Equal([selling, ben, coded], await IdsAsync(Question() with { MediaTypes = ["call"] }));
        Assert.Empty(await IdsAsync(Question() with { MediaTypes = ["email"] }));
    }

    [Fact]
    public async Task The_first_page_costs_no_more_than_itself_and_its_queues()
    {
        _desk.PastMany(250, TimeSpan.FromHours(6));
        var search = new ConversationSearch(_desk.Session, Question(), live: false);
        Assert.Equal(100, (await search.NextAsync(_desk, CancellationToken.None)).Count);
        Assert.Equal(2, _desk.Asked.Count);
    }

    private Action<SimulatedConversation, SimulatedParticipant> Code(SimulatedWrapupCode code) =>
        (conversation, agent) => _desk.World.Wrap(conversation, agent, new SimulatedWrapup(code.Id) { EndTime = _desk.World.Now });

    private DetailsQuestion Question() => new(_desk.Last(TimeSpan.FromHours(12))) { NewestFirst = true };

    private async Task<List<FoundConversation>> FindAsync(DetailsQuestion question, bool live = false)
    {
        var search = new ConversationSearch(_desk.Session, question, live);
        var all = new List<FoundConversation>();
        while (search.HasMore)
        {
            foreach (FoundConversation found in await search.NextAsync(_desk, CancellationToken.None))
            {
                if ((live ? await search.ReadLiveAsync(found, _desk, CancellationToken.None) : found) is { } shown)
                {
                    all.Add(shown);
                }
            }
        }

        return all;
    }
}

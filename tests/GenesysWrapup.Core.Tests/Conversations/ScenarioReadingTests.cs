using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Simulator;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Conversations;

/// <summary>Every named conversation of the simulator's contact center, read through the product's whole chain.</summary>
public sealed class ScenarioReadingTests : IDisposable
{
    private readonly SimulatedPlatform _platform = new(new AutoClock());

    public void Dispose() => _platform.Dispose();

    private async Task<ConversationRead> ReadAsync(string name)
    {
        GenesysSession session = await SimulatedSession.ConnectAsync(_platform);
        return await ConversationReader.Of(session).ReadNamedAsync(
            _platform.World.IdOf(name),
            SilentActivity.Instance,
            CancellationToken.None);
    }

    /// <summary>The candidates for a code, the likeliest first: name, state.</summary>
    public static TheoryData<string, string> Candidates => new()
    {
        { "coded", "Anna Adler Coded" },
        { "timed-out", "Ben Brandt TimedOut" },
        { "skipped", "Carla Costa Skipped" },
        { "ended-uncoded", "Anna Adler EndedUncoded" },
        { "forced-timeout-coded", "Ben Brandt Coded" },
        { "never-connected", "" },
        { "outbound-coded", "Carla Costa Coded" },
        { "awaiting-wrapup", "Anna Adler Pending" },
        { "awaiting-wrapup-mandatory", "Ben Brandt Pending" },
        { "optional-ended", "Carla Costa EndedUncoded" },
        { "awaiting-wrapup-optional", "Ben Brandt Pending" },
        { "awaiting-wrapup-forced", "Anna Adler Pending" },
        { "awaiting-wrapup-requested", "Ben Brandt Pending" },
        { "agent-requested-ended", "Carla Costa EndedUncoded" },
        { "connected", "Anna Adler Connected" },
        { "connected-agent-requested", "Ben Brandt Connected" },
        { "unanswered-rings", "Carla Costa Pending" },
        { "reconnect", "Ben Brandt Pending" },
        { "customer-hung-up", "Anna Adler Pending" },
        { "transfer", "Ben Brandt Pending, Anna Adler Coded" },
        { "transfer-back", "Anna Adler Pending, Ben Brandt Coded, Anna Adler Coded" },
        { "consult", "Carla Costa Pending, Ben Brandt EndedUncoded" },
        { "conference", "Carla Costa Connected, Ben Brandt Connected" },
        { "two-pending", "Carla Costa Pending, Anna Adler Pending" },
        { "monitor", "Anna Adler Pending" },
        { "coach", "Anna Adler Pending" },
        { "barge", "Anna Adler Pending" },
        { "callback", "Anna Adler Pending" },
        { "callback-not-accepted", "" },
        { "other-division", "Carla Costa Pending" },
        { "message", "Ben Brandt Pending" },
        { "email", "Ben Brandt Pending" },
        { "social", "Ben Brandt Pending" },
        { "video", "Ben Brandt Pending" },
        { "cobrowse", "Ben Brandt Pending" },
        { "screenshare", "Ben Brandt Pending" },
    };

    [Theory]
    [MemberData(nameof(Candidates))]
    public async Task The_right_people_are_candidates_in_the_right_order(string name, string expected)
    {
        ConversationRead read = await ReadAsync(name);

        IEnumerable<string> candidates = ParticipantRanking.Candidates(read.Participants)
            .Select(one => $"{one.Shown.UserName} {one.Shown.WrapupState}");
        Assert.Equal(expected, string.Join(", ", candidates));
        Assert.Equal(expected.Split(' ').Count(word => word.StartsWith("Pending", StringComparison.Ordinal)), read.Shown.AwaitingWrapup);
        Assert.All(read.Shown.Participants, participant => Assert.NotEmpty(participant.WrapupStatus!));
    }

    [Theory]
    [MemberData(nameof(Candidates))]
    public async Task Every_timeline_is_in_order_and_ends_with_how_it_stands(string name, string expected)
    {
        ConversationRead read = await ReadAsync(name);
        IReadOnlyList<TimelineEvent> rows = ConversationTimeline.Of(read, _ => null);

        Assert.NotEmpty(rows);
        Assert.Equal(rows.OrderBy(row => row.Time).Select(row => row.Time), rows.Select(row => row.Time));
        Assert.Equal(expected.Length == 0 ? 0 : expected.Split(',').Length, rows.Count(row => row.Event == "Now"));
        foreach (ReadParticipant waiting in ParticipantRanking.Pending(read.Participants))
        {
            Assert.Equal(WriteWindow.Right, rows.Last(row => row.ParticipantId == waiting.Shown.ParticipantId).WriteWindow);
        }
    }

    [Fact]
    public void No_conversation_of_the_scenario_is_left_out_here() =>
        Assert.Equal(
            _platform.World.Named.Select(named => named.Name).OrderBy(name => name),
            Candidates.Select(row => (string)row[0]).OrderBy(name => name));

    [Fact]
    public async Task The_state_follows_the_clock_and_its_words_too()
    {
        ReadParticipant before = ParticipantRanking.Pending((await ReadAsync("awaiting-wrapup")).Participants).Single();
        Assert.Matches("lapses in 2[0-9] min", before.Shown.WrapupStatus);

        _platform.Step(TimeSpan.FromHours(1));

        ReadParticipant after = ParticipantRanking.Candidates((await ReadAsync("awaiting-wrapup")).Participants).Single();
        Assert.Equal((WrapupState.TimedOut, SystemWrapupCode.Timeout), (after.Shown.WrapupState, after.Shown.AssignedCode));
        Assert.Equal(before.Shown.WrapupDeadline, after.Shown.AfterCallWorkEnd);
    }

    [Fact]
    public async Task Codes_are_named_and_of_a_callback_with_its_call_one_communication_is_chosen()
    {
        Assert.Equal("Resolved", (await ReadAsync("coded")).Shown.Participants.Single(one => one.CanBeWrappedUp).AssignedCodeName);

        ConversationRead callback = await ReadAsync("callback");
        Assert.Equal(["callback", "call"], callback.Shown.MediaType);
        ReadParticipant agent = ParticipantRanking.Pending(callback.Participants).Single();
        Assert.Contains(agent.Wire.Communications(), entry => entry.Communication.Id == agent.Shown.CommunicationId);
    }

    [Fact]
    public async Task A_conversation_that_is_not_there_is_told_by_the_platforms_own_answer()
    {
        GenesysSession session = await SimulatedSession.ConnectAsync(_platform);
        PlatformException missing = await Assert.ThrowsAsync<PlatformException>(() =>
            ConversationReader.Of(session).ReadAsync(Guid.NewGuid().ToString(), SilentActivity.Instance, CancellationToken.None));

        Assert.Equal((FailureId.ConversationNotFound, 404), (missing.Failure.Id, missing.StatusCode));
        Assert.NotNull(missing.CorrelationId);
    }

    [Fact]
    public async Task Without_the_right_to_view_conversations_the_error_is_another_and_names_it()
    {
        var grant = new ClientCredentialsGrant(_platform.Access.NoRoles.Id, _platform.Access.NoRoles.Secret);
        GenesysSession session = await SimulatedSession.ConnectAsync(_platform, grant);
        PlatformException refused = await Assert.ThrowsAsync<PlatformException>(() =>
            ConversationReader.Of(session).ReadAsync(_platform.World.IdOf("coded"), SilentActivity.Instance, CancellationToken.None));

        Assert.Equal((FailureId.PermissionDenied, 403), (refused.Failure.Id, refused.StatusCode));
        Assert.Contains("conversation:communication:view", refused.NextStep);
        Assert.Equal(_platform.World.IdOf("coded"), refused.Failure.Target);
    }

    [Fact]
    public async Task Codes_and_queues_of_the_scenario_are_found_by_name()
    {
        GenesysSession session = await SimulatedSession.ConnectAsync(_platform);
        foreach (string name in new[] { "Sales follow-up", "resolved", "Callback requested", "Wrong number" })
        {
            WrapupCode code = await CodeDirectory.Of(session).ResolveAsync(name, SilentActivity.Instance, CancellationToken.None);
            Assert.Equivalent(
                code, await CodeDirectory.Of(session).ResolveAsync(code.Id, SilentActivity.Instance, CancellationToken.None), strict: true);
        }

        RoutingQueue queue = await QueueDirectory.Of(session).ResolveAsync("support", SilentActivity.Instance, CancellationToken.None);
        Assert.Equal("MANDATORY_TIMEOUT", queue.AcwMode);
        Assert.Contains(
            await new QueueCodes(session).AllAsync(queue, SilentActivity.Instance, CancellationToken.None),
            code => code.Name == "Resolved");
    }
}

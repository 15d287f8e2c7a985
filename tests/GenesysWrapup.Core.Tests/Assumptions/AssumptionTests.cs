using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Assumptions;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Tests.Wrapups;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Front;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Time;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Assumptions;

/// <summary>Each test of an unknown, on a simulator that was put into each position of the policy that stands for it.</summary>
public class AssumptionTests
{
    /// <summary>Where a policy takes any number or time.</summary>
    private static readonly Dictionary<string, string[]> s_samples = new()
    {
        ["RequestsPerMinute"] = ["300", "3000"],
        ["LargestPage"] = ["100", "130", "500"],
        ["AnalyticsLargestPage"] = ["100", "200", "256"],
        ["AnalyticsLongestDays"] = ["7", "31", "90"],
        ["AnalyticsMostIds"] = ["50", "100", "110"],
        ["AnalyticsJobLag"] = ["00:00:00", "1.00:00:00"],
        ["AnalyticsJobWaits"] = ["00:00:00", "00:00:07"],
        ["AnalyticsJobRuns"] = ["00:00:00", "00:01:10"],
        ["AnalyticsJobKept"] = ["1.00:00:00", "7.00:00:00"],
        ["AnalyticsLag"] = ["00:00:00", "00:00:30", "00:10:00"],
        ["Heartbeat"] = ["00:00:30", "00:00:20"],
        ["LongNotesAbove"] = ["4000", "250"],
        ["WriteDelay"] = ["00:00:00", "00:00:01.5000000", "00:00:08"],
    };

    public static TheoryData<string, string> Positions
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (Assumption assumption in AssumptionList.All)
            {
                SimulatorPolicy policy = SimulatorPolicies.Named(assumption.Policy);
                bool any = policy.Allowed[0] is SimulatorPolicy.Duration or SimulatorPolicy.Number;
                foreach (string position in any ? s_samples[policy.Name] : policy.Allowed)
                {
                    data.Add(policy.Name, position);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Positions))]
    public async Task It_finds_the_position(string policy, string position)
    {
        using Desk desk = await Desk.OpenAsync(clock: policy switch
        {
            "Heartbeat" => new SimulatedClock(AutoClock.DefaultStart),
            "WrapupEventOfRequest" => new AutoClock(until: TopicListener.Patience),
            _ => null,
        });
        desk.World.Policies.Set(policy, position);
        string[] conversations = Stage(desk, policy);
        using GenesysSession? other = policy switch
        {
            "OtherUsersParticipant" or "OutsidersWrapup" => await UserAsync(desk),
            "TopicPermissions" => await ClientAsync(desk),
            "WrapupPermission" => await ClientAsync(desk, "conversation:communication:view", "conversation:communication:disconnect"),
            _ => null,
        };
        var stepping = new Stepping(desk, SimulatorPolicies.Heartbeat);
        desk.Forget();

        PlatformAssumption found = Assert.Single(await RunAsync(other ?? desk.Session, [policy], conversations, stepping));

        Assert.True(position == found.Position, $"{found.Position}: {found.Evidence}\n{desk}");
        Assert.Equal(policy, found.Policy);

        // What -AsPolicy gives, a simulator takes.
        var taken = new SimulatorPolicies();
        taken.Set(found.Policy, found.Position!);
        Assert.Equal(position, taken[SimulatorPolicies.Named(policy)]);
        IReadOnlyList<string> sends = AssumptionList.Find(policy)!.Sends;
        Assert.All(desk.Asked, asked => Assert.Contains(Listed(asked), sends));
    }

    [Fact]
    public async Task A_page_that_is_cut_shows_the_largest()
    {
        using Desk desk = await Desk.OpenAsync();
        desk.World.Policies.Set(SimulatorPolicies.TooLargePage, "Cut");
        desk.World.Policies.Set(SimulatorPolicies.LargestPage, 100);
        Assert.Equal("100", Assert.Single(await RunAsync(desk.Session, ["LargestPage"], [])).Position);
    }

    [Fact]
    public void Every_test_is_of_a_policy_and_none_twice()
    {
        Assert.Equal(AssumptionList.All.Count, AssumptionList.All.Select(static one => one.Policy).Distinct().Count());
        Assert.All(AssumptionList.All, one => Assert.Equal(one.Policy, SimulatorPolicies.Named(one.Policy).Name));
        Assert.All(AssumptionList.All, one => Assert.EndsWith(".", one.Asks, StringComparison.Ordinal));
    }

    /// <summary>All tests without a conversation: what would need one says so, and nothing but reads is sent.</summary>
    [Fact]
    public async Task Without_a_conversation_nothing_is_written()
    {
        using Desk desk = await Desk.OpenAsync();
        desk.Awaiting();
        string[] quick = [.. AssumptionList.All.Select(static one => one.Policy).Where(static policy => policy != "Heartbeat")];
        IReadOnlyList<PlatformAssumption> found = await RunAsync(desk.Session, quick, []);
        Assert.All(
            AssumptionList.All.Where(static one => one.Reach != AssumptionReach.Reads),
            one => Assert.Contains("-ConversationId", found.Single(shown => shown.Policy == one.Policy).Evidence));
        Assert.All(found.Where(static one => one.Position is null), static one => Assert.Null(one.CorrelationId));
        Assert.DoesNotContain(desk.Asked, static request => request.Path.Contains("/participants/", StringComparison.Ordinal)
            && !request.Path.Contains("/chats/", StringComparison.Ordinal));
        Assert.All(desk.Writes, static write => Assert.Contains(
            write.Operation, new[]
            {
                "postAnalyticsConversationsDetailsQuery", "postAnalyticsConversationsDetailsJobs",
                "deleteAnalyticsConversationsDetailsJob", "postNotificationsChannels", "postNotificationsChannelSubscriptions",
            }));
    }

    /// <summary>Where nobody confirms, nothing is written, and that is said.</summary>
    [Fact]
    public async Task Each_write_is_confirmed_by_itself()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Talking();
        var asked = new List<WriteQuestion>();
        string[] writes =
            [.. AssumptionList.All.Where(static one => one.Reach == AssumptionReach.Writes).Select(static one => one.Policy)];
        IReadOnlyList<PlatformAssumption> found = await RunAsync(desk.Session, writes, [conversation.Id], confirm: question =>
        {
            asked.Add(question);
            return false;
        });
        Assert.Empty(desk.Writes);
        Assert.True(asked.Count > 10, $"{asked.Count} questions");
        Assert.All(asked, question => Assert.Contains(conversation.Id, question.Object, StringComparison.Ordinal));
        Assert.All(found, static one => Assert.Null(one.Position));
        Assert.Equal(asked.Count, found.Count(static one => one.Evidence.Contains("not confirmed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_code_of_before_is_put_back()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Talking();
        desk.World.Wrap(conversation, agent, new SimulatedWrapup(desk.Sales.Id) { Notes = "as agreed", DurationSeconds = 12 });
        PlatformAssumption found = Assert.Single(await RunAsync(desk.Session, ["SecondWrite"], [conversation.Id]));
        Assert.Equal("Overwrite", found.Position);
        Assert.Contains("was put back", found.Evidence, StringComparison.Ordinal);
        Assert.Equal((desk.Sales.Id, "as agreed", 12), (agent.Wrapup!.Code, agent.Wrapup.Notes, agent.Wrapup.DurationSeconds));
    }

    [Fact]
    public async Task What_cannot_be_put_back_is_said()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Talking();
        PlatformAssumption found = Assert.Single(await RunAsync(desk.Session, ["WriteWhileConnected"], [conversation.Id]));
        Assert.Contains("stays there: none was before", found.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attributes_of_before_are_there_afterwards()
    {
        foreach (string position in SimulatorPolicies.AttributeWrite.Allowed)
        {
            using Desk desk = await Desk.OpenAsync();
            desk.World.Policies.Set(SimulatorPolicies.AttributeWrite, position);
            (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Talking();
            agent.Attributes["case"] = "4711";
            Assert.Equal(position, Assert.Single(await RunAsync(desk.Session, ["AttributeWrite"], [conversation.Id])).Position);
            Assert.Equal("4711", agent.Attributes["case"]);
        }
    }

    /// <summary>One conversation with somebody who still talks serves for most of it.</summary>
    [Fact]
    public async Task One_live_conversation_settles_most_of_what_needs_a_write()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, _) = desk.Talking();
        string[] writes =
            [.. AssumptionList.All.Where(static one => one.Reach == AssumptionReach.Writes).Select(static one => one.Policy)];
        IReadOnlyList<PlatformAssumption> found = await RunAsync(desk.Session, writes, [conversation.Id]);
        string[] settled = [.. found.Where(static one => one.Position is not null).Select(static one => one.Policy)];
        Assert.True(settled.Length >= 13, string.Join("\n", found.Select(static one => $"{one.Policy} {one.Position}: {one.Evidence}")));
        Assert.All(
            found.Where(static one => one.Position is not null),
            static one => Assert.Equal(SimulatorPolicies.Named(one.Policy).Default, one.Position));
    }

    [Fact]
    public async Task A_policy_that_no_test_settles_is_refused_with_the_nearest()
    {
        using Desk desk = await Desk.OpenAsync();
        GenesysException refused =
            await Assert.ThrowsAsync<GenesysException>(() => RunAsync(desk.Session, ["WriteDelai"], []));
        Assert.Equal(FailureId.InvalidValue, refused.Failure.Id);
        Assert.Contains("'WriteDelay'", refused.Failure.NextStep, StringComparison.Ordinal);
        Assert.Empty(desk.Asked);
    }

    /// <summary>What a lack of rights hides is not taken for a position.</summary>
    [Fact]
    public async Task A_refusal_for_lack_of_rights_settles_nothing()
    {
        using Desk desk = await Desk.OpenAsync();
        SimulatedOAuthClient nobody = desk.Platform.Access.NoRoles;
        using GenesysSession session = await SimulatedSession.ConnectAsync(
            desk.Platform, new ClientCredentialsGrant(nobody.Id, nobody.Secret));
        IReadOnlyList<PlatformAssumption> found =
            await RunAsync(session, ["LargestPage", "AnalyticsLargestPage", "AnalyticsMostIds", "AnalyticsJobLag"], []);
        Assert.All(found, static one => Assert.Null(one.Position));
        Assert.All(found, static one => Assert.Contains("403", one.Evidence, StringComparison.Ordinal));
    }

    /// <summary>A request as an assumption lists it.</summary>
    private static string Listed(SimulatedRequest asked)
    {
        Operation? operation = Operations.Find(asked.Method, asked.Path, out _);
        return operation is null
            ? Regex.Replace($"{asked.Method} {asked.Path}", "[0-9a-f]{8}-[0-9a-f-]{27}", "{conversationId}")
            : Regex.Replace(operation.ToString(), @"(/conversations/)\w+(/.*/communications/\{\w+\}/wrapup)$", "$1{media}$2");
    }

    /// <summary>Client credentials with these permissions and no others.</summary>
    private static Task<GenesysSession> ClientAsync(Desk desk, params string[] permissions)
    {
        var client = new SimulatedOAuthClient(Guid.NewGuid().ToString(), "Narrow", SimulatedOAuthClient.ClientCredentials)
        {
            Grants = [new RoleGrant(SimulatedRole.Of(Guid.NewGuid().ToString(), "Narrow", permissions), SimulatedDivision.AllId)],
        };
        desk.Platform.Access.Add(client);
        return SimulatedSession.ConnectAsync(desk.Platform, new ClientCredentialsGrant(client.Id, client.Secret));
    }

    private static async Task<GenesysSession> UserAsync(Desk desk)
    {
        SimulatedPerson user = desk.World.AddUser("Uma User", [.. desk.Platform.Access.FullRights.Grants]);
        desk.Platform.Access.Add(user);
        string token = desk.Platform.Access.Issue(desk.Platform.Access.Desktop, user).Value;
        return await SimulatedSession.ConnectAsync(desk.Platform, new AccessTokenGrant(token));
    }

    private static async Task<IReadOnlyList<PlatformAssumption>> RunAsync(
        GenesysSession session,
        string[] policies,
        string[] conversations,
        IActivitySink? activity = null,
        Func<WriteQuestion, bool>? confirm = null)
    {
        var found = new List<PlatformAssumption>();
        var requester = new Requester<PlatformAssumption>(
            question => Task.FromResult(confirm?.Invoke(question) ?? true),
            one =>
            {
                found.Add(one);
                return Task.CompletedTask;
            },
            activity ?? SilentActivity.Instance);
        await new AssumptionRun(session).RunAsync(
            new AssumptionRequest { Policies = policies, ConversationIds = conversations }, requester, CancellationToken.None);
        return found;
    }

    /// <summary>Conversations that show what a policy does.</summary>
    private static string[] Stage(Desk desk, string policy)
    {
        SimulatedWorld world = desk.World;
        (SimulatedConversation Conversation, SimulatedParticipant Agent) made;
        switch (policy)
        {
            case "TooLargePage":
                world.Policies.Set(SimulatorPolicies.LargestPage, 100);
                return [];
            case "AnalyticsUnfinishedJob":
                world.Policies.Set(SimulatorPolicies.AnalyticsJobRuns, TimeSpan.FromSeconds(5));
                return [];
            case "TearDownCode":
                return [desk.Awaiting().Conversation.Id];
            case "ConsultParticipantId" or "ConsultConversation":
                made = desk.Talking();
                world.Consult(made.Conversation, made.Agent, desk.Ben);
                return [made.Conversation.Id];
            case "OptionalAfterCallWork":
                desk.Support.Mode = AfterCallMode.Optional;
                return [desk.Awaiting().Conversation.Id];
            case "AcwShown" or "AnalyticsLag" or "WriteEndsAcw" or "WrapupReadWhenNone" or "AnalyticsAgentNames":
                return [desk.Awaiting().Conversation.Id];
            case "AnalyticsSocialMedia":
                return [desk.Talking(MediaKind.Social).Conversation.Id];
            case "AnalyticsParticipantCode":
                made = desk.Talking(MediaKind.Callback);
                world.Dial(made.Conversation, made.Agent, MediaKind.Call);
                world.HangUp(made.Conversation, made.Agent);
                world.Wrap(made.Conversation, made.Agent, new SimulatedWrapup(desk.Resolved.Id) { EndTime = world.Now });
                return [made.Conversation.Id];
            case "CodeNotOnQueue":
                world.AddCode("Elsewhere", null);
                return [desk.Talking().Conversation.Id];
            case "WriteAfterEnd":
                made = desk.Awaiting();
                world.Wrap(made.Conversation, made.Agent, new SimulatedWrapup(desk.Resolved.Id) { EndTime = world.Now });
                desk.Platform.Step(TimeSpan.FromMinutes(1));
                return [made.Conversation.Id];
            case "WriteAfterAcw":
                made = desk.Awaiting(MediaKind.Message);
                world.Wrap(made.Conversation, made.Agent, new SimulatedWrapup(desk.Resolved.Id) { EndTime = world.Now });
                return [made.Conversation.Id];
            case "WriteWithoutRequestedAcw":
                desk.Support.Mode = AfterCallMode.AgentRequested;
                world.Policies.Set(SimulatorPolicies.WriteAfterEnd, "Accept");
                return [desk.Awaiting().Conversation.Id];
            case "UntakenCallback":
                SimulatedConversation callback = world.Open(new ConversationOpening(MediaKind.Callback) { Queue = desk.Support });
                world.NoAnswer(callback, world.Ring(callback, desk.Anna, desk.Support));
                return [callback.Id];
            case "SupervisorWrapup":
                made = desk.Talking();
                world.Join(made.Conversation, desk.Ben, made.Agent, SupervisorRole.Monitor);
                return [made.Conversation.Id];
            case "ParticipantLevelUnderCommunicationAcw":
                world.Settings.CommunicationBasedAcw = true;
                return [desk.Talking().Conversation.Id];
            case "LongNotesAbove":
                world.Policies.Set(SimulatorPolicies.LongNotes, "Truncate");
                return [desk.Talking().Conversation.Id];
            case "ConcurrentWrite":
                world.Policies.Set(SimulatorPolicies.WriteDelay, TimeSpan.FromSeconds(2));
                return [desk.Talking().Conversation.Id];
            default:
                return AssumptionList.Find(policy)!.Reach == AssumptionReach.Writes ? [desk.Talking().Conversation.Id] : [];
        }
    }

    /// <summary>Moves a standing clock on to the next heartbeat whenever somebody waits for it.</summary>
    private sealed class Stepping(Desk desk, SimulatorPolicy heartbeat) : IActivitySink
    {
        public void Waiting(TimeSpan duration, string reason)
        {
            if (reason.Contains("heartbeat", StringComparison.Ordinal))
            {
                desk.Platform.Step(desk.World.Policies.DurationOf(heartbeat));
            }
        }

        public void Verbose(string message) => desk.Verbose(message);

        public void Debug(string message) => desk.Debug(message);

        public void Warning(string message) => desk.Warning(message);
    }
}

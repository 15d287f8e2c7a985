using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Checkups;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Checkups;

public sealed class WrapupCheckupTests : IDisposable
{
    private readonly SimulatedPlatform _platform = new(new AutoClock());

    public void Dispose() => _platform.Dispose();

    [Theory]
    [InlineData("awaiting-wrapup", Verdict.Yes, null)]
    [InlineData("awaiting-wrapup-mandatory", Verdict.Yes, null)]
    [InlineData("awaiting-wrapup-forced", Verdict.Yes, null)]
    [InlineData("awaiting-wrapup-requested", Verdict.Yes, null)]
    [InlineData("customer-hung-up", Verdict.Yes, null)]
    [InlineData("message", Verdict.Yes, null)]
    [InlineData("social", Verdict.Yes, null)]
    [InlineData("video", Verdict.Yes, null)]
    [InlineData("reconnect", Verdict.Yes, null)]
    [InlineData("transfer", Verdict.Yes, null)]
    [InlineData("monitor", Verdict.Yes, null)]
    [InlineData("other-division", Verdict.Yes, null)]
    [InlineData("connected", Verdict.No, FindingIds.StateConnected)]
    [InlineData("timed-out", Verdict.No, FindingIds.StateTimedOut)]
    [InlineData("skipped", Verdict.No, FindingIds.StateSkipped)]
    [InlineData("never-connected", Verdict.No, FindingIds.TargetAgent)]
    [InlineData("two-pending", Verdict.No, FindingIds.TargetAmbiguous)]
    [InlineData("coded", Verdict.Unknown, FindingIds.StateEnded)]
    [InlineData("ended-uncoded", Verdict.Unknown, FindingIds.StateEnded)]
    public async Task A_situation_has_its_verdict_and_the_finding_that_decides(string conversation, string verdict, string? decides)
    {
        WrapupDiagnosis diagnosis = await CheckAsync(conversation, "Sales follow-up");

        Assert.True(verdict == diagnosis.Verdict && decides == diagnosis.FindingId, Told(diagnosis));
        Assert.False(string.IsNullOrWhiteSpace(diagnosis.NextStep), Told(diagnosis));
    }

    /// <summary>A code of the platform's own is no agent's choice; one that an agent chose may be replaced or not.</summary>
    [Theory]
    [InlineData("ININ-OUTBOUND-PREVIEW-SKIPPED")]
    [InlineData("ININ-WRAP-UP-SOMETHING-NEW")]
    public async Task A_code_of_the_platforms_own_is_left_without_force(string code)
    {
        SimulatedConversation conversation = _platform.World.Conversation(_platform.World.IdOf("coded"));
        SimulatedParticipant agent = conversation.Participants.Single(static one => one.Wrapup is not null);
        agent.Wrapup = new SimulatedWrapup(code);

        WrapupDiagnosis diagnosis = await CheckAsync("coded", "Sales follow-up");

        Assert.True(
            (diagnosis.Verdict, diagnosis.FindingId) == (Verdict.No, FindingIds.WriteDifferent), Told(diagnosis));
        Finding found = Assert.Single(diagnosis.Findings, static one => one.FindingId == FindingIds.WriteDifferent);
        Assert.Equal((code, "Captured"), (found.Evidence, found.Basis));
        Assert.EndsWith("-Force", found.Command, StringComparison.Ordinal);
        Assert.Contains("not known", found.Remedy, StringComparison.Ordinal);
    }

    /// <summary>A queue's mode may have changed since the call: the participant says what holds for it.</summary>
    [Fact]
    public async Task The_mode_of_the_participant_wins_over_what_the_queue_has_now()
    {
        SimulatedConversation conversation = _platform.World.Conversation(_platform.World.IdOf("awaiting-wrapup"));
        SimulatedParticipant agent = conversation.Participants.Single(static one => one.Queue is not null && one.Member is not null);
        agent.Queue!.Mode = AfterCallMode.Optional;

        WrapupDiagnosis diagnosis = await CheckAsync("awaiting-wrapup", "Sales follow-up");

        Finding mode = Assert.Single(diagnosis.Findings, static one => one.FindingId == FindingIds.StateMode);
        Assert.Equal("The queue requires a code and waits for it for a limited time.", mode.Message);
        Assert.Contains("OPTIONAL", mode.Evidence, StringComparison.Ordinal);
        Assert.Contains("; participant: timeout", mode.Evidence, StringComparison.Ordinal);
    }

    /// <summary>The 404 "User is not a participant in the conversation" may mean the participant or the caller.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_user_who_has_no_part_in_the_conversation_is_told_both_readings(bool isTheAgent)
    {
        SimulatedParticipant agent = _platform.World.Conversation(_platform.World.IdOf("awaiting-wrapup")).Participants
            .Single(static one => one.Member is not null);
        SimulatedPerson user = isTheAgent
            ? agent.Member!
            : _platform.World.AddUser("Uma Outside", [.. _platform.Access.FullRights.Grants]);
        _platform.Access.Add(user);
        string token = _platform.Access.Issue(_platform.Access.Desktop, user).Value;
        GenesysSession session = await SimulatedSession.ConnectAsync(_platform, new AccessTokenGrant(token));

        WrapupDiagnosis diagnosis = await CheckAsync(session, "awaiting-wrapup", "Sales follow-up");

        Finding[] told = [.. diagnosis.Findings.Where(static one =>
            one.FindingId == FindingIds.AccessUserContext && one.Status == FindingStatus.Unknown)];
        Assert.Equal(isTheAgent ? 0 : 1, told.Length);
        Assert.All(told, static one =>
        {
            Assert.Contains("may mean the user, or a participant that it does not find", one.Message, StringComparison.Ordinal);
            Assert.Contains("-Interactive", one.Remedy, StringComparison.Ordinal);
            Assert.Equal("Unknown", one.Basis);
        });
    }

    [Fact]
    public async Task It_only_reads_and_says_how_many_requests_it_spent()
    {
        GenesysSession session = await SimulatedSession.ConnectAsync(_platform);
        _platform.Requests.Clear();

        WrapupDiagnosis diagnosis = await CheckAsync(session, "awaiting-wrapup", "Sales follow-up");

        Assert.All(_platform.Requests.All, request => Assert.Equal("GET", request.Method));
        Assert.Equal(_platform.Requests.Count, diagnosis.Requests);
    }

    [Fact]
    public async Task Each_of_several_targets_has_its_own_diagnosis()
    {
        GenesysSession session = await SimulatedSession.ConnectAsync(_platform);
        var request = new WrapupRequest { ConversationId = _platform.World.IdOf("two-pending"), WrapupCode = "Resolved", All = true };

        IReadOnlyList<WrapupDiagnosis> diagnoses = await new WrapupCheckup(session).RunAsync(
            request,
            SilentActivity.Instance,
            CancellationToken.None);

        Assert.Equal(2, diagnoses.Select(diagnosis => diagnosis.ParticipantId).Distinct().Count());
        Assert.All(diagnoses, diagnosis => Assert.Equal(Verdict.Yes, diagnosis.Verdict));
    }

    [Theory]
    [InlineData("Sales folow-up", FindingIds.CodeExists, FindingStatus.Fail)]
    [InlineData("Complaint", FindingIds.CodeExists, FindingStatus.Pass)]
    [InlineData("Test call", FindingIds.CodeAmbiguous, FindingStatus.Fail)]
    [InlineData("ININ-WRAP-UP-TIMEOUT", FindingIds.CodeSystem, FindingStatus.Warning)]
    [InlineData("Sales follow-up", FindingIds.CodeExists, FindingStatus.Pass)]
    public async Task The_code_is_looked_at(string code, string finding, string status)
    {
        // Everywhere there is a "Test call" for all; now Support has one more.
        _platform.World.AddCode("Test call", SimulatedDivision.Partners, _platform.World.Queues.Single(queue => queue.Name == "Support"));
        WrapupDiagnosis diagnosis = await CheckAsync("awaiting-wrapup", code);

        Assert.Contains(diagnosis.Findings, found => found.FindingId == finding && found.Status == status);
    }

    [Theory]
    [InlineData("Bob's code", "New-WrapupCode -Name 'Bob''s code'")]
    [InlineData("Sales folow-up", "Set-ParticipantWrapup {id} 'Sales follow-up'")]
    [InlineData("6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55", null)]
    public async Task A_code_that_does_not_exist_comes_with_the_line_that_was_meant_or_that_makes_it(string code, string? line)
    {
        WrapupDiagnosis diagnosis = await CheckAsync("awaiting-wrapup", code);

        line = line?.Replace("{id}", diagnosis.ConversationId, StringComparison.Ordinal);
        Assert.Equal(line, Assert.Single(diagnosis.Findings, found => found.FindingId == FindingIds.CodeExists).Command);
    }

    [Fact]
    public async Task A_code_that_the_queue_lacks_is_warned_about_and_the_line_to_type_is_given()
    {
        WrapupDiagnosis diagnosis = await CheckAsync("awaiting-wrapup", ForeignCode("awaiting-wrapup"));

        Finding finding = Assert.Single(diagnosis.Findings, found => found.FindingId == FindingIds.CodeQueue);
        Assert.Equal(FindingStatus.Warning, finding.Status);
        Assert.StartsWith("Add-QueueWrapupCode -Queue 'Support'", finding.Command, StringComparison.Ordinal);
        Assert.Equal(Verdict.Yes, diagnosis.Verdict);
    }

    [Theory]
    [InlineData("coded", FindingIds.CodeReplaces)]
    [InlineData("outbound-coded", FindingIds.CodeFirstOutbound)]
    public async Task A_code_that_would_be_replaced_is_named(string conversation, string finding)
    {
        WrapupDiagnosis diagnosis = await CheckAsync(conversation, "Callback requested");

        Assert.True(diagnosis.Findings.Any(found => found.FindingId == finding && found.Status == FindingStatus.Warning), Told(diagnosis));
    }

    [Fact]
    public async Task The_first_code_of_a_dialed_call_is_said_to_be_the_one_that_rules_run_on()
    {
        GenesysSession session = await SimulatedSession.ConnectAsync(_platform);
        GenesysWrapup.Simulator.State.SimulatedConversation dialed = _platform.World.Conversation(_platform.World.IdOf("awaiting-wrapup"));
        dialed.Participants.First(participant => participant.Purpose == "customer").Attributes["dialerContactId"] = "contact-1";

        WrapupDiagnosis diagnosis = await CheckAsync(session, "awaiting-wrapup", "Sales follow-up");

        Assert.True(
            diagnosis.Findings.Any(found => found is { FindingId: FindingIds.CodeFirstOutbound, Status: FindingStatus.Pass }),
            Told(diagnosis));
    }

    [Theory]
    [InlineData("", FindingIds.IdConversation)]
    [InlineData("not-an-id", FindingIds.IdShape)]
    [InlineData("6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55", FindingIds.IdConversation)]
    public async Task An_id_that_leads_nowhere_fails_with_the_reason(string id, string finding)
    {
        GenesysSession session = await SimulatedSession.ConnectAsync(_platform);

        WrapupDiagnosis diagnosis = Assert.Single(await new WrapupCheckup(session).RunAsync(
            new WrapupRequest { ConversationId = id, WrapupCode = "Resolved" }, SilentActivity.Instance, CancellationToken.None));

        Assert.True(diagnosis.Verdict == Verdict.No && diagnosis.FindingId == finding, Told(diagnosis));
    }

    [Fact]
    public async Task A_client_without_the_permission_is_told_which_one_is_missing()
    {
        WrapupDiagnosis diagnosis = await CheckAsAsync(_platform.Access.ReadOnly, "awaiting-wrapup");

        Assert.True(diagnosis.Verdict == Verdict.No && diagnosis.FindingId == FindingIds.AccessPermission, Told(diagnosis));
        Assert.Contains("conversation:participant:wrapup", diagnosis.Summary, StringComparison.Ordinal);
    }

    /// <summary>The contract asks for any one of three; what the member wrapup needs besides is not published.</summary>
    [Theory]
    [InlineData("Demanded", false)]
    [InlineData("AnyOfTheList", true)]
    public async Task Another_permission_of_the_list_is_named_and_warned_about(string position, bool taken)
    {
        _platform.Policies.Set(SimulatorPolicies.WrapupPermission, position);
        var client = new SimulatedOAuthClient("9a4e7b10-2c5d-4e8f-a1b3-0000000000a4", "Hang-up", SimulatedOAuthClient.ClientCredentials)
        {
            Grants = [new RoleGrant(SimulatedRole.Of("3c1f0a52-7d2b-4c7e-8f49-0d6a1b2c3da4", "Hang-up",
                [
                    "conversation:communication:disconnect", "conversation:communication:view", "routing:wrapupCode:view",
                    "routing:queue:view",
                ]), SimulatedDivision.AllId)],
        };
        _platform.Access.Add(client);

        WrapupDiagnosis diagnosis = await CheckAsAsync(client, "awaiting-wrapup");

        Finding finding = Assert.Single(diagnosis.Findings, found => found.FindingId == FindingIds.AccessPermission);
        Assert.Equal((FindingStatus.Warning, nameof(Basis.Unknown)), (finding.Status, finding.Basis));
        Assert.StartsWith("conversation:communication:disconnect is granted, conversation:participant:wrapup is not.", finding.Message);
        var grant = new ClientCredentialsGrant(client.Id, client.Secret!);
        var engine = new WrapupEngine(await SimulatedSession.ConnectAsync(_platform, grant));
        var outcomes = new List<string>();
        var requester = new Requester<TargetOutcome>(
            static _ => Task.FromResult(true),
            outcome =>
            {
                outcomes.Add(outcome.Result.Outcome);
                return Task.CompletedTask;
            },
            SilentActivity.Instance);
        var request = new WrapupRequest { ConversationId = _platform.World.IdOf("awaiting-wrapup"), WrapupCode = "Resolved" };
        await engine.SetAsync(request, requester, CancellationToken.None);
        Assert.Equal(taken ? WrapupOutcome.Set : WrapupOutcome.Refused, Assert.Single(outcomes));
    }

    [Theory]
    [InlineData("no roles")]
    [InlineData("another division")]
    public async Task A_conversation_that_may_not_be_read_leaves_the_verdict_open_with_the_platforms_reason(string who)
    {
        WrapupDiagnosis diagnosis = await CheckAsAsync(
            who == "no roles" ? _platform.Access.NoRoles : _platform.Access.OtherDivision,
            "awaiting-wrapup",
            null);

        Assert.True(diagnosis.Verdict == Verdict.Unknown, Told(diagnosis));
        Assert.Contains("conversation:communication:view", diagnosis.NextStep + diagnosis.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rights_that_cannot_be_read_are_unknown_and_never_guessed()
    {
        _platform.Faults.Add(new GenesysWrapup.Simulator.Faults.Fault
        {
            Operation = "getAuthorizationSubjectsMe", Status = 403, ErrorCode = "not.authorized",
        });

        WrapupDiagnosis diagnosis = await CheckAsync("awaiting-wrapup", "Resolved");

        Assert.Contains(diagnosis.Findings, found => found is { FindingId: FindingIds.AccessPermission, Status: FindingStatus.Unknown });
        Assert.Equal(Verdict.Yes, diagnosis.Verdict);
    }

    [Fact]
    public async Task Findings_are_short_and_what_does_not_pass_says_what_to_do()
    {
        foreach (string name in _platform.World.Named.Select(entry => entry.Name))
        {
            WrapupDiagnosis diagnosis = await CheckAsync(name, "Sales follow-up");
            Assert.All(diagnosis.Findings, finding =>
            {
                Assert.True(finding.Message.Length < 300 && (finding.Remedy?.Length ?? 0) < 300, $"{name}: {finding}");
                Assert.True(finding.Status == FindingStatus.Pass || !string.IsNullOrWhiteSpace(finding.Remedy), $"{name}: {finding}");
            });
        }
    }

    private async Task<WrapupDiagnosis> CheckAsAsync(SimulatedOAuthClient client, string conversation, string? code = "Sales follow-up")
    {
        GenesysSession session = await SimulatedSession.ConnectAsync(_platform, new ClientCredentialsGrant(client.Id, client.Secret));
        return await CheckAsync(session, conversation, code);
    }

    private async Task<WrapupDiagnosis> CheckAsync(string conversation, string code) =>
        await CheckAsync(await SimulatedSession.ConnectAsync(_platform), conversation, code);

    private async Task<WrapupDiagnosis> CheckAsync(GenesysSession session, string conversation, string? code)
    {
        IReadOnlyList<WrapupDiagnosis> diagnoses = await new WrapupCheckup(session).RunAsync(
            new WrapupRequest { ConversationId = _platform.World.IdOf(conversation), WrapupCode = code },
            SilentActivity.Instance,
            CancellationToken.None);
        return Assert.Single(diagnoses);
    }

    private string ForeignCode(string conversation)
    {
        string queueId = _platform.World.Conversation(_platform.World.IdOf(conversation)).Participants
            .Select(participant => participant.Queue?.Id)
            .First(id => id is not null)!;
        GenesysWrapup.Simulator.State.SimulatedQueue queue = _platform.World.Queues.Single(one => one.Id == queueId);
        return _platform.World.Codes.First(code => !queue.CodeIds.Contains(code.Id)).Id;
    }

    private static string Told(WrapupDiagnosis diagnosis) => string.Join("\n", diagnosis.Findings
        .Select(finding => $"  {finding.Status} {finding.FindingId}: {finding.Message} [{finding.Evidence}]")
        .Prepend($"{diagnosis.Verdict} by {diagnosis.FindingId}: {diagnosis.Summary}"));
}

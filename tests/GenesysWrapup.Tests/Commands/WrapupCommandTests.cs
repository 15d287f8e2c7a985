using System;
using System.Collections;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Commands;
using GenesysWrapup.Core.Attributes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Pipeline;
using GenesysWrapup.Simulator;
using GenesysWrapup.Simulator.Faults;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Tests.Commands;

/// <summary>The bodies of the cmdlets that write and read codes and attributes, over the simulated contact center.</summary>
public sealed class WrapupCommandTests : IAsyncLifetime, IDisposable
{
    private readonly SimulatedPlatform _platform = new(new AutoClock());
    private GenesysSession _session = null!;
    private SimulatedConversation _conversation = null!;
    private SimulatedParticipant _agent = null!;

    private int OtherThanGet => _platform.Requests.All.Count(request => request.Method != "GET" && request.Operation is not "oauthToken");

    public async Task InitializeAsync()
    {
        _session = await SimulatedSession.ConnectAsync(_platform);
        SimulatedQueue support = _platform.World.FindQueue("Support")!;
        _conversation = _platform.World.Open(new ConversationOpening(MediaKind.Call) { Queue = support });
        _agent = _platform.World.RingAndConnect(_conversation, _platform.World.Users[0], support);
        _platform.World.HangUp(_conversation, _agent);
        _platform.Requests.Clear();
    }

    public Task DisposeAsync()
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _session.Dispose();
        _platform.Dispose();
    }

    [Fact]
    public async Task Set_writes_one_result_and_no_error_when_all_went_well()
    {
        RecordingWriter pipe = await RunAsync(
            new SetParticipantWrapupCommand { ConversationId = [_conversation.Id], WrapupCode = "Sales follow-up" });
        WrapupResult result = Assert.Single(pipe.OutputOf<WrapupResult>());
        Assert.True(result.Outcome == WrapupOutcome.Set, pipe.ToString());
        Assert.Empty(pipe.Errors);
    }

    [Fact]
    public async Task WhatIf_names_conversation_agent_and_code_and_sends_nothing_but_reads()
    {
        RecordingWriter pipe = await RunAsync(
            new SetParticipantWrapupCommand { ConversationId = [_conversation.Id], WrapupCode = "sales FOLLOW-up" }, approves: false);
        (string target, string action) = Assert.Single(pipe.Asked);
        Assert.Contains(_conversation.Id, target, StringComparison.Ordinal);
        Assert.Contains(_agent.Name!, target, StringComparison.Ordinal);
        Assert.Contains("'Sales follow-up'", action, StringComparison.Ordinal);
        Assert.Equal(WrapupOutcome.NotConfirmed, Assert.Single(pipe.OutputOf<WrapupResult>()).Outcome);
        Assert.Equal(0, OtherThanGet);

        RecordingWriter attributes = await RunAsync(
            new SetParticipantAttributeCommand { ConversationId = [_conversation.Id], Attribute = new Hashtable { ["ticket"] = 4711 } },
            approves: false);
        Assert.Contains(_conversation.Id, Assert.Single(attributes.Asked).Target, StringComparison.Ordinal);
        Assert.Equal(0, OtherThanGet);
    }

    [Fact]
    public async Task A_question_says_which_code_goes_and_on_what_it_is_written()
    {
        _platform.World.Settings.CommunicationBasedAcw = true;
        SimulatedWrapupCode there = _platform.World.Codes.Single(code => code.Name == "Resolved");
        _agent.Communications[0].Wrapup = new SimulatedWrapup(there.Id) { EndTime = _platform.Clock.GetUtcNow() };
        RecordingWriter pipe = await RunAsync(
            new SetParticipantWrapupCommand { ConversationId = [_conversation.Id], WrapupCode = "Sales follow-up" }, approves: false);
        (string target, string action) = Assert.Single(pipe.Asked);
        Assert.Equal($"{_agent.Name} (Support) in conversation {_conversation.Id}", target);
        Assert.Equal("Set wrap-up 'Sales follow-up' instead of 'Resolved' on its call", action);
        WrapupResult declined = Assert.Single(pipe.OutputOf<WrapupResult>());
        Assert.Equal(WrapupOutcome.NotConfirmed, declined.Outcome);
        Assert.Equal((there.Id, "Resolved"), (declined.AssignedCode, declined.PreviousCodeName));
        Assert.Contains("was not confirmed", declined.Message, StringComparison.Ordinal);
        Assert.Empty(pipe.Errors);
        Assert.Equal(0, OtherThanGet);
    }

    [Fact]
    public async Task A_failing_outcome_writes_the_result_and_an_error_whose_target_it_is()
    {
        _platform.Faults.Add(new Fault { Operation = "patchConversationParticipant", Status = 403, Count = 1 });
        RecordingWriter pipe = await RunAsync(
            new SetParticipantWrapupCommand { ConversationId = [_conversation.Id], WrapupCode = "Resolved", Notes = "n" });
        WrapupResult result = Assert.Single(pipe.OutputOf<WrapupResult>());
        Failure error = Assert.Single(pipe.Errors);
        Assert.Same(result, error.Target);
        Assert.Equal((FailureId.Refused, FailureCategory.PermissionDenied), (error.Id, error.Category));
        Assert.True(pipe.Log.ToList().FindIndex(line => line.StartsWith("output: ", StringComparison.Ordinal)) <
            pipe.Log.ToList().FindIndex(line => line.StartsWith("error: ", StringComparison.Ordinal)));

        RecordingWriter again = await RunAsync(new SetParticipantWrapupCommand
        {
            InputObject = result,
            ConversationId = [result.ConversationId],
            ParticipantId = result.ParticipantId,
            CommunicationId = result.CommunicationId,
            UserId = result.UserId,
            WrapupCode = result.WrapupCode,
            Notes = result.Notes,
        });
        Assert.Equal(WrapupOutcome.Set, Assert.Single(again.OutputOf<WrapupResult>()).Outcome);
    }

    [Fact]
    public async Task A_participant_piped_in_is_not_read_again()
    {
        RecordingWriter read = await RunAsync(
            new GetConversationParticipantCommand { ConversationId = [_conversation.Id], AwaitingWrapup = true });
        ConversationParticipant known = Assert.Single(read.OutputOf<ConversationParticipant>());
        _platform.Requests.Clear();
        await RunAsync(new SetParticipantWrapupCommand
        {
            InputObject = known,
            ConversationId = [known.ConversationId],
            ParticipantId = known.ParticipantId,
            CommunicationId = known.CommunicationId,
            UserId = known.UserId,
            WrapupCode = "Resolved",
        });
        Assert.DoesNotContain(_platform.Requests.All, request => request.Operation == "getConversation");
    }

    [Fact]
    public async Task Nothing_and_things_without_the_properties_are_errors_of_that_item_alone()
    {
        foreach (object? piped in new object?[] { null, new object(), 42 })
        {
            RecordingWriter pipe = await RunAsync(new SetParticipantWrapupCommand { InputObject = piped, WrapupCode = "Resolved" });
            Assert.Equal(FailureId.MissingInput, Assert.Single(pipe.Errors).Id);
            Assert.Equal(WrapupOutcome.Failed, Assert.Single(pipe.OutputOf<WrapupResult>()).Outcome);
        }

        RecordingWriter text = await RunAsync(new SetParticipantWrapupCommand { InputObject = _conversation.Id, WrapupCode = "Resolved" });
        Assert.Equal(WrapupOutcome.Set, Assert.Single(text.OutputOf<WrapupResult>()).Outcome);
    }

    [Fact]
    public async Task A_rejected_token_ends_the_command_after_the_result()
    {
        _platform.Faults.Add(new Fault { Operation = "patchConversationParticipant", Status = 401 });
        var pipe = new RecordingWriter();
        using var command =
            new SetParticipantWrapupCommand { Session = _session, ConversationId = [_conversation.Id], WrapupCode = "Resolved" };
        GenesysException ending = await Assert.ThrowsAnyAsync<GenesysException>(() => CommandRun.OfAsync(command, pipe));
        Assert.True(ending.Failure.EndsCommand);
        Assert.Equal(WrapupOutcome.Failed, Assert.Single(pipe.OutputOf<WrapupResult>()).Outcome);
        Assert.Empty(pipe.Errors);
    }

    [Fact]
    public async Task Get_reads_what_Set_wrote_and_Set_attribute_keeps_texts()
    {
        await RunAsync(new SetParticipantWrapupCommand { ConversationId = [_conversation.Id], WrapupCode = "Resolved" });
        RecordingWriter read = await RunAsync(new GetParticipantWrapupCommand { ConversationId = [_conversation.Id] });
        Assert.Equal("Resolved", Assert.Single(read.OutputOf<ParticipantWrapup>()).AssignedCodeName);

        var given = new Hashtable { ["ticket"] = 4711, ["checked"] = true };
        RecordingWriter attributes = await RunAsync(
            new SetParticipantAttributeCommand { ConversationId = [_conversation.Id], Attribute = given });
        Assert.Equal(WrapupOutcome.Set, Assert.Single(attributes.OutputOf<AttributeResult>()).Outcome);
        Assert.Equal(("4711", "true"), (_agent.Attributes["ticket"], _agent.Attributes["checked"]));
    }

    private Task<RecordingWriter> RunAsync(SessionCommand command, bool approves = true)
    {
        command.Session = _session;
        return CommandRun.OfAsync(command, new RecordingWriter { Approves = approves });
    }
}

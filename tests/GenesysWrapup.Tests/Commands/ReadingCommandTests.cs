using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Commands;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Pipeline;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Tests.Commands;

/// <summary>The bodies of the reading cmdlets, where no PowerShell is installed.</summary>
public class ReadingCommandTests
{
    private const string ConversationId = "11111111-0000-4000-8000-000000000001";
    private const string AgentId = "33333333-0000-4000-8000-000000000001";
    private const string CodeId = "77777777-0000-4000-8000-000000000002";

    private const string ConversationJson = $$"""
        {
          "id": "{{ConversationId}}", "startTime": "2026-11-02T08:50:00Z",
          "participants": [
            {
              "id": "22222222-0000-4000-8000-000000000001", "purpose": "customer", "name": "Caller",
              "connectedTime": "2026-11-02T08:50:00Z",
              "calls": [ { "id": "c1", "state": "terminated" } ]
            },
            {
              "id": "{{AgentId}}", "purpose": "agent", "name": "Ana López", "userId": "u-ana", "queueName": "Support",
              "connectedTime": "2026-11-02T08:51:00Z", "endTime": "2026-11-02T08:59:00Z",
              "wrapupPrompt": "mandatory", "startAcwTime": "2026-11-02T08:59:00Z", "wrapupRequired": true,
              "calls": [
                {
                  "id": "c2", "state": "terminated", "connectedTime": "2026-11-02T08:51:00Z",
                  "disconnectedTime": "2026-11-02T08:59:00Z", "disconnectType": "peer"
                }
              ]
            },
            {
              "id": "33333333-0000-4000-8000-000000000002", "purpose": "agent", "name": "Ben Osei", "userId": "u-ben",
              "queueName": "Support", "connectedTime": "2026-11-02T08:50:30Z", "endTime": "2026-11-02T08:51:00Z",
              "startAcwTime": "2026-11-02T08:51:00Z", "endAcwTime": "2026-11-02T08:51:30Z", "wrapup": { "code": "{{CodeId}}" },
              "calls": [
                {
                  "id": "c3", "state": "terminated", "connectedTime": "2026-11-02T08:50:30Z",
                  "disconnectedTime": "2026-11-02T08:51:00Z", "disconnectType": "transfer"
                }
              ]
            }
          ]
        }
        """;

    private static string Code(int number) =>
        $"{{\"id\": \"77777777-0000-4000-8000-{number:D12}\", \"name\": \"{(number == 2 ? "Resolved" : $"Code {number:D4}")}\"}}";

    private static ScriptedApi Platform(int codes = 3) => new ScriptedApi()
        .On(Operations.GetConversation, call => call.PathValues[0] == ConversationId ? ConversationJson : throw NotThere())
        .List(Operations.GetRoutingWrapupcodes, Enumerable.Range(1, codes).Select(Code).ToArray())
        .List(Operations.GetRoutingQueueWrapupcodes, [Code(1), Code(2)])
        .List(Operations.GetRoutingQueues, ["{\"id\": \"q-support\", \"name\": \"Support\"}"])
        .List(Operations.GetAuthorizationDivisions, ["{\"id\": \"d-north\", \"name\": \"North\"}"])
        .On(Operations.GetConversationParticipantWrapupcodes, $"[{Code(2)}]")
        .On(Operations.PostRoutingQueueWrapupcodes, "[]")
        .On(Operations.DeleteRoutingQueueWrapupcode, "{}")
        .On(
            Operations.PostRoutingWrapupcodes,
            "{\"id\": \"77777777-0000-4000-8000-000000009999\", \"name\": \"Refund\", \"division\": {\"id\": \"d-north\"}}");

    private static PlatformException NotThere() =>
        new(new Failure(FailureId.NotFound, FailureCategory.ObjectNotFound, "The requested resource was not found.", "Check it."))
        {
            StatusCode = 404,
        };

    private static Task<RecordingWriter> RunAsync(SessionCommand command, ScriptedApi api, bool approves = true) =>
        RunAsync(command, api.Session(), approves);

    private static Task<RecordingWriter> RunAsync(SessionCommand command, GenesysSession session, bool approves = true)
    {
        command.Session = session;
        return CommandRun.OfAsync(command, new RecordingWriter { Approves = approves });
    }

    [Fact]
    public async Task What_fails_for_one_conversation_is_its_error_and_the_others_come()
    {
        const string unknown = "11111111-0000-4000-8000-000000000009";
        RecordingWriter pipe = await RunAsync(
            new GetConversationCommand { ConversationId = [unknown, "no id", null, ConversationId] }, Platform());

        Assert.Equal([FailureId.ConversationNotFound, FailureId.InvalidId, FailureId.InvalidId], pipe.Errors.Select(error => error.Id));
        Assert.Equal(unknown, pipe.Errors[0].Target);
        Assert.Equal(ConversationId, Assert.Single(pipe.OutputOf<Conversation>()).ConversationId);
    }

    [Fact]
    public async Task Without_a_session_the_command_ends()
    {
        using var command = new GetConversationCommand { ConversationId = [ConversationId] };
        GenesysException ended = await Assert.ThrowsAsync<GenesysException>(() => CommandRun.OfAsync(command));

        Assert.Equal((FailureId.NotConnected, true), (ended.Failure.Id, ended.Failure.EndsCommand));
    }

    [Fact]
    public async Task Participants_are_agents_unless_asked_for_others()
    {
        async Task<string> NamesAsync(GetConversationParticipantCommand command)
        {
            command.ConversationId = [ConversationId];
            return string.Join(",", (await RunAsync(command, Platform())).OutputOf<ConversationParticipant>().Select(one => one.UserName));
        }

        Assert.Equal("Ana López,Ben Osei", await NamesAsync(new GetConversationParticipantCommand()));
        Assert.Equal("Caller", await NamesAsync(new GetConversationParticipantCommand { Purpose = ["Customer"] }));
        Assert.Equal("Ben Osei", await NamesAsync(new GetConversationParticipantCommand { UserId = ["U-BEN"] }));
        Assert.Equal("Ana López", await NamesAsync(new GetConversationParticipantCommand { ParticipantId = AgentId }));
    }

    [Fact]
    public async Task Codes_are_shown_by_their_names_for_one_listing_per_session()
    {
        ScriptedApi api = Platform();
        RecordingWriter pipe = await RunAsync(
            new GetConversationParticipantCommand { ConversationId = [ConversationId, ConversationId] }, api);

        Assert.Equal(1, api.Count(Operations.GetRoutingWrapupcodes));
        Assert.Equal(3, api.Calls.Count);
        Assert.Equal("Resolved", pipe.OutputOf<ConversationParticipant>()[1].AssignedCodeName);
        Assert.StartsWith("'Resolved' set", pipe.OutputOf<ConversationParticipant>()[1].WrapupStatus);
    }

    [Fact]
    public async Task Where_codes_may_not_be_listed_they_are_shown_by_their_ids_and_not_asked_for_each_time()
    {
        ScriptedApi api = Platform().Refuse(Operations.GetRoutingWrapupcodes, 403)
            .Refuse(Operations.GetRoutingWrapupcodesDivisionviews, 403);
        RecordingWriter pipe = await RunAsync(
            new GetConversationParticipantCommand { ConversationId = [ConversationId, ConversationId] }, api);

        Assert.Empty(pipe.Errors);
        Assert.Equal(4, api.Calls.Count);
        Assert.StartsWith($"code {CodeId} set", pipe.OutputOf<ConversationParticipant>()[3].WrapupStatus);
    }

    [Fact]
    public async Task The_timeline_shows_codes_by_name_and_one_participant_where_asked()
    {
        RecordingWriter pipe = await RunAsync(new GetConversationTimelineCommand { ConversationId = [ConversationId] }, Platform());
        Assert.Equal("Resolved", Assert.Single(pipe.OutputOf<TimelineEvent>(), row => row.Event == "CodeSet").AssignedCodeName);

        pipe = await RunAsync(
            new GetConversationTimelineCommand { ConversationId = [ConversationId], ParticipantId = AgentId }, Platform());
        Assert.All(pipe.OutputOf<TimelineEvent>(), row => Assert.Equal(AgentId, row.ParticipantId));
        Assert.Equal(WriteWindow.Right, pipe.OutputOf<TimelineEvent>()[^1].WriteWindow);
    }

    [Fact]
    public async Task Codes_come_from_all_pages_the_short_last_one_included()
    {
        ScriptedApi api = Platform(codes: 205);

        Assert.Equal(205, (await RunAsync(new GetWrapupCodeCommand(), api)).Output.Count);
        Assert.Equal(3, api.Calls.Count);
    }

    [Fact]
    public async Task A_name_that_is_not_there_is_an_error_with_the_nearest()
    {
        Failure failure = Assert.Single((await RunAsync(new GetWrapupCodeCommand { Name = ["Resovled"] }, Platform())).Errors);

        Assert.Equal((FailureId.WrapupCodeNotFound, "Resovled"), (failure.Id, failure.Target));
        Assert.Contains("'Resolved'", failure.NextStep);
    }

    [Fact]
    public async Task A_queues_codes_carry_the_queue()
    {
        WrapupCode code = (await RunAsync(new GetWrapupCodeCommand { Queue = ["support"] }, Platform())).OutputOf<WrapupCode>()[0];

        Assert.Equal(("q-support", "Support"), (code.QueueId, code.QueueName));
    }

    [Fact]
    public async Task A_participants_codes_need_both_ids()
    {
        RecordingWriter pipe = await RunAsync(
            new GetWrapupCodeCommand { ConversationId = ConversationId, ParticipantId = AgentId }, Platform());
        Assert.Equal("Resolved", Assert.Single(pipe.OutputOf<WrapupCode>()).Name);

        pipe = await RunAsync(new GetWrapupCodeCommand { ParticipantId = AgentId }, Platform());
        Assert.Equal(FailureId.MissingInput, Assert.Single(pipe.Errors).Id);
    }

    [Fact]
    public async Task A_code_by_id_that_is_none_or_not_there_is_an_error_and_a_system_code_is_known()
    {
        ScriptedApi api = Platform().On(Operations.GetRoutingWrapupcode, call => call.PathValues[0] == CodeId ? Code(2) : throw NotThere());
        RecordingWriter pipe = await RunAsync(
            new GetWrapupCodeCommand { Id = ["WU-001", "77777777-0000-4000-8000-000000000404", CodeId, "ININ-WRAP-UP-TIMEOUT"] }, api);

        Assert.Equal([FailureId.InvalidId, FailureId.WrapupCodeNotFound], pipe.Errors.Select(error => error.Id));
        Assert.Equal(["Resolved", "ININ-WRAP-UP-TIMEOUT"], pipe.OutputOf<WrapupCode>().Select(code => code.Name));
    }

    [Fact]
    public async Task Adding_leaves_out_what_is_there_and_names_code_and_queue()
    {
        ScriptedApi api = Platform();
        RecordingWriter pipe = await RunAsync(
            new AddQueueWrapupCodeCommand { Queue = "Support", WrapupCode = ["Resolved", "Code 0003", "code 0003", "No such"] }, api);

        Assert.Equal(("wrap-up code 'Code 0003'", "Add to queue 'Support'"), Assert.Single(pipe.Asked));
        Assert.Equal(
            ("Code 0003", "Support"), Assert.Single(pipe.OutputOf<WrapupCode>()) is var added ? (added.Name, added.QueueName) : default);
        Assert.Equal("[{\"id\":\"77777777-0000-4000-8000-000000000003\"}]", Assert.Single(api.Writes).Body);
        Assert.Equal(FailureId.WrapupCodeNotFound, Assert.Single(pipe.Errors).Id);
    }

    [Fact]
    public async Task Two_hundred_and_fifty_codes_go_in_three_calls()
    {
        ScriptedApi api = Platform(codes: 252);
        string[] many = Enumerable.Range(3, 250).Select(number => $"Code {number:D4}").ToArray();
        RecordingWriter pipe = await RunAsync(new AddQueueWrapupCodeCommand { Queue = "Support", WrapupCode = many }, api);

        Assert.Equal(250, pipe.Output.Count);
        Assert.Equal(3, api.Writes.Count);
    }

    [Fact]
    public async Task Removing_takes_what_is_on_the_queue_and_nothing_else()
    {
        ScriptedApi api = Platform();
        RecordingWriter pipe = await RunAsync(
            new RemoveQueueWrapupCodeCommand { Queue = "Support", WrapupCode = ["resolved", "Code 0003"] }, api);

        Assert.Equal("Resolved", Assert.Single(pipe.OutputOf<WrapupCode>()).Name);
        Assert.Equal(["q-support", CodeId], Assert.Single(api.Writes).PathValues);
        Assert.Empty(pipe.Errors);
    }

    [Fact]
    public async Task A_made_code_is_known_at_once_and_its_division_named()
    {
        ScriptedApi api = Platform();
        RecordingWriter pipe = await RunAsync(
            new NewWrapupCodeCommand { Name = "Refund", Description = "money back", Division = "north" }, api);

        Assert.Equal(
            "{\"name\":\"Refund\",\"description\":\"money back\",\"division\":{\"id\":\"d-north\"}}", Assert.Single(api.Writes).Body);
        Assert.Equal("North", Assert.Single(pipe.OutputOf<WrapupCode>()).DivisionName);
        Assert.Equal(("wrap-up code 'Refund'", "Create in division North"), Assert.Single(pipe.Asked));
    }

    [Fact]
    public async Task A_name_that_exists_is_told_as_such()
    {
        ScriptedApi api = Platform()
            .Refuse(Operations.PostRoutingWrapupcodes, 400, "duplicate.name", "A wrapup code with this name already exists.");
        Failure failure = Assert.Single((await RunAsync(new NewWrapupCodeCommand { Name = "Resolved" }, api)).Errors);

        Assert.Equal((FailureId.WrapupCodeExists, FailureCategory.ResourceExists), (failure.Id, failure.Category));
    }

    [Fact]
    public async Task An_unknown_division_is_answered_with_the_nearest()
    {
        Failure failure = Assert.Single(
            (await RunAsync(new NewWrapupCodeCommand { Name = "Refund", Division = "Nort" }, Platform())).Errors);

        Assert.Equal(FailureId.DivisionNotFound, failure.Id);
        Assert.Contains("'North'", failure.NextStep);
    }

    [Fact]
    public async Task Nothing_is_sent_but_reads_when_it_is_not_approved()
    {
        foreach (Func<SessionCommand> make in new Func<SessionCommand>[]
        {
            () => new NewWrapupCodeCommand { Name = "Refund" },
            () => new AddQueueWrapupCodeCommand { Queue = "Support", WrapupCode = ["Code 0003"] },
            () => new RemoveQueueWrapupCodeCommand { Queue = "Support", WrapupCode = ["Resolved"] },
        })
        {
            ScriptedApi api = Platform();
            RecordingWriter pipe = await RunAsync(make(), api, approves: false);

            Assert.Empty(api.Writes);
            Assert.Empty(pipe.Output);
            Assert.Single(pipe.Asked);
        }
    }

    [Fact]
    public async Task Without_a_queue_or_code_the_error_says_what_is_missing()
    {
        Assert.Equal(
            FailureId.MissingInput,
            Assert.Single((await RunAsync(new AddQueueWrapupCodeCommand { WrapupCode = ["Resolved"] }, Platform())).Errors).Id);
        Assert.Equal(
            FailureId.MissingInput,
            Assert.Single((await RunAsync(new AddQueueWrapupCodeCommand { Queue = "Support" }, Platform())).Errors).Id);
        Assert.Equal(FailureId.MissingInput, Assert.Single((await RunAsync(new NewWrapupCodeCommand(), Platform())).Errors).Id);
    }
}

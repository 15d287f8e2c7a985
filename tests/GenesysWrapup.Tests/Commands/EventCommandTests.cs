using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Commands;
using GenesysWrapup.Core.Events;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using Xunit;

namespace GenesysWrapup.Tests.Commands;

/// <summary>The body of ConvertFrom-ConversationEvent, where no PowerShell is installed.</summary>
public class EventCommandTests
{
    private const string Id = "6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55";
    private const string Event = $$"""{"conversationId":"{{Id}}","wrapupDurationMs":1000}""";

    [Fact]
    public async Task Text_tables_lists_and_bytes_are_read_alike()
    {
        ConversationEvent expected = Assert.Single((await RunAsync(Event)).OutputOf<ConversationEvent>());
        Assert.Equal((Id, "Wrapup", 1.0), (expected.ConversationId, expected.EventType, expected.AssignedDurationSeconds));
        var table = new Hashtable { ["conversationId"] = Id, ["wrapupDurationMs"] = 1000 };
        using JsonDocument document = JsonDocument.Parse(Event);
        var generic = new Dictionary<string, object> { ["conversationId"] = Id, ["wrapupDurationMs"] = 1000 };
        object[] forms =
        [
            table, generic, new object[] { table }, Encoding.UTF8.GetBytes(Event), document.RootElement, new[] { "{", Event[1..] },
        ];
        foreach (object input in forms)
        {
            Assert.Equivalent(expected, Assert.Single((await RunAsync(input)).OutputOf<ConversationEvent>()), strict: true);
        }

        var received = new Hashtable { ["WebhookName"] = "x", ["RequestBody"] = Event };
        ConversationEvent webhook = Assert.Single((await RunAsync(received)).OutputOf<ConversationEvent>());
        Assert.Equivalent(expected.With(copy => copy.Source = "Webhook"), webhook, strict: true);
    }

    [Fact]
    public async Task Lines_in_the_pipeline_are_put_together_and_an_event_passes_through()
    {
        var before = new ConversationEvent { EventType = "Other", Source = "Body", ConversationId = Id };
        RecordingWriter pipe = await RunAsync("{\"conversationId\":", $"\"{Id}\"}}", before, "nonsense", Event);
        Assert.Equal(["Other", "Other", "Wrapup"], pipe.OutputOf<ConversationEvent>().Select(one => one.EventType));
        Assert.Equal(FailureId.NotAnEvent, Assert.Single(pipe.Errors).Id);
    }

    [Fact]
    public async Task Nothing_is_an_error_that_says_what_to_pass()
    {
        foreach (object?[] nothing in new object?[][] { [], [null], [""], [Array.Empty<object>()] })
        {
            Assert.Equal(FailureId.MissingInput, Assert.Single((await RunAsync(nothing)).Errors).Id);
        }
    }

    [Fact]
    public async Task An_object_of_a_program_is_named_and_not_searched()
    {
        foreach ((object input, string next) in new (object, string)[]
        {
            (new System.IO.FileInfo("x.json"), "content"),
            (new InvalidOperationException("x"), "Resolve-WrapupError"),
            (new Core.Conversations.ConversationParticipant { ConversationId = Id, ParticipantId = Id }, "next command"),
        })
        {
            Failure failure = Assert.Single((await RunAsync(input)).Errors);
            Assert.Equal(FailureId.NotAnEvent, failure.Id);
            Assert.Contains(input.GetType().Name, failure.Message, StringComparison.Ordinal);
            Assert.Contains(next, failure.NextStep, StringComparison.Ordinal);
        }
    }

    private static Task<RecordingWriter> RunAsync(params object?[] inputs)
    {
        var command = new ConvertFromConversationEventCommand();
        return CommandRun.OfAsync(command, inputs.Select(input => (Action)(() => command.InputObject = input)));
    }
}

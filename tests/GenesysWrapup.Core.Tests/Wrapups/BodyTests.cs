using System.Collections.Generic;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Core.Tests.Wrapups;

public sealed class BodyTests
{
    public static TheoryData<string, string?, string?, string?, int?, bool, string> Combinations => new()
    {
        { "code only", "Resolved", null, null, null, false, """{"code":"<id>"}""" },
        { "notes", "Resolved", "runbook 7", null, null, false, """{"code":"<id>","notes":"runbook 7"}""" },
        { "empty notes, asked for", "Resolved", "", null, null, false, """{"code":"<id>","notes":""}""" },
        { "tags", "Resolved", null, "a;b", null, false, """{"code":"<id>","tags":["a","b"]}""" },
        { "duration", "Resolved", null, null, 12, false, """{"code":"<id>","durationSeconds":12}""" },
        { "duration of nothing", "Resolved", null, null, 0, false, """{"code":"<id>","durationSeconds":0}""" },
        {
            "all of it", "Resolved", "n", "a", 5, true,
            """{"code":"<id>","notes":"n","tags":["a"],"durationSeconds":5,"provisional":true}"""
        },
        { "provisional with code", "Resolved", null, null, null, true, """{"code":"<id>","provisional":true}""" },
        { "provisional without code", null, "later", null, null, true, """{"notes":"later","provisional":true}""" },
    };

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task The_body_holds_the_wrapup_and_only_what_was_given(
        string what, string? code, string? notes, string? tags, int? duration, bool provisional, string expected)
    {
        foreach (string level in WrapupLevel.All)
        {
            using Desk desk = await Desk.OpenAsync();
            (SimulatedConversation conversation, _) = desk.Awaiting();
            await desk.SetAsync(new WrapupRequest
            {
                ConversationId = conversation.Id,
                WrapupCode = code,
                Notes = notes,
                Tags = tags?.Split(';'),
                DurationSeconds = duration,
                Provisional = provisional,
                Level = level,
            });

            string input = expected.Replace("<id>", desk.Resolved.Id);
            string body = Assert.Single(desk.Bodies);
            Assert.True(
                (level == WrapupLevel.Participant ? $$"""{"wrapup":{{input}}}""" : input) == body,
                $"{what} on {level} level: {body}");
        }
    }

    [Fact]
    public async Task Letters_of_every_kind_arrive_as_they_were_given()
    {
        const string Notes = "Größe \"5\" <&> 日本\t🙂\r\nsecond line";
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant agent) = desk.Awaiting();
        TargetOutcome report = await desk.SetAsync(
            new WrapupRequest { ConversationId = conversation.Id, WrapupCode = "Resolved", Notes = Notes });
        Assert.Equal(WrapupOutcome.Set, report.Result.Outcome);
        Assert.Equal(Notes, agent.Wrapup!.Notes);
    }
}

using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GenesysWrapup.Core.Analytics;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Missing;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using Xunit;

namespace GenesysWrapup.Core.Tests.Missing;

/// <summary>What analytics shows of an agent, and what may be said from it about a missing code.</summary>
public sealed class MissingJudgementTests
{
    private const string Talk =
        """{"segmentType": "interact", "segmentStart": "2026-11-02T08:00:00Z", "segmentEnd": "2026-11-02T08:05:00Z", "queueId": "q"}""";
    private const string Ring =
        """{"segmentType": "alert", "segmentStart": "2026-11-02T07:59:00Z", "segmentEnd": "2026-11-02T08:00:00Z", "queueId": "q"}""";

    [Theory]
    [InlineData("\"wrapUpCode\": \"c1\"", MissingReason.Coded, Basis.Documented)]
    [InlineData("\"wrapUpCode\": \"ININ-WRAP-UP-TIMEOUT\"", MissingReason.TimedOut, Basis.Captured)]
    [InlineData("\"wrapUpCode\": \"7FB334B0-0E9E-11E4-9191-0800200C9A66\"", MissingReason.DefaultCode, Basis.Captured)]
    [InlineData("\"wrapUpCode\": \"ININ-OUTBOUND-PREVIEW-SKIPPED\"", MissingReason.SystemCode, Basis.Documented)]
    [InlineData("\"wrapUpNote\": \"\"", MissingReason.NeverCoded, Basis.Inferred)]
    [InlineData("\"wrapUpCode\": \"\"", MissingReason.NeverCoded, Basis.Inferred)]
    public void A_wrapup_segment_tells_by_its_code(string members, string reason, Basis basis)
    {
        MissingJudgement judged = Judge(Session(Talk, Wrapup(members)), Queue("MANDATORY"))!;
        Assert.Equal((reason, basis), (judged.Reason, judged.Basis));
        Assert.NotEmpty(judged.Explanation);
    }

    [Theory]
    [InlineData("MANDATORY", true, MissingReason.NeverCoded, Basis.Inferred)]
    [InlineData("OPTIONAL", true, MissingReason.NotRequired, Basis.Inferred)]
    [InlineData("AGENT_REQUESTED", true, MissingReason.NeverCoded, Basis.Inferred)]
    [InlineData(null, true, MissingReason.NeverCoded, Basis.Inferred)]
    [InlineData("MANDATORY", false, MissingReason.NeverCoded, Basis.Inferred)]
    [InlineData("MANDATORY_TIMEOUT", false, MissingReason.NeverCoded, Basis.Inferred)]
    [InlineData("MANDATORY_FORCED_TIMEOUT", false, MissingReason.NeverCoded, Basis.Inferred)]
    [InlineData("OPTIONAL", false, MissingReason.NotRequired, Basis.Inferred)]
    [InlineData("AGENT_REQUESTED", false, MissingReason.NotRequired, Basis.Inferred)]
    [InlineData(null, false, MissingReason.NeverCoded, Basis.Unknown)]
    public void Without_a_code_the_queue_tells_whether_one_should_be_there(string? mode, bool began, string reason, Basis basis)
    {
        AgentSession session = began ? Session(Talk, Wrapup("\"wrapUpNote\": \"\"")) : Session(Talk);
        MissingJudgement judged = Judge(session, Queue(mode))!;
        Assert.Equal((reason, basis), (judged.Reason, judged.Basis));
    }

    [Fact]
    public void Without_a_queue_no_code_is_asked_for() =>
        Assert.Equal(MissingReason.NotRequired, Judge(Session(Talk.Replace(", \"queueId\": \"q\"", string.Empty)), null)!.Reason);

    [Fact]
    public void The_platforms_mark_of_skipping_is_no_negligence_but_a_code_beside_it_counts()
    {
        Assert.Equal(MissingReason.Skipped, Judge(Session(Talk) with { Skipped = true }, Queue("MANDATORY"))!.Reason);
        AgentSession coded = Session(Talk, Wrapup("\"wrapUpCode\": \"c1\""));
        Assert.Equal(MissingReason.Coded, Judge(coded with { Skipped = true }, Queue("MANDATORY"))!.Reason);
    }

    [Fact]
    public void Work_that_goes_on_awaits_its_code_and_who_is_connected_is_no_row()
    {
        AgentSession open = Session(Talk, """{"segmentType": "wrapup", "segmentStart": "2026-11-02T08:05:00Z", "queueId": "q"}""");
        Assert.True(open.IsAwaiting);
        Assert.Equal(MissingReason.Awaiting, Judge(open, Queue("MANDATORY"))!.Reason);
        Assert.Null(Judge(Session("""{"segmentType": "interact", "segmentStart": "2026-11-02T08:00:00Z"}"""), Queue("MANDATORY")));
    }

    [Fact]
    public void The_last_wrapup_segment_stands_and_at_one_moment_the_code()
    {
        string first = Wrapup("\"wrapUpCode\": \"c1\"").Replace("T08:05", "T08:01").Replace("T08:06", "T08:02");
        Assert.Null(Session(Talk, first, Wrapup("\"wrapUpNote\": \"\"")).Code);
        Assert.Equal("c2", Session(Talk, Wrapup("\"wrapUpCode\": \"c2\""), Wrapup("\"wrapUpNote\": \"\"")).Code);
    }

    [Fact]
    public void Who_only_rang_supervised_or_is_no_agent_is_none()
    {
        Assert.Empty(Sessions(Participant("agent", One("s", Ring))));
        Assert.Empty(Sessions(Participant("customer", One("s", Talk))));
        Assert.Empty(Sessions(Participant("agent", One("s", Talk), userId: null)));
        foreach (string mark in new[] { "monitoredParticipantId", "coachedParticipantId", "bargedParticipantId" })
        {
            Assert.Empty(Sessions(Participant("agent", $$"""{"sessionId": "s", "{{mark}}": "p2", "segments": [{{Talk}}]}""")));
        }

        Assert.Single(Sessions(Participant("user", One("s", Talk))));
    }

    [Fact]
    public void Of_a_participants_sessions_those_with_after_call_work_speak()
    {
        string coded = Wrapup("\"wrapUpCode\": \"c1\"");
        string uncoded = Wrapup("\"wrapUpNote\": \"\"");
        Assert.Equal("b", Assert.Single(Sessions(Participant("agent", One("a", Talk) + "," + One("b", Talk, coded)))).SessionId);
        Assert.Equal(
            ["a", "b"],
            Sessions(Participant("agent", One("a", Talk, uncoded) + "," + One("b", Talk, coded))).Select(session => session.SessionId));
        Assert.Single(Sessions(Participant("agent", One("a", Talk) + "," + One("b", Talk))));
    }

    [Fact]
    public void Times_media_queue_and_notes_are_told()
    {
        AgentSession session = Session(Ring, Talk, Wrapup("\"wrapUpCode\": \"c1\", \"wrapUpNote\": \"called back\""));
        Assert.Equal(
            ("call", "q", "called back", "Anna Adler"),
            (session.MediaType, session.QueueId, session.Notes, session.ParticipantName));
        Assert.Equal(
            [0, 5, 5, 6],
            new[] { session.Start, session.End, session.WrapupStart, session.WrapupEnd }.Select(time => time!.Value.Minute));
    }

    private static MissingJudgement? Judge(AgentSession session, RoutingQueue? queue) => MissingJudgement.Of(session, queue);

    private static RoutingQueue? Queue(string? mode) => new("q", "Support") { AcwMode = mode };

    private static AgentSession Session(params string[] segments) => Assert.Single(Sessions(Participant("agent", One("s", segments))));

    private static IReadOnlyList<AgentSession> Sessions(string participant) => AgentSession.Of(JsonSerializer.Deserialize(
        $$"""{"conversations": [{"conversationId": "c", "participants": [{{participant}}]}]}""",
        PlatformJson.Default.WireDetailsPage)!.Conversations![0]);

    private static string Participant(string purpose, string sessions, string? userId = "u")
    {
        string user = userId is null ? string.Empty : $", \"userId\": \"{userId}\"";
        return $$"""
            {"participantId": "p", "participantName": "Anna Adler", "purpose": "{{purpose}}", "sessions": [{{sessions}}]{{user}}}
            """;
    }

    private static string One(string id, params string[] segments) =>
        $$"""{"sessionId": "{{id}}", "mediaType": "voice", "segments": [{{string.Join(",", segments)}}]}""";

    private static string Wrapup(string members) =>
        """{"segmentType": "wrapup", "segmentStart": "2026-11-02T08:05:00Z", "segmentEnd": "2026-11-02T08:06:00Z", "queueId": "q", """ +
        members + "}";
}

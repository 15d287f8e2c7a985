using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;
using Xunit;

namespace GenesysWrapup.Core.Tests.Wrapups;

/// <summary>
/// How a write ended, against what was seen afterwards: every outcome and the id of its error, as scripts compare them. All is spelled out
/// as text, so that a renamed member of an enumeration fails here.
/// </summary>
public sealed class VerdictTests
{
    private const string Mine = "11111111-1111-4111-8111-111111111111";
    private const string Theirs = "22222222-2222-4222-8222-222222222222";

    /// <summary>How the write ended, what was there before, what was seen; outcome, error, finding, and words of the message.</summary>
    public static TheoryData<string, string, string, string, string?, string?, string> Table => new()
    {
        // Accepted
        { "accepted", "nothing", "not looked", "Unverified", null, null, "not read back (-NoVerify)" },
        { "accepted", "nothing", "mine", "Set", null, null, "is on Anna" },
        { "accepted", "theirs", "mine", "Set", null, null, "it replaced 'Theirs'" },
        { "accepted", "mine", "mine", "Set", null, null, "is on Anna" },
        { "accepted", "nothing", "mine, 7 s", "Set", null, null, "instead of the 5 given" },
        { "accepted", "nothing", "nothing", "Unverified", "Unverified", FindingIds.WriteUnverified, "did not appear within 1.5 s." },
        { "accepted", "theirs", "theirs", "Unverified", "Unverified", FindingIds.WriteUnverified, "'Theirs' is still there" },
        { "accepted", "nothing", "theirs", "Different", "Different", FindingIds.WriteDifferent, "'Theirs' is there" },
        { "accepted", "nothing", "mine, cut notes", "Unverified", "Unverified", FindingIds.WriteUnverified, "end after 2 of 5 characters" },
        { "accepted", "mine", "mine, other notes", "Unverified", "Unverified", FindingIds.WriteUnverified, "the notes differ" },
        { "accepted", "nothing", "unreadable", "Unverified", "Unverified", FindingIds.WriteUnverified, "could not be read back" },

        // Without a clear end
        { "503", "nothing", "mine", "Set", null, null, "is on Anna" },
        { "503", "nothing", "nothing", "Failed", "ServiceUnavailable", FindingIds.PlatformUnavailable, "could not be set" },
        { "503", "theirs", "theirs", "Failed", "ServiceUnavailable", FindingIds.PlatformUnavailable, "could not be set" },
        { "503", "nothing", "theirs", "Different", "Different", FindingIds.WriteDifferent, "without a clear answer" },
        { "503", "nothing", "mine, cut notes", "Unverified", "Unverified", FindingIds.WriteUnverified, "end after 2 of 5 characters" },
        { "503", "mine", "mine, other notes", "Failed", "ServiceUnavailable", FindingIds.PlatformUnavailable, "could not be set" },
        { "503", "nothing", "unreadable", "Unverified", "Unverified", FindingIds.WriteUnverified, "could not be read back" },
        { "cut", "nothing", "nothing", "Failed", "Unreachable", FindingIds.PlatformUnreachable, "no answer" },
        { "cut", "nothing", "mine", "Set", null, null, "is on Anna" },
        { "409", "nothing", "mine", "AlreadySet", null, null, "somebody set it at the same moment" },
        { "409", "mine", "mine", "Set", null, null, "is on Anna" },
        { "409", "nothing", "nothing", "Refused", "Refused", FindingIds.WriteConflict, "refused" },
        { "409", "nothing", "theirs", "Different", "Different", FindingIds.WriteDifferent, "'Theirs' is there" },

        // Refused
        { "400", "nothing", "nothing", "Refused", "Refused", FindingIds.RequestBody, "Last read: after-call work." },
        { "400", "nothing", "mine", "AlreadySet", null, null, "somebody set it at the same moment" },
        { "400", "mine", "mine", "Refused", "Refused", FindingIds.RequestBody, "refused" },
        { "400", "nothing", "theirs", "Refused", "Refused", FindingIds.RequestBody, "'Theirs' is there now." },
        { "400 ended", "nothing", "nothing", "TooLate", "TooLate", FindingIds.StateEnded, "may have hung up since" },
        { "400 ended", "nothing", "theirs", "TooLate", "TooLate", FindingIds.StateEnded, "'Theirs' is there now." },
        { "403", "nothing", "not looked", "Refused", "Refused", FindingIds.AccessRefused, "refused" },
        { "404", "nothing", "not looked", "NotFound", "NotFound", FindingIds.IdNotFound, "no longer finds Anna" },
        { "429", "nothing", "nothing", "Failed", "Throttled", FindingIds.LimitRequests, "could not be set" },
        { "429", "nothing", "mine", "AlreadySet", null, null, "somebody set it at the same moment" },
        { "429", "nothing", "theirs", "Failed", "Throttled", FindingIds.LimitRequests, "could not be set" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_write_comes_to(string end, string before, string seen, string outcome, string? failureId, string? findingId, string says)
    {
        WrapupAttempt attempt = Attempt(before);
        Look<AssignedWrapup>? look = seen switch
        {
            "not looked" => null,
            "unreadable" => new Look<AssignedWrapup>(Finds.Unread, null) { Trouble = TroubleOf("403") },
            _ => attempt.Judge(AssignedOf(seen)),
        };
        var ended = new WriteEnd<AssignedWrapup>(end == "accepted" ? null : TroubleOf(end), look, TimeSpan.FromSeconds(1.5));
        WriteVerdict verdict = WrapupVerdict.Of(attempt, ended);
        TargetOutcome told = TargetOutcome.Of(attempt with { End = ended }, verdict, DateTimeOffset.UnixEpoch);

        string story = $"{verdict.Outcome}: {verdict.Message}";
        Assert.True(outcome == told.Result.Outcome.ToString(), story);
        Assert.True(failureId == told.Failure?.Id, $"{story} ({told.Failure?.Id})");
        Assert.True(findingId == told.Result.FindingId, $"{story} ({told.Result.FindingId})");
        Assert.Contains(says, verdict.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("..", verdict.Message, StringComparison.Ordinal);
        if (told.Failure is { } failure)
        {
            Assert.Same(told.Result, failure.Target);
            Assert.Equal(verdict.Message, failure.Message);
            Assert.NotEmpty(failure.NextStep);
        }

        AssignedWrapup? there = look is { Finds: not Finds.Unread } ? look.Seen : end == "accepted" && look is null ? null : attempt.Before;
        Assert.Equal((there?.Code, there?.Name), (told.Result.AssignedCode, told.Result.AssignedCodeName));
    }

    /// <summary>The table has each outcome that a write can have; the others are settled before it, or in an earlier run.</summary>
    [Fact]
    public void The_table_holds_every_outcome_of_a_write()
    {
        string[] beforeTheWrite = ["NotReady", "Ambiguous", "AgentSkipped", "NotConfirmed", "DoneBefore"];
        IEnumerable<string> inTable = Table.Select(row => (string)((object?[])row)[3]!).Distinct();
        IEnumerable<string> all = typeof(WrapupOutcome).GetFields().Select(field => field.Name);
        Assert.Equal(all.Except(beforeTheWrite).Order(), inTable.Order());
    }

    [Theory]
    [InlineData("Connected", "NotReady", "NotReady", FindingIds.StateConnected)]
    [InlineData("TimedOut", "TooLate", "TooLate", FindingIds.StateTimedOut)]
    [InlineData("Skipped", "AgentSkipped", "AgentSkipped", FindingIds.StateSkipped)]
    [InlineData("Pending", null, null, null)]
    [InlineData("EndedUncoded", null, null, null)]
    public void Before_the_write_the_state_decides(string state, string? outcome, string? failureId, string? findingId)
    {
        WriteVerdict? verdict = Precheck.Of(Attempt("nothing", state));
        Assert.Equal((outcome, failureId, findingId), (verdict?.Outcome, verdict?.Failure?.Id, verdict?.FindingId));
    }

    [Fact]
    public void The_reason_of_a_refusal_replaces_what_to_do_and_keeps_the_rest()
    {
        WrapupAttempt attempt = Attempt("nothing");
        PlatformException refusal = TroubleOf("400");
        WriteVerdict refused = WrapupVerdict.Of(attempt, new WriteEnd<AssignedWrapup>(refusal, null, TimeSpan.Zero));
        WriteVerdict explained = refused.Because(new RefusalReason("It is not among them.", "Choose another.", FindingIds.CodeQueue));
        Assert.Equal(
            (WrapupOutcome.Refused, $"{refused.Message} It is not among them.", "Choose another.", FindingIds.CodeQueue),
            (explained.Outcome, explained.Message, explained.NextStep, explained.FindingId));
        Assert.Equal((FailureId.Refused, refusal), (explained.Failure!.Id, explained.Answer));
    }

    [Fact]
    public void A_step_cannot_use_what_the_engine_has_not_found_yet()
    {
        var attempt = new WrapupAttempt(
            new WrapupRequest { ConversationId = "c" },
            new CallTally(SilentActivity.Instance, TimeProvider.System));
        Assert.Contains("Route", Assert.Throws<InvalidOperationException>(() => attempt.Route).Message, StringComparison.Ordinal);
        Assert.Equal("c", attempt.ResultOf(new WriteVerdict(WrapupOutcome.Failed, "m"), DateTimeOffset.UnixEpoch).ConversationId);
    }

    private static WrapupAttempt Attempt(string before, string state = WrapupState.Pending)
    {
        AssignedWrapup? assigned = AssignedOf(before);
        var agent = new ConversationParticipant
        {
            ConversationId = "c",
            ParticipantId = "p",
            UserName = "Anna",
            WrapupState = state,
            WrapupStatus = "after-call work",
            AssignedCode = assigned?.Code,
            AssignedCodeName = assigned?.Name,
            AssignedNotes = assigned?.Notes,
            AssignedLevel = WrapupLevel.Participant,
        };
        var request = new WrapupRequest { ConversationId = "c", WrapupCode = "Mine", Notes = "notes", DurationSeconds = 5 };
        return new WrapupAttempt(request, new CallTally(SilentActivity.Instance, TimeProvider.System))
        {
            Wanted = WantedWrapup.Of(request, new WrapupCode { Id = Mine, Name = "Mine" }),
            Target = WrapupTarget.Of(agent),
            Route = WrapupRoute.OnParticipant(agent, "the default"),
        };
    }

    private static AssignedWrapup? AssignedOf(string what)
    {
        var mine = new AssignedWrapup { Code = Mine, Name = "Mine", Notes = "notes", Tags = [], DurationSeconds = 5 };
        return what switch
        {
            "nothing" => null,
            "mine" => mine,
            "mine, cut notes" => mine with { Notes = "no" },
            "mine, other notes" => mine with { Notes = "others" },
            "mine, 7 s" => mine with { DurationSeconds = 7 },
            "theirs" => new AssignedWrapup { Code = Theirs, Name = "Theirs", Tags = [] },
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };
    }

    private static PlatformException TroubleOf(string end)
    {
        (string id, int? status) = end switch
        {
            "400" or "400 ended" => (FailureId.BadRequest, 400),
            "403" => (FailureId.PermissionDenied, 403),
            "404" => (FailureId.NotFound, 404),
            "409" => (FailureId.Conflict, 409),
            "429" => (FailureId.Throttled, 429),
            "503" => (FailureId.ServiceUnavailable, 503),
            "cut" => (FailureId.Unreachable, (int?)null),
            _ => throw new ArgumentOutOfRangeException(nameof(end), end, null),
        };
        return new PlatformException(new Failure(id, FailureCategory.InvalidOperation, "The platform said no.", "Do something."))
        {
            StatusCode = status,
            ErrorCode = end == "400 ended" ? "conversation.error.participant.no.active.conversations" : null,
            MayHaveTakenEffect = end is "409" or "503" or "cut",
        };
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Assumptions;

/// <summary>
/// What only a write shows. Those come first that are likely to be refused, or that leave nothing behind: what sets a code may end
/// after-call work, and then the participant serves for no more.
/// </summary>
internal static partial class WriteAssumptions
{
    private const string Writable = "an agent who still talks or is in after-call work";
    private const string Rewritable = "an agent who still talks, or whose after-call work a code does not end";
    private const string NoCode = "The participant's queue has no code that could be set.";
    private const int LongNotes = 5_000;

    private const string OfCommunication =
        "/api/v2/conversations/{media}/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup";

    private static readonly string[] s_plain =
    [
        $"{Operations.GetConversation}", $"{Operations.PatchConversationParticipant}", $"{Operations.GetConversationParticipantWrapup}",
    ];

    private static readonly string[] s_coded = [.. s_plain, $"{Operations.GetConversationParticipantWrapupcodes}"];
    private static readonly string[] s_listed = [.. s_coded, $"{Operations.GetRoutingWrapupcodes}"];

    private static readonly Func<Subject, bool> s_writable = static one => one.IsWritable && (!one.HasCode || one.MayBeOverwritten);
    private static readonly Func<Subject, bool> s_rewritable = static one => one.IsRewritable;

    public static IReadOnlyList<Assumption> All { get; } =
    [
        Write("UnknownBodyMember", "Patches the participant with a member that the contract does not have, and nothing else.", Writable,
            s_writable, static async trial =>
            {
                Answer<bool> answer = await trial.SendAsync(new JsonObject { ["genesysWrapupAssumption"] = true }).ConfigureAwait(false);
                return answer.IsRefusal ? Observation.Of("Refuse", answer)
                    : answer.IsSuccess ? Observation.Of("Ignore", answer)
                    : Observation.Unsettled(answer);
            })
            with { Sends = s_plain },
        Write("UnknownCode", "Sets a code whose id is made up.", Writable, s_writable, static async trial =>
        {
            string code = Guid.NewGuid().ToString();
            return await trial.JudgeAsync(await trial.WriteAsync(code).ConfigureAwait(false), code).ConfigureAwait(false);
        })
            with { Sends = s_plain },
        Write("CodeByNameAlone", "Sets a code of the queue by its name, without its id.", Writable, s_writable, CodeByNameAsync)
            with { Sends = s_listed },
        Write("AttributeWrite", "Sets the participant's attributes with one more, then with another one instead of that, and reads them.",
            Writable, s_writable, AttributesAsync)
            with { Sends =
            [
                $"{Operations.GetConversation}",
                $"{Operations.PatchConversationParticipantAttributes}",
                $"{Operations.GetConversationParticipantWrapup}"
            ] },
        State("WriteWhileConnected", "who still talks and has no code", static one => one.IsConnected && !one.HasCode),
        Write("WrapupEventOfRequest",
            "Subscribes to the conversation's .wrapup events, sets a code of the queue, and waits 20 seconds for the event.",
            Writable, s_writable, EventAsync)
            with { Sends = [.. s_coded, .. TopicListener.Sends] },
        Write("WrapupExpected",
            "Subscribes to the conversations of an agent who still talks, sets a code of the queue, and reads wrapupExpected in the event.",
            "an agent of a queue who still talks",
            static one => one is { IsConnected: true, Shown.CanBeWrappedUp: true, Wire: { UserId: not null, QueueId: not null } }
                && (!one.HasCode || one.MayBeOverwritten),
            ExpectedAsync)
            with { Sends = [.. s_coded, .. TopicListener.Sends] },
        Write("RequestedAcwElsewhere",
            "Asks for after-call work for an agent who still talks, on a queue that does not leave it to the agent; takes it back.",
            "an agent who still talks, of a queue whose mode is not AGENT_REQUESTED",
            static one => one is { IsConnected: true, Shown.CanBeWrappedUp: true, Wire.WrapupPrompt: not null }
                && !one.Prompt("agentRequested") && OnCommunication(one) is not null,
            RequestedWorkAsync)
            with { Sends =
            [
                $"{Operations.GetConversation}",
                $"{Operations.PatchConversationsAftercallworkConversationIdParticipantCommunication}",
                $"{Operations.GetConversationParticipantWrapup}",
            ] },
        Write("WrapupPermission",
            "With a session that has another permission of the contract's list than conversation:participant:wrapup, sets a code of the " +
            "queue.",
            Writable, s_writable, PermissionAsync)
            with { Sends = [.. s_coded, $"{Operations.GetTokensMe}", $"{Operations.GetAuthorizationSubjectsMe}"] },
        Write("SecondWrite", "Sets a code of the queue, then another one, and reads which is there.", Rewritable, s_rewritable,
            SecondWriteAsync),
        Write("CodeNotOnQueue", "Sets a code of the organization that the participant's queue does not have.", Writable, s_writable,
            static async trial => await trial.StrangeCodeAsync().ConfigureAwait(false) is { } code
                ? await trial.JudgeAsync(await trial.WriteAsync(code).ConfigureAwait(false), code).ConfigureAwait(false)
                : Observation.Unsettled("The participant's queue has every code that this session can see."))
            with { Sends = s_listed },
        Write("DefaultCode", "Sets the default code, which no listing holds.", Writable, s_writable, static async trial =>
        {
            Observation seen = await trial.JudgeAsync(
                await trial.WriteAsync(SystemWrapupCode.Default).ConfigureAwait(false), SystemWrapupCode.Default).ConfigureAwait(false);
            return seen.Position == "Ignore" ? seen with { Position = null } : seen;
        })
            with { Sends = s_plain },
        Write("OtherUsersParticipant", "As a user, sets a code on a colleague's participant by the operation of calls.",
            "a call of another agent than the session's user, who still talks or is in after-call work",
            static one => s_writable(one) && one.Has(MediaKind.Call), OtherUserAsync)
            with { Sends = [.. s_coded, $"{Operations.PatchConversationsCallParticipant}"] },
        Write("OutsidersWrapup", "As a user who has no part in the conversation, sets a code of the queue on its agent.",
            "an agent who still talks or is in after-call work, and no part of the session's user", s_writable, OutsiderAsync),
        Write("ClientCredentialsWrapup", "As client credentials, sets a code of the queue.", Writable, s_writable, ByClientAsync),
        State("WriteAfterAcw", "whose after-call work is over while the conversation goes on",
            static one => one.WorkHasBegun && !one.IsInWork && !one.IsConnected && !one.HasEnded && one.Shown.CanBeWrappedUp),
        State("WriteAfterEnd", "whose after-call work is over, in a conversation that has ended",
            static one => one.WorkHasBegun && !one.IsInWork && one.HasEnded && one.Shown.CanBeWrappedUp),
        State("WriteWithoutRequestedAcw", "of a queue that leaves after-call work to the agent, who did not ask for it and hung up",
            static one => one.Prompt("agentRequested") && !one.WorkHasBegun && !one.IsConnected && one.Shown.CanBeWrappedUp),
        State("UntakenCallback", "to whom a callback was offered, and who did not take it",
            static one => one.Has(MediaKind.Callback) && !ParticipantRole.WasConnected(one.Wire)),
        State("SupervisorWrapup", "who is a supervisor and listened, whispered or stepped in", static one => one.Shown.IsSupervising)
            with { Sends = s_listed },
        Write("ParticipantLevelUnderCommunicationAcw",
            "Where the organization has after-call work per communication, sets a code on the participant.", Writable, s_writable,
            static (trial, bench) => AtLevelAsync(trial, bench, communicationBased: true))
            with { Sends = [.. s_coded, $"{Operations.GetConversationsSettings}"] },
        new("CommunicationLevelUnderParticipantAcw", AssumptionReach.Writes,
            "Where the organization has after-call work per participant, sets a code on the communication.",
            static (bench, stop) => TryAsync(bench, Writable, s_writable, OnCommunication, static (trial, bench) =>
                AtLevelAsync(trial, bench, communicationBased: false),
                "CommunicationLevelUnderParticipantAcw: Sets a code on the communication.",
                stop))
        {
            Sends =
            [
                $"{Operations.GetConversation}", $"{Operations.GetConversationParticipantWrapupcodes}",
                $"{Operations.GetConversationsSettings}", "POST " + OfCommunication, "GET " + OfCommunication,
            ],
        },
        Write("WrapupDuration", "Sets a code with a duration of 7 seconds, and reads the duration.", Writable, s_writable, DurationAsync),
        Write("LongNotes", "Sets a code with notes of 5,000 characters, and reads them.", Writable, s_writable, static async trial =>
            (await NotesAsync(trial).ConfigureAwait(false)).Seen),
        Write("LongNotesAbove", "Sets a code with notes of 5,000 characters, and where they are cut, reads their length.", Writable,
            s_writable, static async trial =>
            {
                (Observation seen, int? cutTo) = await NotesAsync(trial).ConfigureAwait(false);
                return seen with { Position = cutTo?.ToString(CultureInfo.InvariantCulture) };
            }),
        Write("ConcurrentWrite", "Sets a code of the queue, then another one before the first shows.", Rewritable, s_rewritable,
            ConcurrentWriteAsync),
        Write("DisableEndTimeUpdates", "Sets a code of the queue, and a moment later the same with disableEndTimeUpdates.", Rewritable,
            s_rewritable, EndTimeAsync),
        Write("WriteDelay", "Sets a code of the queue, and reads every half second until it is there.", Writable,
            s_writable, DelayAsync),
        Write("WriteEndsAcw", "Sets a code during after-call work, and reads whether that goes on.",
            "an agent in after-call work without a code, on a queue that does not force its whole time",
            static one => one.IsInWork && !one.HasCode && one.Shown.CanBeWrappedUp && !one.Prompt("forcedTimeout"), EndsWorkAsync),
        Write("TearDownCode",
            "Tears down a conversation in which nobody talks any more while an agent's after-call work is pending, and reads the code " +
            "that the platform sets. That cannot be taken back.",
            "an agent in after-call work without a code, and nobody who still talks",
            static one => one.IsInWork && !one.HasCode && one.Shown.CanBeWrappedUp && one.Read.Participants.All(
                static other => other.Shown.WrapupState != WrapupState.Connected),
            TearDownAsync)
            with { Sends =
            [
                $"{Operations.GetConversation}", $"{Operations.PostConversationDisconnect}",
                $"{Operations.GetConversationParticipantWrapup}",
            ] },
    ];

    private static Assumption Write(
        string policy, string asks, string needed, Func<Subject, bool> fits, Func<WriteTrial, Task<Observation>> observe) =>
        Write(policy, asks, needed, fits, (trial, _) => observe(trial));

    private static Assumption Write(
        string policy,
        string asks,
        string needed,
        Func<Subject, bool> fits,
        Func<WriteTrial, AssumptionBench, Task<Observation>> observe) =>
        new(
            policy,
            AssumptionReach.Writes,
            asks,
            (bench, stop) => TryAsync(bench, needed, fits, OnParticipant, observe, $"{policy}: {asks}", stop))
        { Sends = s_coded };

    /// <summary>One write, to somebody in a state; what becomes of it is the position.</summary>
    private static Assumption State(string policy, string who, Func<Subject, bool> fits) => Write(
        policy, $"Sets a code of the queue on an agent {who}.", "an agent " + who, fits, static async trial =>
        {
            if (await trial.CodeAsync().ConfigureAwait(false) is not { } code)
            {
                return Observation.Unsettled(NoCode);
            }

            Answer<bool> answer = await trial.WriteAsync(code).ConfigureAwait(false);
            return answer.Status == 403
                ? Observation.Of("Forbid", answer)
                : await trial.JudgeAsync(answer, code).ConfigureAwait(false);
        });

    private static WrapupRoute? OnParticipant(Subject one) => WrapupRoute.OnParticipant(one.Shown, string.Empty);

    private static WrapupRoute? OnCommunication(Subject one) => CommunicationChoice.Of(one.Wire) is var (media, communication)
        ? WrapupRoute.OnCommunication(one.Shown, media, communication.Id!, string.Empty)
        : null;

    private static async Task<Observation> TryAsync(
        AssumptionBench bench,
        string needed,
        Func<Subject, bool> fits,
        Func<Subject, WrapupRoute?> routeOf,
        Func<WriteTrial, AssumptionBench, Task<Observation>> observe,
        string action,
        CancellationToken stop)
    {
        Subject? subject = await bench.FindAsync(one => fits(one) && routeOf(one) is not null, stop).ConfigureAwait(false);
        if (subject is null)
        {
            return ConversationAssumptions.Needs(bench, needed);
        }

        var question = new WriteQuestion(
            $"conversation {subject.ConversationId}, participant {subject.Wire.Id} ({subject.Shown.UserName})", action);
        if (!await bench.ConfirmAsync(question).ConfigureAwait(false))
        {
            return Observation.Unsettled("It was not confirmed, so nothing was written.") with { ConversationId = subject.ConversationId };
        }

        var trial = new WriteTrial(bench, subject, routeOf(subject)!, stop);
        string restored = string.Empty;
        Observation seen;
        try
        {
            seen = await observe(trial, bench).ConfigureAwait(false);
        }
        finally
        {
            restored = await trial.RestoreAsync().ConfigureAwait(false);
        }

        return seen with { ConversationId = subject.ConversationId, Evidence = seen.Evidence + restored };
    }

    private static async Task<Observation> CodeByNameAsync(WriteTrial trial, AssumptionBench bench)
    {
        if (await trial.CodeAsync().ConfigureAwait(false) is not { } code
            || await NameOfAsync(bench, code, trial.Stop).ConfigureAwait(false) is not { } name)
        {
            return Observation.Unsettled("The participant's queue has no code whose name could be read.");
        }

        Observation seen = await trial.JudgeAsync(
            await trial.WriteAsync(new JsonObject { ["name"] = name }).ConfigureAwait(false), code).ConfigureAwait(false);
        return seen.Position == "Ignore" ? seen with { Position = null } : seen;
    }

    private static async Task<string?> NameOfAsync(AssumptionBench bench, string code, CancellationToken stop) =>
        (await Codes.CodeDirectory.Of(bench.Session).AllAsync(bench.Activity, stop).ConfigureAwait(false))
            .FirstOrDefault(one => PlatformId.Same(one.Id, code))?.Name;

    private static async Task<Observation> AttributesAsync(WriteTrial trial, AssumptionBench bench)
    {
        const string First = "GenesysWrapup.Assumption.1";
        const string Second = "GenesysWrapup.Assumption.2";
        Dictionary<string, string> before = trial.Subject.Wire.Attributes ?? [];
        Answer<bool> answer = await SendAsync(First).ConfigureAwait(false);
        if (!answer.IsSuccess || !await ShowsAsync(First).ConfigureAwait(false))
        {
            return Observation.Unsettled($"{answer}; the attribute did not show.");
        }

        answer = await SendAsync(Second).ConfigureAwait(false);
        if (!answer.IsSuccess || !await ShowsAsync(Second).ConfigureAwait(false))
        {
            return Observation.Unsettled($"{answer}; the attribute did not show.");
        }

        bool merged = (await ReadAsync().ConfigureAwait(false)).ContainsKey(First);
        await SendAsync(null).ConfigureAwait(false);
        return Observation.Of(merged ? "Merge" : "Replace", answer, merged
            ? $"{answer}; {First} stayed although it was not named. It and {Second} stay: no operation takes an attribute off."
            : $"{answer}; {First} went because it was not named. The attributes of before were put back.");

        // What was there goes along each time, so that nothing of it is lost.
        Task<Answer<bool>> SendAsync(string? more)
        {
            var attributes = new JsonObject();
            foreach (KeyValuePair<string, string> entry in before)
            {
                attributes[entry.Key] = entry.Value;
            }

            if (more is not null)
            {
                attributes[more] = "1";
            }

            return bench.SendAsync(
                new ApiCall(Operations.PatchConversationParticipantAttributes, trial.Subject.ConversationId, trial.Subject.Wire.Id!)
                {
                    Body = new JsonObject { ["attributes"] = attributes }.ToJsonString(),
                },
                trial.Stop);
        }

        async Task<Dictionary<string, string>> ReadAsync()
        {
            bench.Forget(trial.Subject.ConversationId);
            ConversationRead read = await bench.ReadAsync(trial.Subject.ConversationId, trial.Stop).ConfigureAwait(false);
            return read.Participants.First(one => one.Wire.Id == trial.Subject.Wire.Id).Wire.Attributes ?? [];
        }

        async Task<bool> ShowsAsync(string name)
        {
            for (DateTimeOffset begun = bench.Now; ; await trial.PauseAsync().ConfigureAwait(false))
            {
                if ((await ReadAsync().ConfigureAwait(false)).ContainsKey(name))
                {
                    return true;
                }

                if (bench.Now - begun > bench.Patience)
                {
                    return false;
                }
            }
        }
    }

    private static async Task<Observation> OtherUserAsync(WriteTrial trial, AssumptionBench bench)
    {
        if (!bench.Session.HasUser || PlatformId.Same(bench.Session.UserId, trial.Subject.Wire.UserId))
        {
            return Observation.Unsettled("Only the session of a user shows it, on a participant of somebody else.");
        }

        if (await trial.CodeAsync().ConfigureAwait(false) is not { } code)
        {
            return Observation.Unsettled(NoCode);
        }

        var body = new JsonObject { ["wrapup"] = new JsonObject { ["code"] = code } };
        Answer<bool> answer = await bench.SendAsync(
            new ApiCall(Operations.PatchConversationsCallParticipant, trial.Subject.ConversationId, trial.Subject.Wire.Id!)
            {
                Body = body.ToJsonString(),
            },
            trial.Stop).ConfigureAwait(false);
        return answer.ErrorCode == KnownErrors.UserNotParty.Code ? Observation.Of("Refuse", answer)
            : answer.IsSuccess ? Observation.Of("Accept", answer)
            : Observation.Unsettled(answer);
    }

    private static async Task<Observation> OutsiderAsync(WriteTrial trial, AssumptionBench bench)
    {
        if (!bench.Session.HasUser || trial.Subject.Read.HasUser(bench.Session.UserId))
        {
            return Observation.Unsettled("Only the session of a user who has no part in the conversation shows it.");
        }

        if (await trial.CodeAsync().ConfigureAwait(false) is not { } code)
        {
            return Observation.Unsettled(NoCode);
        }

        Answer<bool> answer = await trial.WriteAsync(code).ConfigureAwait(false);
        return answer.ErrorCode == KnownErrors.NotConversationParticipant.Code ? Observation.Of("Refuse", answer)
            : answer.IsSuccess ? Observation.Of("Accept", answer)
            : Observation.Unsettled(answer);
    }

    private static async Task<Observation> ByClientAsync(WriteTrial trial, AssumptionBench bench)
    {
        if (bench.Session.HasUser)
        {
            return Observation.Unsettled("The session is a user's; only client credentials show it.");
        }

        if (await trial.CodeAsync().ConfigureAwait(false) is not { } code)
        {
            return Observation.Unsettled(NoCode);
        }

        Answer<bool> answer = await trial.WriteAsync(code).ConfigureAwait(false);
        return answer.ErrorCode == KnownErrors.NotAUser.Code ? Observation.Of("Refuse", answer)
            : answer.IsSuccess ? Observation.Of("Accept", answer)
            : Observation.Unsettled(answer);
    }

    private static async Task<Observation> AtLevelAsync(WriteTrial trial, AssumptionBench bench, bool communicationBased)
    {
        Answer<WireConversationSettings> settings = await bench.SettingsAsync(trial.Stop).ConfigureAwait(false);
        if (!settings.IsSuccess || (settings.Value?.CommunicationBasedAcw ?? false) != communicationBased)
        {
            return Observation.Unsettled(
                $"The organization's after-call work is not per {(communicationBased ? "communication" : "participant")}.");
        }

        if (await trial.CodeAsync().ConfigureAwait(false) is not { } code)
        {
            return Observation.Unsettled(NoCode);
        }

        return await trial.JudgeAsync(await trial.WriteAsync(code).ConfigureAwait(false), code).ConfigureAwait(false);
    }

    private static async Task<Observation> DurationAsync(WriteTrial trial)
    {
        const int Seconds = 7;
        (Answer<bool> answer, AssignedWrapup? there, string? why) =
            await SetAsync(trial, static code => new JsonObject { ["code"] = code, ["durationSeconds"] = Seconds }).ConfigureAwait(false);
        return there?.DurationSeconds is { } shown
            ? Observation.Of(shown == Seconds ? "Given" : "ServerClock", answer, $"{answer}; {shown} seconds are there.")
            : Observation.Unsettled(why ?? $"{answer}; no duration shows.");
    }

    /// <summary>What becomes of long notes, and to how many characters they are cut; null where they are not.</summary>
    private static async Task<(Observation Seen, int? CutTo)> NotesAsync(WriteTrial trial)
    {
        string notes = new('n', LongNotes);
        (Answer<bool> answer, AssignedWrapup? there, string? why) =
            await SetAsync(trial, code => new JsonObject { ["code"] = code, ["notes"] = notes }).ConfigureAwait(false);
        if (answer is { IsRefusal: true })
        {
            return (Observation.Of("Refuse", answer), null);
        }

        if (there is null)
        {
            return (Observation.Unsettled(why ?? $"{answer}; the code does not show."), null);
        }

        int length = there.Notes?.Length ?? 0;
        bool whole = length == LongNotes;
        string evidence = $"{answer}; {length} of {LongNotes} characters are there.";
        return (Observation.Of(whole ? "Accept" : "Truncate", answer, evidence), whole ? null : length);
    }

    /// <summary>Sets a code of the queue with more, and reads it.</summary>
    private static async Task<(Answer<bool> Answer, AssignedWrapup? There, string? Why)> SetAsync(
        WriteTrial trial, Func<string, JsonObject> bodyOf)
    {
        if (await trial.CodeAsync().ConfigureAwait(false) is not { } code)
        {
            return (null!, null, NoCode);
        }

        Answer<bool> answer = await trial.WriteAsync(bodyOf(code)).ConfigureAwait(false);
        AssignedWrapup? there = answer.IsSuccess
            ? (await trial.ReadUntilAsync(there => WriteTrial.Has(there, code)).ConfigureAwait(false)).There
            : null;
        return (answer, WriteTrial.Has(there, code) ? there : null, null);
    }

    private static async Task<Observation> SecondWriteAsync(WriteTrial trial, AssumptionBench bench)
    {
        IReadOnlyList<string> codes = await trial.CodesAsync().ConfigureAwait(false);
        if (codes.Count < 2)
        {
            return Observation.Unsettled("The participant's queue has no two codes that could be set.");
        }

        if (!trial.Subject.HasCode)
        {
            Answer<bool> first = await trial.WriteAsync(codes[0]).ConfigureAwait(false);
            if (!first.IsSuccess || !await trial.ShowsAsync(codes[0]).ConfigureAwait(false))
            {
                return Observation.Unsettled($"{first}; the first code does not show.");
            }
        }

        Answer<bool> second = await trial.WriteAsync(codes[1]).ConfigureAwait(false);
        if (second.ErrorCode == KnownErrors.ParticipantNoActiveConversations.Code)
        {
            return Observation.Unsettled(second);
        }

        Observation seen = await trial.JudgeAsync(second, codes[1], accepted: "Overwrite").ConfigureAwait(false);
        bench.Overwrites |= seen.Position == "Overwrite";
        return seen;
    }

    private static async Task<Observation> ConcurrentWriteAsync(WriteTrial trial)
    {
        IReadOnlyList<string> codes = await trial.CodesAsync().ConfigureAwait(false);
        if (codes.Count < 2)
        {
            return Observation.Unsettled("The participant's queue has no two codes that could be set.");
        }

        Answer<bool> first = await trial.WriteAsync(codes[0]).ConfigureAwait(false);
        Answer<bool> second = await trial.WriteAsync(codes[1]).ConfigureAwait(false);
        if (!first.IsSuccess)
        {
            return Observation.Unsettled(first);
        }

        if (second.Status == 409)
        {
            return Observation.Of("Conflict", second);
        }

        return second.IsSuccess && await trial.ShowsAsync(codes[1]).ConfigureAwait(false)
            ? Observation.Of("LastWins", second)
            : Observation.Unsettled(second);
    }

    private static async Task<Observation> EndTimeAsync(WriteTrial trial)
    {
        (Answer<bool> first, AssignedWrapup? there, string? why) =
            await SetAsync(trial, static code => new JsonObject { ["code"] = code }).ConfigureAwait(false);
        if (there is not { Code: { } code, EndTime: { } end })
        {
            return Observation.Unsettled(why ?? $"{first}; no end time shows.");
        }

        // Long enough for the end time of a second write to differ.
        for (int pauses = 0; pauses < 4; pauses++)
        {
            await trial.PauseAsync().ConfigureAwait(false);
        }

        const string Mark = "a later write";
        Answer<bool> second = await trial.WriteAsync(
            new JsonObject { ["code"] = code, ["notes"] = Mark, ["disableEndTimeUpdates"] = true }).ConfigureAwait(false);
        (AssignedWrapup? later, _) = await trial.ReadUntilAsync(static seen => seen?.Notes == Mark).ConfigureAwait(false);
        return later?.Notes == Mark && later.EndTime is { } shown
            ? Observation.Of(shown == end ? "KeepsEndTime" : "NoEffect", second, $"{second}; the end time was {end:o} and is {shown:o}.")
            : Observation.Unsettled($"{second}; the later write does not show.");
    }

    private static async Task<Observation> DelayAsync(WriteTrial trial)
    {
        if (await trial.CodeAsync().ConfigureAwait(false) is not { } code)
        {
            return Observation.Unsettled(NoCode);
        }

        Answer<bool> answer = await trial.WriteAsync(code).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            return Observation.Unsettled(answer);
        }

        (AssignedWrapup? there, TimeSpan took) = await trial.ReadUntilAsync(seen => WriteTrial.Has(seen, code)).ConfigureAwait(false);
        var halves = TimeSpan.FromSeconds(Math.Floor(took.TotalSeconds * 2) / 2);
        return WriteTrial.Has(there, code)
            ? Observation.Of(Observation.Text(halves), answer, $"{answer}; the code was there after {took.TotalSeconds:0.0} seconds.")
            : Observation.Unsettled($"{answer}; after {took.TotalSeconds:0} seconds the code is not there.");
    }
}

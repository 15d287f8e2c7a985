using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;
using static System.FormattableString;

namespace GenesysWrapup.Core.Attributes;

/// <summary>Which attributes to put on whom. A value that is null cannot be sent; the platform refuses it.</summary>
internal sealed record AttributeRequest(WrapupRequest Target, IReadOnlyDictionary<string, string?>? Attributes);

/// <summary>What is told about one target of attributes: always a result, and an error beside it where it failed.</summary>
internal sealed record AttributeReport(AttributeResult Result, Failure? Failure);

/// <summary>
/// Puts free data on a participant: what people try to send along with a code. Only the given names are sent, so that others stay;
/// setting the same values twice changes nothing, yet an unclear end is read back before it is repeated, as with codes.
/// </summary>
internal sealed class AttributeEngine(GenesysSession session)
{
    private const int MostWrites = 3;
    private const int MostBytes = 512_000;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    public async Task SetAsync(
        AttributeRequest request,
        Func<string, string, Task<bool>> confirm,
        Func<AttributeReport, Task> report,
        IActivitySink activity,
        CancellationToken stop)
    {
        var expense = new Expense(activity, session.Clock);
        var result = new AttributeResult
        {
            ConversationId = request.Target.ConversationId?.Trim() ?? string.Empty,
            ParticipantId = request.Target.ParticipantId,
            UserId = request.Target.UserId,
            Attribute = request.Attributes is { Count: > 0 } given ? Json(given) : null,
        };
        GenesysException? ending = null;
        AttributeReport told;
        try
        {
            if (Fault(request) is { } fault)
            {
                throw new GenesysException(fault);
            }

            ConversationRead read = await ConversationReader.Of(session).ReadAsync(request.Target.ConversationId, expense, stop).ConfigureAwait(false);
            ReadParticipant target = TargetResolver.ChooseAny(read, request.Target);
            result = result with
            {
                ConversationId = read.ConversationId,
                ParticipantId = target.Shown.ParticipantId,
                UserId = target.Shown.UserId,
                UserName = target.Shown.UserName,
                Purpose = target.Shown.Purpose,
            };
            told = await CarryOutAsync(request, target, result, confirm, expense, stop).ConfigureAwait(false);
        }
        catch (GenesysException exception)
        {
            ending = exception;
            told = Failed(result, TargetOutcome.OutcomeOf(exception.Failure), exception.Failure);
        }

        await report(Finished(told, expense)).ConfigureAwait(false);
        if (ending is { Failure.EndsCommand: true })
        {
            ExceptionDispatchInfo.Capture(ending).Throw();
        }
    }

    private static Failure? Fault(AttributeRequest request)
    {
        if (RequestCheck.IdsOf(request.Target) is { } ids)
        {
            return ids;
        }

        if (request.Attributes is not { Count: > 0 } attributes)
        {
            return Invalid(FailureId.MissingInput, "No attributes were given: -Attribute is empty.", "Pass a hashtable, for example -Attribute @{ ticket = '4711' }.");
        }

        if (attributes.FirstOrDefault(pair => string.IsNullOrWhiteSpace(pair.Key)) is { Value: not null })
        {
            return Invalid(FailureId.InvalidValue, "An attribute has no name.", "Give every attribute a name.");
        }

        if (attributes.FirstOrDefault(pair => pair.Value is null).Key is { } nameless)
        {
            return Invalid(FailureId.InvalidValue, $"The attribute {RequestCheck.Shown(nameless)} is null, which the platform does not take.", "Pass an empty text to blank it.");
        }

        return Encoding.UTF8.GetByteCount(Json(attributes)) > MostBytes
            ? Invalid(FailureId.InvalidValue, Invariant($"The attributes have more than the {MostBytes:N0} bytes that a request may have."), "Send less, or in parts.")
            : null;
    }

    private static Failure Invalid(string id, string message, string nextStep) =>
        new(id, FailureCategory.InvalidArgument, message, nextStep) { FindingId = FindingIds.RequestMember };

    private async Task<AttributeReport> CarryOutAsync(
        AttributeRequest request, ReadParticipant target, AttributeResult result, Func<string, string, Task<bool>> confirm, Expense expense, CancellationToken stop)
    {
        IReadOnlyDictionary<string, string?> wanted = request.Attributes!;
        IReadOnlyDictionary<string, string> before = target.Wire.Attributes ?? [];
        string who = $"{target.Shown.UserName ?? target.Shown.Purpose ?? target.Shown.ParticipantId}";
        string names = string.Join(", ", wanted.Keys.Take(5).Select(name => $"'{name}'"));
        result = result with { PreviousAttribute = Json(Same(wanted, before)), AssignedAttribute = Json(Same(wanted, before)) };
        if (!request.Target.Force && Holds(wanted, before))
        {
            return Done(result, WrapupOutcome.AlreadySet, $"Attributes {names} had these values on {who} before; nothing was written.");
        }

        if (!await confirm($"{who} in conversation {result.ConversationId}", $"Set attributes {names}").ConfigureAwait(false))
        {
            return Done(result, WrapupOutcome.Skipped, $"Nothing was written: setting {names} on {who} was not confirmed.");
        }

        var call = new ApiCall(Operations.PatchConversationParticipantAttributes, result.ConversationId, result.ParticipantId!)
        {
            Body = JsonSerializer.Serialize(
                new WireParticipantAttributes { Attributes = wanted.ToDictionary(pair => pair.Key, pair => pair.Value!) },
                PlatformJson.Default.WireParticipantAttributes),
        };
        for (int writes = 1; ; writes++)
        {
            PlatformException? trouble = null;
            try
            {
                await session.Api.SendAsync(call, expense, stop).ConfigureAwait(false);
            }
            catch (PlatformException refused) when (!refused.Failure.EndsCommand)
            {
                trouble = refused;
            }

            if (trouble is { MayHaveTakenEffect: false })
            {
                return NotTaken(result, names, who, trouble);
            }

            if (trouble is null && request.Target.NoVerify)
            {
                return Done(result with { AssignedAttribute = null }, WrapupOutcome.Unverified, $"Attributes {names} were accepted for {who}; whether they are there was not looked for (-NoVerify).");
            }

            (bool there, IReadOnlyDictionary<string, string>? now, PlatformException? unread) =
                await LookAsync(request, wanted, result, expense, stop).ConfigureAwait(false);
            if (now is null)
            {
                return NotRead(result with { AssignedAttribute = null }, names, who, unread!);
            }

            result = result with { AssignedAttribute = Json(Same(wanted, now)) };
            if (there)
            {
                WarnOfLoss(before, now, who, expense);
                return Done(result, WrapupOutcome.Set, $"Attributes {names} are on {who}, seen there.");
            }

            if (trouble is null || writes >= MostWrites)
            {
                return trouble is null ? NotSeen(result, names, who, now, wanted, before) : NotTaken(result, names, who, trouble);
            }
        }
    }

    /// <returns>Whether it is there, what is; or why that could not be read.</returns>
    private async Task<(bool There, IReadOnlyDictionary<string, string>? Now, PlatformException? Unread)> LookAsync(
        AttributeRequest request, IReadOnlyDictionary<string, string?> wanted, AttributeResult result, Expense expense, CancellationToken stop)
    {
        long begun = session.Clock.GetTimestamp();
        while (true)
        {
            // Judged before the look: one that began in time and came back late is not the last.
            bool last = session.Clock.GetElapsedTime(begun) >= request.Target.VerifyTimeout;
            IReadOnlyDictionary<string, string>? now = null;
            PlatformException? unread = null;
            try
            {
                ConversationRead read = await ConversationReader.Of(session).ReadAsync(result.ConversationId, expense, stop).ConfigureAwait(false);
                now = read.Participants
                    .FirstOrDefault(participant => WrapupTarget.Same(participant.Shown.ParticipantId, result.ParticipantId))?.Wire.Attributes ?? [];
            }
            catch (PlatformException refused) when (!refused.Failure.EndsCommand)
            {
                unread = refused;
            }

            bool there = now is not null && Holds(wanted, now);
            if (there || last || unread is { StatusCode: < 500 })
            {
                return (there, now, unread);
            }

            TimeSpan left = request.Target.VerifyTimeout - session.Clock.GetElapsedTime(begun);
            TimeSpan next = left <= TimeSpan.Zero ? TimeSpan.Zero : s_pause < left ? s_pause : left;
            expense.Waiting(next, "The attributes are not to be seen yet.");
            await Pause.ForAsync(next, session.Clock, stop).ConfigureAwait(false);
        }
    }

    private static AttributeReport NotSeen(
        AttributeResult result,
        string names,
        string who,
        IReadOnlyDictionary<string, string> now,
        IReadOnlyDictionary<string, string?> wanted,
        IReadOnlyDictionary<string, string> before)
    {
        bool others = wanted.Keys.Any(name =>
            now.TryGetValue(name, out string? value) && value != wanted[name] && !(before.TryGetValue(name, out string? old) && old == value));
        return others
            ? Failed(result, WrapupOutcome.Different, new Failure(
                FailureId.Different, FailureCategory.ResourceExists, $"Attributes {names} were accepted for {who}, but other values are there: {result.AssignedAttribute}.", "Ask who else sets them, and repeat the command to replace theirs.")
            { FindingId = FindingIds.WriteDifferent })
            : Failed(result, WrapupOutcome.Unverified, new Failure(
                FailureId.Unverified, FailureCategory.OperationTimeout, $"Attributes {names} were accepted for {who}, but were not to be seen in time.", "Look again with Get-Conversation, or give it longer with -VerifyTimeout.")
            { FindingId = FindingIds.WriteUnverified });
    }

    private static AttributeReport NotRead(AttributeResult result, string names, string who, PlatformException unread) =>
        Failed(result, WrapupOutcome.Unverified, new Failure(
            FailureId.Unverified,
            unread.Failure.Category,
            $"Attributes {names} were sent for {who}, but could not be read back: {unread.Failure.Message}",
            "Look again with Get-Conversation before repeating it.")
        { FindingId = FindingIds.WriteUnverified, Exception = unread });

    private static AttributeReport NotTaken(AttributeResult result, string names, string who, PlatformException trouble)
    {
        WrapupOutcome outcome = TargetOutcome.OutcomeOf(trouble);
        string words = (trouble.PlatformMessage ?? trouble.Failure.Message).TrimEnd('.');
        string answer = trouble.Answered;
        return Failed(result, outcome, trouble.Failure with
        {
            Id = outcome == WrapupOutcome.Failed ? trouble.Failure.Id : outcome.ToString(),
            Message = $"The platform did not take {names} for {who}: {words} ({answer}).",
            Exception = trouble,
        });
    }

    /// <summary>Whether the platform merges or replaces is not published; if others went away, their owner should hear of it.</summary>
    private static void WarnOfLoss(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now, string who, Expense expense)
    {
        string[] lost = before.Keys.Where(name => !now.ContainsKey(name)).ToArray();
        if (lost.Length > 0)
        {
            expense.Warning($"These attributes of {who} are gone after the write, though they were not part of it: {string.Join(", ", lost)}.");
        }
    }

    private static bool Holds(IReadOnlyDictionary<string, string?> wanted, IReadOnlyDictionary<string, string> there) =>
        wanted.All(pair => there.TryGetValue(pair.Key, out string? value) && value == pair.Value);

    private static Dictionary<string, string?> Same(IReadOnlyDictionary<string, string?> wanted, IReadOnlyDictionary<string, string> there) =>
        wanted.Keys.Where(there.ContainsKey).ToDictionary(name => name, name => (string?)there[name]);

    private static string Json(IReadOnlyDictionary<string, string?> attributes) =>
        JsonSerializer.Serialize(attributes.ToDictionary(pair => pair.Key, pair => pair.Value ?? string.Empty), PlatformJson.Default.DictionaryStringString);

    private static AttributeReport Done(AttributeResult result, WrapupOutcome outcome, string message) =>
        new(result with { Outcome = outcome, Message = message }, null);

    private static AttributeReport Failed(AttributeResult result, WrapupOutcome outcome, Failure failure)
    {
        var platform = failure.Exception as PlatformException;
        AttributeResult told = result with
        {
            Outcome = outcome,
            Message = failure.Message,
            NextStep = failure.NextStep,
            FindingId = failure.FindingId,
            ErrorCode = platform?.ErrorCode,
            StatusCode = platform?.StatusCode,
        };
        return new AttributeReport(told, failure with { Target = told });
    }

    private AttributeReport Finished(AttributeReport told, Expense expense)
    {
        AttributeResult result = told.Result with
        {
            Requests = expense.Requests,
            Writes = expense.Writes,
            ElapsedSeconds = Math.Round(expense.Elapsed.TotalSeconds, 3),
            CorrelationId = expense.CorrelationIds,
            Time = session.Clock.GetUtcNow().UtcDateTime,
        };
        return new AttributeReport(result, told.Failure is { } failure ? failure with { Target = result } : null);
    }
}

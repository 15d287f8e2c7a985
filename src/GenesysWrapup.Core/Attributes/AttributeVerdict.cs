using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Attributes;

/// <summary>What the write of attributes came to. It asks and writes nothing.</summary>
internal static class AttributeVerdict
{
    public static WriteVerdict Of(AttributeAttempt attempt, WriteEnd<IReadOnlyDictionary<string, string>> end) => end switch
    {
        { Trouble: null, Look: null } => NotLookedFor(attempt),
        { Trouble.StatusCode: 400 or 409 or 429, Look.Finds: Finds.Everything } when !attempt.IsOn(attempt.Before) =>
            SetBySomebody(attempt),
        { Trouble: null or { MayHaveTakenEffect: true }, Look: { Finds: Finds.Everything } look } => Set(attempt, look.Seen!),
        { Trouble: null or { MayHaveTakenEffect: true }, Look: { Finds: Finds.Unread } look } => NotRead(attempt, look.Trouble!),
        { Trouble: null or { MayHaveTakenEffect: true }, Look: { Finds: Finds.SomebodyElses } look } => Different(attempt, look.Seen!),
        { Trouble: { } trouble } => NotTaken(attempt, trouble),
        _ => NotSeen(attempt),
    };

    private static WriteVerdict NotLookedFor(AttributeAttempt attempt) => new(
        WrapupOutcome.Unverified,
        $"{attempt.Title} were accepted for {attempt.Holder}; they were not read back (-NoVerify).");

    private static WriteVerdict SetBySomebody(AttributeAttempt attempt) => new(
        WrapupOutcome.AlreadySet,
        $"{attempt.Title} are on {attempt.Holder}: somebody set them at the same moment.");

    private static WriteVerdict Set(AttributeAttempt attempt, IReadOnlyDictionary<string, string> seen)
    {
        // Whether the platform merges or replaces is not published. If others went away, their owner should hear of it.
        string[] lost = attempt.Before.Keys.Where(name => !seen.ContainsKey(name)).ToArray();
        return new WriteVerdict(WrapupOutcome.Set, $"{attempt.Title} are on {attempt.Holder}, seen there.")
        {
            Warning = lost.Length > 0
                ? $"These attributes of {attempt.Holder} are gone, though they were not part of the write: {string.Join(", ", lost)}."
                : null,
        };
    }

    private static WriteVerdict NotRead(AttributeAttempt attempt, PlatformException unread) => WriteVerdict.Failing(
        WrapupOutcome.Unverified,
        new Failure(
            FailureId.Unverified,
            unread.Failure.Category,
            $"{attempt.Title} were sent for {attempt.Holder}, but could not be read back: {unread.Failure.Message}",
            "Look again with Get-Conversation before repeating it.")
        { FindingId = FindingIds.WriteUnverified, Exception = unread });

    private static WriteVerdict Different(AttributeAttempt attempt, IReadOnlyDictionary<string, string> seen) => WriteVerdict.Failing(
        WrapupOutcome.Different,
        new Failure(
            FailureId.Different,
            FailureCategory.ResourceExists,
            $"{attempt.Title} were sent for {attempt.Holder}, but other values are there: {attempt.ShownOf(seen)}.",
            "Find out who else sets them, and repeat the command to replace theirs.")
        { FindingId = FindingIds.WriteDifferent });

    private static WriteVerdict NotTaken(AttributeAttempt attempt, PlatformException trouble) => WriteVerdict.Failing(
        WriteVerdict.OutcomeOf(trouble),
        trouble.Failure.With(copy =>
        {
            copy.Id = WriteVerdict.FailureIdOf(trouble);
            copy.Message = $"The platform did not accept {attempt.Names} for {attempt.Holder}: " +
                $"{(trouble.PlatformMessage ?? trouble.Failure.Message).TrimEnd('.')} ({trouble.Answered}).";
            copy.Exception = trouble;
        }));

    private static WriteVerdict NotSeen(AttributeAttempt attempt) => WriteVerdict.Failing(
        WrapupOutcome.Unverified,
        new Failure(
            FailureId.Unverified,
            FailureCategory.OperationTimeout,
            $"{attempt.Title} were accepted for {attempt.Holder}, but did not appear in time.",
            "Look again with Get-Conversation, or allow more time with -VerifyTimeout.")
        { FindingId = FindingIds.WriteUnverified });
}

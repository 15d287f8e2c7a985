using System;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>Step 6: what is reported of one target. Always a result, and an error beside it where the outcome is a failing one.</summary>
internal sealed record TargetOutcome(WrapupResult Result, Failure? Failure)
{
    /// <summary>The error's target is the result, so that piping it repeats the attempt.</summary>
    public static TargetOutcome Of(WrapupAttempt attempt, WriteVerdict verdict, DateTimeOffset time)
    {
        WrapupResult result = attempt.ResultOf(verdict, time);
        Failure? failure = verdict.Failure is { } failed ? ToldOf(failed, attempt.Request.Row).With(copy => copy.Target = result) : null;
        return new TargetOutcome(result, failure);
    }

    private static Failure ToldOf(Failure failure, RequestRow? row) =>
        row is null ? failure : failure.With(copy => copy.Message = $"Row {row.Number}: {failure.Message}");
}

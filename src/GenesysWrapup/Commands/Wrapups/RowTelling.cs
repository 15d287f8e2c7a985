using System;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>How the outcome of a row is told: with the row's own columns, on the result and on the error's target.</summary>
internal static class RowTelling
{
    public static Func<TOutcome, (object Result, string Outcome, Failure? Failure)> For<TOutcome>(
        PipedRow? row, Func<TOutcome, (object Result, string Outcome, Failure? Failure)> shown) => row is not { Own: { Count: > 0 } own }
        ? shown
        : outcome =>
        {
            (object result, string end, Failure? failure) = shown(outcome);
            var carried = new RowResult(result, own);
            return (carried, end, failure is null ? null : failure.With(copy => copy.Target = carried));
        };
}

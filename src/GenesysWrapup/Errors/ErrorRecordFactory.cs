using System;
using System.Management.Automation;
using GenesysWrapup.Failures;

namespace GenesysWrapup.Errors;

/// <summary>The one place where a failure becomes an error record.</summary>
internal static class ErrorRecordFactory
{
    public static ErrorRecord From(Failure failure)
    {
        // The record's exception is always ours, so that $_.Exception has NextStep and, for refused calls, status and correlation id.
        Exception exception = failure.Exception as GenesysException ?? new GenesysException(failure);
        return new ErrorRecord(exception, FailureId.Prefix + failure.Id, CategoryOf(failure.Category), failure.Target)
        {
            // ConciseView shows the recommendation only from PowerShell 7.5, so the message says it too.
            ErrorDetails = new ErrorDetails($"{failure.Message} {failure.NextStep}".Trim()) { RecommendedAction = failure.NextStep },
        };
    }

    private static ErrorCategory CategoryOf(FailureCategory category) =>
        Enum.TryParse(category.ToString(), out ErrorCategory known) ? known : ErrorCategory.NotSpecified;
}

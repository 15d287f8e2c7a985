using System;
using System.Management.Automation;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Pipeline;

/// <summary>The only place where a failure becomes an error record.</summary>
internal static class ErrorRecordFactory
{
    /// <summary>
    /// From 7.5 on, PowerShell shows the recommendation below the message, so that the message need not say it. Older shells show the
    /// message alone.
    /// </summary>
    private static readonly bool s_showsRecommendation = typeof(PSObject).Assembly.GetName().Version >= new Version(7, 5);

    private const int LongestTarget = 200;

    public static ErrorRecord From(Failure failure) => From(Typed(failure));

    public static ErrorRecord From(GenesysException exception)
    {
        Failure failure = exception.Failure;
        var record = new ErrorRecord(exception, FailureId.Prefix + failure.Id, CategoryOf(failure.Category), TargetOf(failure))
        {
            ErrorDetails = new ErrorDetails(
                s_showsRecommendation ? failure.Message : $"{Sentence(failure.Message)} {failure.NextStep}".Trim())
            {
                RecommendedAction = failure.NextStep,
            },
        };
        if (failure.Target is not null)
        {
            // A script gets the target as it was given; people are shown this.
            record.CategoryInfo.TargetName = ShortText.Line(failure.Target.ToString(), LongestTarget);
        }

        return record;
    }

    /// <summary>
    /// For what no part of the module expected. A cancellation that was not ours is a time-out, never a stop. Everything else is a bug of
    /// ours, and the error says so with what a report needs.
    /// </summary>
    public static ErrorRecord FromUnexpected(Exception exception, string? command)
    {
        string name = command ?? "The command";
        return From(exception is OperationCanceledException or TimeoutException
            ? new Failure(
                FailureId.Timeout,
                FailureCategory.OperationTimeout,
                $"{name} gave up waiting for an answer.",
                "Check the connection to the platform (proxy, firewall) and try again.")
            { Exception = exception, EndsCommand = true }
            : new Failure(
                FailureId.Internal,
                FailureCategory.InvalidOperation,
                $"{name} failed because of a bug: {exception.Message} ({exception.GetType().Name}).",
                "The bug is in GenesysWrapup. Please report it with the output of 'Get-Error'.")
            { Exception = exception, EndsCommand = true });
    }

    /// <summary>
    /// The record's exception is always ours and says the same as the record. A script finds NextStep and FindingId on $_.Exception, and
    /// status and correlation id as well where a refused call is the cause.
    /// </summary>
    private static GenesysException Typed(Failure failure) => failure.Exception switch
    {
        GenesysException same when same.Failure == failure => same,
        PlatformException call => call.Retold(failure),
        _ => new GenesysException(failure),
    };

    private static object? TargetOf(Failure failure) => failure.Target is RowResult row ? row.Shown : failure.Target;

    /// <summary>Some messages end with the platform's words or an id. The next step starts a new sentence.</summary>
    private static string Sentence(string message) =>
        message.Length == 0 || ".!?".IndexOf(message[message.Length - 1]) >= 0 ? message : message + ".";

    private static ErrorCategory CategoryOf(FailureCategory category) =>
        Enum.TryParse(category.ToString(), out ErrorCategory known) ? known : ErrorCategory.NotSpecified;
}

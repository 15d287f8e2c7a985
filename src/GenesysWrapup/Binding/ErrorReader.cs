using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using GenesysWrapup.Core.Explain;
using GenesysWrapup.Core.Failures;

namespace GenesysWrapup.Binding;

/// <summary>Reads an error in any form PowerShell has it in: a record, an exception, a result, a text, or a deserialized one.</summary>
internal static class ErrorReader
{
    public static ReportedError Read(object? input)
    {
        object? value = PipelineValues.Unwrapped(input);
        return value switch
        {
            null => new ReportedError(),
            ErrorRecord record => Of(record),
            Exception exception => ErrorIntake.Read(exception),
            string text => ErrorBodyReader.Read(text),
            HttpResponseMessage answer => ErrorIntake.Read(answer),
            _ => OfObject(input!),
        };
    }

    private static ReportedError Of(ErrorRecord record)
    {
        ReportedError read = record.Exception is null ? new ReportedError() : ErrorIntake.Read(record.Exception);

        // For web cmdlets the details are the answer's body, which says more than the exception. For our records they repeat the message.
        if (read.Failure is null && record.ErrorDetails?.Message is { Length: > 0 } details)
        {
            ReportedError body = ErrorBodyReader.Read(details);
            read = body.CompletedBy(read) with { StatusCode = read.StatusCode ?? body.StatusCode };
        }

        return PipelineValues.Unwrapped(record.TargetObject) is HttpRequestMessage request
            ? read.CompletedBy(new ReportedError { Method = request.Method.Method, Uri = request.RequestUri?.ToString() })
            : read;
    }

    /// <summary>
    /// Reads an object by its properties: a result of this module, a parsed error body, or an error record from a remote session or a file.
    /// </summary>
    private static ReportedError OfObject(object input)
    {
        var members = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (PSPropertyInfo property in PSObject.AsPSObject(input).Properties.Where(property => property.IsGettable).Take(100))
        {
            members[property.Name] = ValueOf(property);
        }

        string? Text(string name) => members.TryGetValue(name, out object? value) ? PipelineValues.Unwrapped(value)?.ToString() : null;
        ReportedError read = ErrorBodyReader.Read(BodyText.Of(input));
        foreach (string part in new[] { "ErrorDetails", "Exception", "Message" })
        {
            read = read.CompletedBy(ErrorBodyReader.Read(Text(part)));
        }

        string? id = Text("FullyQualifiedErrorId")?.Split(',')[0];
        bool isOurs = id?.StartsWith(FailureId.Prefix, StringComparison.Ordinal) == true;
        string? failureId = isOurs ? id!.Substring(FailureId.Prefix.Length) : null;
        string? finding = Text("FindingId");
        return failureId is null && finding is null
            ? read
            : read with
            {
                Failure = new Failure(
                    failureId ?? FailureId.Failed,
                    FailureCategory.InvalidOperation,
                    Text("Message") ?? Text("Exception") ?? read.Words ?? "It failed.",
                    Text("NextStep") ?? string.Empty)
                {
                    FindingId = finding,
                },
            };
    }

    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            // The other properties may still say something.
            return null;
        }
    }
}

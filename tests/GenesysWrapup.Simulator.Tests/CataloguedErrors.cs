using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using Xunit;

namespace GenesysWrapup.Simulator.Tests;

/// <summary>Holds what the simulator answers against the catalogue of errors.</summary>
internal static class CataloguedErrors
{
    /// <summary>An error has the code, the status and the text of an entry, with any values in the places of the text.</summary>
    public static void Check(Operation? operation, int status, string body)
    {
        // A HEAD has no body to look at.
        if (status < 400 || body.Length == 0)
        {
            return;
        }

        JsonNode error = JsonNode.Parse(body)!;
        string? code = (string?)error["code"] ?? (string?)error["error"];
        string text = (string?)error["message"] ?? (string?)error["error_description"] ?? "";
        Assert.True(
            KnownErrors.All.Any(known => known.Code == code && HasStatus(known, status) && Says(known, operation, text)),
            $"{operation} answered {status} {code} \"{text}\", which KnownErrors does not have.");
    }

    private static bool HasStatus(KnownError known, int status) => known.Status == status || known.OtherStatuses.Contains(status);

    private static bool Says(KnownError known, Operation? operation, string text) => Regex.IsMatch(
        text,
        "^" + Regex.Escape(known.TextFor(operation)).Replace("%s", ".*", StringComparison.Ordinal) + "$",
        RegexOptions.Singleline);
}

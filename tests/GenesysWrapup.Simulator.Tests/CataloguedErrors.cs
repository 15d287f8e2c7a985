using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Policies;
using Xunit;

namespace GenesysWrapup.Simulator.Tests;

/// <summary>Holds what the simulator answers against the catalogue of errors.</summary>
internal static class CataloguedErrors
{
    /// <summary>
    /// An error has the code, the status and the text of an entry, with any values in the places of the text; and where no policy asks for
    /// another one, the contract declares it for the operation.
    /// </summary>
    public static void Check(Operation? operation, int status, string body, SimulatorPolicies policies)
    {
        // A HEAD has no body to look at.
        if (status < 400 || body.Length == 0)
        {
            return;
        }

        JsonNode error = JsonNode.Parse(body)!;
        string? code = (string?)error["code"] ?? (string?)error["error"];
        string text = (string?)error["message"] ?? (string?)error["error_description"] ?? "";
        KnownError? known = KnownErrors.All.FirstOrDefault(
            known => known.Code == code && HasStatus(known, status) && Says(known, operation, text));
        Assert.True(known is not null, $"{operation} answered {status} {code} \"{text}\", which KnownErrors does not have.");
        bool asked = policies.Is(SimulatorPolicies.UndeclaredError, "Specific")
            || (known == KnownErrors.NotAUser && policies.Is(SimulatorPolicies.ClientCredentialsWrapup, "Refuse"));
        Assert.True(
            asked || operation is null or { Removed: true } || operation.Declares(known),
            $"{operation} answered {status} {code}, which the contract does not declare for it.");
    }

    private static bool HasStatus(KnownError known, int status) => known.Status == status || known.OtherStatuses.Contains(status);

    private static bool Says(KnownError known, Operation? operation, string text) => Regex.IsMatch(
        text,
        "^" + Regex.Escape(known.TextFor(operation)).Replace("%s", ".*", StringComparison.Ordinal) + "$",
        RegexOptions.Singleline);
}

using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Lint;

/// <summary>
/// Holds a call that somebody wrote against the platform's real operations. A correct call gives no finding; what lies outside the part
/// of the contract that this module knows is called unknown, never wrong.
/// </summary>
internal static class RequestLint
{
    private const int MostFindings = 40;
    private const int LongestShown = 200;

    public static IReadOnlyList<Finding> Check(RequestDraft draft)
    {
        CallPath path = CallPath.Parse(draft.Uri);
        string? method = MethodOf(draft.Method);
        Operation? operation = path.Candidates.FirstOrDefault(candidate => candidate.Method == method);
        DraftBody body = DraftBody.Parse(draft.Body);
        RequestAim aim = RequestAim.Of(method, path, operation, body);
        var findings = new List<Finding>();
        if (!string.IsNullOrWhiteSpace(draft.Uri))
        {
            findings.AddRange(AddressCheck.Of(draft, path));
            findings.AddRange(ResourceCheck.Of(method, path, operation, aim));
        }

        findings.AddRange(BodyCheck.Of(operation, body, aim));
        findings.AddRange(RouteCheck.Of(draft, path, operation, body, aim));
        findings.AddRange(RightsCheck.Of(draft, operation));
        findings.AddRange(HeaderCheck.Of(draft, path, operation));
        findings.AddRange(SdkCheck.Of(draft, aim));
        return findings.GroupBy(finding => (finding.FindingId, finding.Message)).Select(same => same.First()).Take(MostFindings).ToArray();
    }

    /// <summary>The line of this module that does what the call is after; null where there is none.</summary>
    public static string? CommandFor(RequestDraft draft)
    {
        CallPath path = CallPath.Parse(draft.Uri);
        string? method = MethodOf(draft.Method);
        Operation? operation = path.Candidates.FirstOrDefault(candidate => candidate.Method == method);
        RequestAim aim = RequestAim.Of(method, path, operation, DraftBody.Parse(draft.Body));
        return aim.Command ?? SdkCheck.CommandFor(draft);
    }

    /// <summary>The whole answer for one call: what it is, what is wrong with it, and the command to use instead.</summary>
    public static RequestVerdict Judge(RequestDraft draft, string? dialect = null, int? line = null)
    {
        IReadOnlyList<Finding> findings = Check(draft);
        CallPath path = CallPath.Parse(draft.Uri);
        string? method = MethodOf(draft.Method);
        Operation? operation = path.Candidates.FirstOrDefault(candidate => candidate.Method == method);
        Finding? main = VerdictFindings.Deciding(findings);
        return new RequestVerdict
        {
            About = IsCall(draft) ? "Call" : "Claims",
            Call = Shown(draft, method),
            Status = (main?.Status ?? FindingStatus.Pass).ToString(),
            Summary = main?.Message ?? Right(draft, path, operation),
            Remedy = main?.Remedy,
            FindingId = main?.FindingId,
            Operation = operation?.Name,
            Command = CommandFor(draft) ?? main?.Command,
            Dialect = dialect,
            Line = line,
            Findings = [.. findings],
        };
    }

    private static bool IsCall(RequestDraft draft) =>
        draft is not { Method: null, Uri: null, Body: null, SdkMethods.Count: 0 };

    private static string Shown(RequestDraft draft, string? method)
    {
        string? address = string.IsNullOrWhiteSpace(draft.Uri) ? null : draft.Uri!.Trim();
        string call = address is null && draft.SdkMethods.Count > 0
            ? draft.SdkMethods[0]
            : string.Join(" ", new[] { method, address }.Where(part => part is not null));
        call = call.Length == 0 ? string.Join(", ", draft.Scopes.Concat(draft.Permissions)) : call;
        return call.Length == 0 ? "(no address)" : ShortText.Line(Advice.Masked(call), LongestShown);
    }

    private static string Right(RequestDraft draft, CallPath path, Operation? operation)
    {
        if (operation is { Body: not null, BodyOptional: false } && draft.Body is null)
        {
            return $"This call is right as far as it goes: it is {operation.Name}. No body was given; it takes {operation.Body}.";
        }

        if (operation is not null)
        {
            return $"This call is right: it is {operation.Name}.";
        }

        string[] methods = path.Candidates.Select(candidate => candidate.Method).Distinct().ToArray();
        return methods.Length > 0
            ? $"This address exists. It takes {string.Join(", ", methods)}."
            : "Nothing is wrong with it, as far as can be told.";
    }

    private static string? MethodOf(string? method) => string.IsNullOrWhiteSpace(method) ? null : method!.Trim().ToUpperInvariant();
}

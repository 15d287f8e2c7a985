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

    private static string? MethodOf(string? method) => string.IsNullOrWhiteSpace(method) ? null : method!.Trim().ToUpperInvariant();
}

using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform.Errors;

namespace GenesysWrapup.Core.Lint;

/// <summary>Of several findings about one call, the one that decides.</summary>
internal static class VerdictFindings
{
    /// <summary>What makes everything else beside the point comes first: a call that does not exist needs no better body.</summary>
    private static readonly string[] s_first =
    [
        FindingIds.RequestResource, FindingIds.RequestRemoved, FindingIds.RequestMethod, FindingIds.RequestSdk, FindingIds.RequestRoute,
        FindingIds.RequestPath, FindingIds.RequestHost, FindingIds.RequestCredential,
    ];

    private static readonly string[] s_worst =
        [FindingStatus.Fail, FindingStatus.Warning, FindingStatus.Unknown, FindingStatus.Pass];

    public static Finding? Deciding(IEnumerable<Finding> findings) => findings
        .OrderBy(finding => Array.IndexOf(s_worst, finding.Status))
        .ThenBy(finding => Array.IndexOf(s_first, finding.FindingId) is var place and >= 0 ? place : s_first.Length)
        .FirstOrDefault();
}

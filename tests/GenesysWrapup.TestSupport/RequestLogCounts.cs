using System;
using System.Linq;
using GenesysWrapup.Simulator.Front;

namespace GenesysWrapup.TestSupport;

/// <summary>What tests count in the simulator's log.</summary>
internal static class RequestLogCounts
{
    /// <summary>How many writes took effect, of one operation where it is named. Asking for a token is none.</summary>
    public static int ProcessedWrites(this RequestLog log, string? operation = null) => log.All.Count(request =>
        request.Processed
        && request.Method is not ("GET" or "HEAD")
        && request.Operation is not null and not OAuthOperations.Token
        && (operation is null || string.Equals(request.Operation, operation, StringComparison.OrdinalIgnoreCase)));
}

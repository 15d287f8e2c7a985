using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Bulk;

/// <summary>
/// A missing permission or scope is missing for all rows. The first row that meets it shows the error; of the others each has its result,
/// without a request and without an error of its own.
/// </summary>
internal sealed class RefusalForAll(SetWrapup set, TimeProvider clock)
{
    private WrapupResult? _refused;

    /// <summary>Whether a row is not tried any more.</summary>
    public bool Covers(WrapupRequest request) => Volatile.Read(ref _refused) is { } refused &&

        // Whoever comes with what was read before needs no read.
        (refused.Route is not null || request.Known is null);

    public Task SetAsync(WrapupRequest request, Requester<TargetOutcome> requester, CancellationToken stop) => Covers(request)
        ? requester.Report(NotTried(request, requester))
        : set(request, requester with { Report = ReportAsync(requester) }, stop);

    private Func<TargetOutcome, Task> ReportAsync(Requester<TargetOutcome> requester) => outcome =>
    {
        if (IsForAll(outcome.Result))
        {
            Interlocked.CompareExchange(ref _refused, outcome.Result, null);
        }

        return requester.Report(outcome);
    };

    /// <summary>The conversation could not be read, or the code not written. Who may not list codes may still set one by its id.</summary>
    public static bool IsForAll(WrapupResult result) =>
        result is { Outcome: WrapupOutcome.Refused, RequestedCode: not null } &&
        result.FindingId is FindingIds.AccessPermission or FindingIds.AccessScope;

    private TargetOutcome NotTried(WrapupRequest request, Requester<TargetOutcome> requester) => TargetOutcome.Of(
        new WrapupAttempt(request, new CallTally(requester.Activity, clock)),
        new WriteVerdict(WrapupOutcome.Refused, $"Not tried, since it concerns all rows: {_refused!.Message}", _refused.NextStep)
        {
            FindingId = _refused.FindingId,
        },
        clock.GetUtcNow());
}

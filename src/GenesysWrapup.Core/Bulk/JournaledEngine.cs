using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Bulk;

/// <summary>
/// The engine with a journal: rows that are done are left alone; all others' outcomes are on the disk before they are told.
/// </summary>
internal sealed class JournaledEngine(SetWrapup set, WrapupJournal journal, TimeProvider clock)
{
    public async Task SetAsync(WrapupRequest request, Requester<TargetOutcome> requester, CancellationToken stop)
    {
        Guid key = RowKey.Of(request);
        if (journal.IsDone(key))
        {
            await requester.Report(DoneBefore(request, requester)).ConfigureAwait(false);
            return;
        }

        bool allLast = true;
        await set(request, requester with { Report = ReportAsync }, stop).ConfigureAwait(false);
        if (request.All && allLast)
        {
            // Only now is it known that no other target follows.
            await journal.AppendAsync(new JournalLine { Key = key, Done = true }).ConfigureAwait(false);
        }

        async Task ReportAsync(TargetOutcome outcome)
        {
            bool lasts = outcome.Result.Outcome is WrapupOutcome.Set or WrapupOutcome.AlreadySet;
            allLast &= lasts;
            var line = new JournalLine { Key = key, Done = lasts && !request.All, Result = outcome.Result };
            await journal.AppendAsync(line).ConfigureAwait(false);
            await requester.Report(outcome).ConfigureAwait(false);
        }
    }

    private TargetOutcome DoneBefore(WrapupRequest request, Requester<TargetOutcome> requester) => TargetOutcome.Of(
        new WrapupAttempt(request, new CallTally(requester.Activity, clock)),
        new WriteVerdict(WrapupOutcome.DoneBefore, "An earlier run of this journal did this row; nothing was sent."),
        clock.GetUtcNow());
}

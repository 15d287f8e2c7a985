using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Checkups;

/// <summary>
/// Can the code be set, and if not, why? The engine's steps without its write, with the costly checks that the engine leaves out.
/// It only reads.
/// </summary>
internal sealed class WrapupCheckup(GenesysSession session)
{
    private readonly AccessChecks _access = new(session);
    private readonly TargetChecks _targets = new(session);
    private readonly QueueChecks _queues = new(session);
    private readonly CodeChecks _codes = new(session);

    /// <summary>One diagnosis for each target; one for the whole where no target could be chosen.</summary>
    public async Task<IReadOnlyList<WrapupDiagnosis>> RunAsync(WrapupRequest request, IActivitySink activity, CancellationToken stop)
    {
        var expense = new Expense(activity, session.Clock);
        var shared = new FindingList();
        await _access.SessionAsync(shared, expense, stop).ConfigureAwait(false);
        ConversationRead? read = await _targets.ReadAsync(shared, request, expense, stop).ConfigureAwait(false);
        WrapupCode? code = await _codes.FindAsync(shared, request.WrapupCode, expense, stop).ConfigureAwait(false);
        IReadOnlyList<WrapupTarget> targets = read is null ? [] : _targets.Choose(shared, read, request);

        var diagnoses = new List<WrapupDiagnosis>();
        foreach (WrapupTarget target in targets)
        {
            FindingList findings = shared.Branch();
            string? level = await _targets.LevelAsync(findings, target, request.Level, expense, stop).ConfigureAwait(false);
            await _access.RightsAsync(findings, target, level, read!, expense, stop).ConfigureAwait(false);
            StateChecks.Run(findings, target.Participant);
            RoutingQueue? queue = await _queues.RunAsync(findings, target.Participant, expense, stop).ConfigureAwait(false);
            if (code is not null)
            {
                await _codes.RunAsync(findings, target, level, code, queue, expense, stop).ConfigureAwait(false);
            }

            diagnoses.Add(CheckupReport.Of(findings, request, target, code) with { Requests = expense.Requests });
            expense = new Expense(activity, session.Clock);
        }

        if (diagnoses.Count == 0)
        {
            diagnoses.Add(CheckupReport.Of(shared, request, null, code) with { Requests = expense.Requests });
        }

        return diagnoses;
    }
}

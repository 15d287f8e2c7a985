using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
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
        var tally = new CallTally(activity, session.Clock);
        var shared = new FindingList();
        await _access.SessionAsync(shared, tally, stop).ConfigureAwait(false);
        WrapupRequest? clean = TargetChecks.Clean(shared, request);
        ConversationRead? read = clean is null
            ? null
            : await _targets.ReadAsync(shared, clean.ConversationId!, tally, stop).ConfigureAwait(false);
        IReadOnlyList<WrapupCode> codes = await _codes.FindAsync(shared, clean ?? request, tally, stop).ConfigureAwait(false);
        WrapupCode? code = codes.Count == 1 ? codes[0] : null;
        CodeChoice? choice = codes.Count > 1 ? new CodeChoice(request.WrapupCode!, codes) : null;

        var diagnoses = new List<WrapupDiagnosis>();
        foreach (WrapupTarget target in read is null ? [] : _targets.Choose(shared, read, clean!))
        {
            var checkup = new TargetCheckup(target, shared.Branch(), tally) { Read = read!, Code = code, Choice = choice };
            checkup = await CheckAsync(checkup, clean!.Level, stop).ConfigureAwait(false);
            diagnoses.Add(CheckupReport.Of(checkup.Findings, clean, target, checkup.Code).With(copy => copy.Requests = tally.Requests));
            tally = new CallTally(activity, session.Clock);
        }

        if (diagnoses.Count == 0)
        {
            if (choice is not null)
            {
                shared.Fail(CodeDirectory.Ambiguous(choice), FindingIds.CodeAmbiguous);
            }

            diagnoses.Add(CheckupReport.Of(shared, clean ?? request, null, code).With(copy => copy.Requests = tally.Requests));
        }

        return diagnoses;
    }

    private async Task<TargetCheckup> CheckAsync(TargetCheckup checkup, string? askedLevel, CancellationToken stop)
    {
        checkup = checkup with { Level = await _targets.LevelAsync(checkup, askedLevel, stop).ConfigureAwait(false) };
        await _access.RightsAsync(checkup, stop).ConfigureAwait(false);
        StateChecks.Run(checkup.Findings, checkup.Agent);
        checkup = checkup with { Queue = await _queues.RunAsync(checkup, stop).ConfigureAwait(false) };
        if (checkup.Choice is { } choice)
        {
            checkup = checkup with { Code = await _codes.SettleAsync(checkup, choice, stop).ConfigureAwait(false) };
        }

        if (checkup.Code is { } code)
        {
            await _codes.RunAsync(checkup, code, stop).ConfigureAwait(false);
        }

        return checkup;
    }
}

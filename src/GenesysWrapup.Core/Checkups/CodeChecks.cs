using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Checkups;

/// <summary>
/// Does the code exist, and is it one of this participant's? Only its existence decides: what the platform does with a code of another
/// queue is not published.
/// </summary>
internal sealed class CodeChecks(GenesysSession session)
{
    private readonly CodeDirectory _directory = CodeDirectory.Of(session);

    /// <summary>Does it exist? Asked once for all targets. Several codes may have the name; none where that is a finding already.</summary>
    public async Task<IReadOnlyList<WrapupCode>> FindAsync(
        FindingList findings, WrapupRequest request, IActivitySink activity, CancellationToken stop)
    {
        string? wanted = request.WrapupCode;
        if (string.IsNullOrWhiteSpace(wanted))
        {
            return [];
        }

        try
        {
            IReadOnlyList<WrapupCode> found = await _directory.CandidatesAsync(wanted, activity, stop).ConfigureAwait(false);
            if (found.Count == 0)
            {
                findings.Fail(_directory.NotFound(wanted!), FindingIds.CodeExists, Instead(request));
            }
            else if (found.Count == 1)
            {
                Exists(findings, found[0]);
            }

            return found;
        }
        catch (PlatformException refused) when (!refused.Failure.EndsCommand)
        {
            findings.Undecided(Advice.Unknown(
                refused.Failure.FindingId ?? FindingIds.CodeExists,
                $"Whether there is a code {RequestCheck.Shown(wanted)} could not be read.",
                refused.Failure.NextStep,
                Basis.Unknown,
                evidence: refused.Failure.Message));
            return [];
        }
        catch (GenesysException failed) when (!failed.Failure.EndsCommand)
        {
            findings.Fail(failed.Failure, FindingIds.CodeExists);
            return [];
        }
    }

    /// <summary>The code that is meant for this participant, where several have its name; null where that cannot be told.</summary>
    public async Task<WrapupCode?> SettleAsync(TargetCheckup checkup, CodeChoice choice, CancellationToken stop)
    {
        IReadOnlyList<WrapupCode> valid = await ValidAsync(checkup, stop).ConfigureAwait(false) ?? [];
        WrapupCode? code = choice.Among(valid);
        if (code is null)
        {
            checkup.Findings.Fail(CodeDirectory.Ambiguous(choice, CodeFit.Unsettled(checkup.Target.Agent)), FindingIds.CodeAmbiguous);
            return null;
        }

        checkup.Findings.Pass(FindingIds.CodeExists, choice.Settled(code), Basis.Observed, code.Id);
        return code;
    }

    /// <summary>What was most likely typed wrong, or a code that has yet to be made.</summary>
    private string? Instead(WrapupRequest request)
    {
        string wanted = request.WrapupCode!;
        return _directory.Nearest(wanted) is { Count: > 0 } near
            ? $"Set-ParticipantWrapup {request.ConversationId} {TypedText.Quoted(near[0])}"
            : Guid.TryParse(wanted, out _) ? null : $"New-WrapupCode -Name {TypedText.Quoted(wanted)}";
    }

    private static void Exists(FindingList findings, WrapupCode code)
    {
        if (SystemWrapupCode.IsDefault(code.Id))
        {
            findings.Add(Advice.Warn(
                FindingIds.CodeSystem,
                $"'{code.Name}' is in no listing. A script is known to set it; whether the platform takes it from everybody is not " +
                "published.",
                "Choose one of the organization's codes; Get-WrapupCode lists them.",
                Basis.Captured,
                evidence: code.Id,
                command: "Get-WrapupCode"));
        }
        else if (SystemWrapupCode.IsOne(code.Id))
        {
            findings.Add(Advice.Warn(
                FindingIds.CodeSystem,
                $"{code.Id} is one of the platform's own codes. It assigns them itself; whether others may set them is not published.",
                "Choose one of the organization's codes; Get-WrapupCode lists them.",
                Basis.Unknown,
                evidence: code.Id,
                command: "Get-WrapupCode"));
        }
        else
        {
            findings.Pass(FindingIds.CodeExists, $"There is a wrap-up code '{code.Name}'.", Basis.Observed, code.Id);
        }
    }

    /// <summary>Is it one of this participant's codes, and what would it replace?</summary>
    public async Task RunAsync(TargetCheckup checkup, WrapupCode code, CancellationToken stop)
    {
        Assigned(checkup, code);
        if (SystemWrapupCode.IsUnlisted(code.Id))
        {
            return;
        }

        IReadOnlyList<WrapupCode>? valid = await ValidAsync(checkup, stop).ConfigureAwait(false);
        if (valid is null)
        {
            return;
        }

        FindingList findings = checkup.Findings;
        string queueName = checkup.Queue?.Name ?? checkup.Agent.QueueName ?? "the participant's queue";
        if (CodeFit.Has(valid, code))
        {
            findings.Pass(
                FindingIds.CodeQueue,
                $"'{code.Name}' is among the {valid.Count} codes of this participant.",
                Basis.Observed,
                $"queue {queueName}");
            return;
        }

        foreach (Finding warning in CodeFit.NotAmong(code, valid, checkup.Queue, checkup.Target))
        {
            findings.Add(warning);
        }
    }

    private static void Assigned(TargetCheckup checkup, WrapupCode code)
    {
        FindingList findings = checkup.Findings;
        bool dialed = checkup.Target.Dialed;
        if (checkup.Target.AssignedOn(checkup.Level ?? WrapupLevel.Participant) is not { Code: { } assigned } there)
        {
            if (dialed)
            {
                findings.Pass(
                    FindingIds.CodeFirstOutbound,
                    "A campaign dialed this, and no code is there: wrap-up rules and mappings run on this first one.",
                    Basis.Documented);
            }

            return;
        }

        if (string.Equals(assigned, code.Id, StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(Advice.Warn(
                FindingIds.CodeAlreadySet,
                $"'{code.Name}' is there already; setting it again writes nothing.",
                "Do nothing, or write it once more with -Force.",
                Basis.Observed,
                evidence: assigned));
            return;
        }

        findings.Add(Advice.Warn(
            dialed ? FindingIds.CodeFirstOutbound : FindingIds.CodeReplaces,
            dialed
                ? $"A campaign dialed this and '{there.Title}' is there. Wrap-up rules and mappings run on the first code only."
                : $"'{there.Title}' is there and would be replaced, as far as is known: a participant has one code.",
            dialed
                ? "Set the code for reporting, and change the contact in the campaign itself."
                : "Set the new code if that is what you want; the result names the one before it.",
            dialed ? Basis.Documented : Basis.Inferred,
            evidence: assigned));
    }

    private async Task<IReadOnlyList<WrapupCode>?> ValidAsync(TargetCheckup checkup, CancellationToken stop)
    {
        try
        {
            return await new QueueCodes(session)
                .ValidForAsync(checkup.Agent.ConversationId, checkup.Agent.ParticipantId, checkup.Tally, stop)
                .ConfigureAwait(false);
        }
        catch (GenesysException refused) when (!refused.Failure.EndsCommand)
        {
            checkup.Findings.Unknown(
                FindingIds.CodeQueue,
                "The participant's codes could not be read, so whether this one is among them is not known.",
                "Compare with Get-WrapupCode -Queue; the write does not need the list.",
                refused.Failure.Message);
            return null;
        }
    }
}

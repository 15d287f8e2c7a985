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
    private const int MostNamed = 5;

    /// <summary>Does it exist? Asked once for all targets.</summary>
    public async Task<WrapupCode?> FindAsync(FindingList findings, string? wanted, IActivitySink activity, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(wanted))
        {
            return null;
        }

        WrapupCode code;
        try
        {
            code = await CodeDirectory.Of(session).ResolveAsync(wanted, activity, stop).ConfigureAwait(false);
        }
        catch (PlatformException refused) when (!refused.Failure.EndsCommand)
        {
            findings.Undecided(Advice.Unknown(
                refused.Failure.FindingId ?? FindingIds.CodeExists,
                $"Whether there is a code {RequestCheck.Shown(wanted)} could not be read.",
                refused.Failure.NextStep,
                Basis.Unknown,
                evidence: refused.Failure.Message));
            return null;
        }
        catch (GenesysException failed) when (!failed.Failure.EndsCommand)
        {
            bool couldBeMade = failed.Failure.Id == FailureId.WrapupCodeNotFound && !Guid.TryParse(wanted, out _);
            findings.Fail(failed.Failure, FindingIds.CodeExists, couldBeMade ? $"New-WrapupCode -Name {TypedText.Quoted(wanted!)}" : null);
            return null;
        }

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

        return code;
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
        if (valid.Any(known => string.Equals(known.Id, code.Id, StringComparison.OrdinalIgnoreCase)))
        {
            findings.Pass(
                FindingIds.CodeQueue,
                $"'{code.Name}' is among the {valid.Count} codes of this participant.",
                Basis.Observed,
                $"queue {queueName}");
            return;
        }

        string near = NearestNames.Question(code.Name, valid.Select(known => known.Name));
        string listed = string.Join(", ", valid.Take(MostNamed).Select(known => known.Name)) +
            (valid.Count > MostNamed ? ", …" : string.Empty);
        findings.Add(Advice.Warn(
            FindingIds.CodeQueue,
            $"'{code.Name}' is not among the {valid.Count} codes of this participant. Whether it is accepted anyway is not published.",
            $"Add it to the queue, or choose one of its codes. {near}".Trim(),
            Basis.Unknown,
            evidence: $"queue {queueName}: {listed}",
            command: checkup.Agent.QueueName is { } name
                ? $"Add-QueueWrapupCode -Queue {TypedText.Quoted(name)} -WrapupCode {TypedText.Quoted(code.Name)}"
                : null));
        Division(findings, code, checkup.Queue);
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
                : $"'{there.Title}' is there and would be replaced: a participant has one code.",
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

    private static void Division(FindingList findings, WrapupCode code, RoutingQueue? queue)
    {
        bool everywhere = code.DivisionId is null or "*";
        if (everywhere || queue?.DivisionId is not { } queueDivision || queueDivision == code.DivisionId)
        {
            return;
        }

        findings.Add(Advice.Warn(
            FindingIds.CodeDivision,
            "Code and queue are in different divisions. The vendor advises one division for both, or all divisions for the code.",
            "Choose a code of the queue's division, or move the code to all divisions in the admin pages.",
            Basis.Documented,
            evidence: $"code: {code.DivisionName ?? code.DivisionId}; queue: {queue.DivisionName ?? queueDivision}"));
    }
}

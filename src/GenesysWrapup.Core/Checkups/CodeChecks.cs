using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Checkups;

/// <summary>Is it a code, and one for this participant? Only its existence decides; what the platform does with a foreign code is not published.</summary>
internal sealed class CodeChecks(GenesysSession session)
{
    private const int MostNamed = 5;

    /// <summary>Does it exist, and is it one? Asked once for all targets.</summary>
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

        if (SystemWrapupCode.IsOne(code.Id))
        {
            findings.Add(Advice.Warn(
                FindingIds.CodeSystem,
                $"{code.Id} is one of the platform's own codes. It assigns them itself; whether it takes one from outside is not published.",
                "Choose one of the organization's codes; Get-WrapupCode lists them.",
                Basis.Unknown,
                evidence: code.Id,
                command: "Get-WrapupCode"));
        }
        else
        {
            findings.Pass(FindingIds.CodeExists, $"There is a wrap-up code '{code.Name}'.", code.Id);
        }

        return code;
    }

    /// <summary>Is it meant for this participant, and what would it replace?</summary>
    public async Task RunAsync(
        FindingList findings, WrapupTarget target, string? level, WrapupCode code, RoutingQueue? queue, IActivitySink activity, CancellationToken stop)
    {
        Standing(findings, target, level, code);
        if (SystemWrapupCode.IsOne(code.Id))
        {
            return;
        }

        IReadOnlyList<WrapupCode>? valid = await ValidAsync(findings, target, activity, stop).ConfigureAwait(false);
        if (valid is null)
        {
            return;
        }

        string queueName = queue?.Name ?? target.Participant.QueueName ?? "the participant's queue";
        if (valid.Any(known => string.Equals(known.Id, code.Id, StringComparison.OrdinalIgnoreCase)))
        {
            findings.Pass(FindingIds.CodeQueue, $"'{code.Name}' is among the {valid.Count} codes of this participant.", $"queue {queueName}");
            return;
        }

        string near = NearestNames.Question(code.Name, valid.Select(known => known.Name));
        findings.Add(Advice.Warn(
            FindingIds.CodeQueue,
            $"'{code.Name}' is not among the {valid.Count} codes of this participant. What the platform does with it then is not published.",
            $"Add it to the queue, or choose one of its codes. {near}".Trim(),
            Basis.Unknown,
            evidence: $"queue {queueName}: {string.Join(", ", valid.Take(MostNamed).Select(known => known.Name))}{(valid.Count > MostNamed ? ", …" : string.Empty)}",
            command: target.Participant.QueueName is { } name ? $"Add-QueueWrapupCode -Queue {TypedText.Quoted(name)} -WrapupCode {TypedText.Quoted(code.Name)}" : null));
        Division(findings, code, queue);
    }

    private static void Standing(FindingList findings, WrapupTarget target, string? level, WrapupCode code)
    {
        if (target.StandingOn(level ?? WrapupLevel.Participant) is not { Code: { } standing } there)
        {
            if (target.Dialed)
            {
                findings.Pass(FindingIds.CodeFirstOutbound, "A campaign dialed this, and no code is there: wrap-up rules and mappings run on this first one.");
            }

            return;
        }

        if (string.Equals(standing, code.Id, StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(Advice.Warn(
                FindingIds.CodeAlreadySet,
                $"'{code.Name}' is there already; setting it again writes nothing.",
                "Do nothing, or write it once more with -Force.",
                Basis.Documented,
                evidence: standing));
            return;
        }

        findings.Add(Advice.Warn(
            target.Dialed ? FindingIds.CodeFirstOutbound : FindingIds.CodeReplaces,
            target.Dialed
                ? $"A campaign dialed this and '{there.CodeName ?? standing}' is there. Wrap-up rules and mappings run on the first code only."
                : $"'{there.CodeName ?? standing}' is there and would be replaced: a participant has one code.",
            target.Dialed
                ? "Set the code for reporting, and change the contact in the campaign itself."
                : "Set the new code if that is what you want; the result names the one before it.",
            Basis.Documented,
            evidence: standing));
    }

    private async Task<IReadOnlyList<WrapupCode>?> ValidAsync(FindingList findings, WrapupTarget target, IActivitySink activity, CancellationToken stop)
    {
        try
        {
            return await new QueueCodes(session)
                .ValidForAsync(target.Participant.ConversationId, target.Participant.ParticipantId, activity, stop)
                .ConfigureAwait(false);
        }
        catch (GenesysException refused) when (!refused.Failure.EndsCommand)
        {
            findings.Unknown(
                FindingIds.CodeQueue,
                "The participant's codes could not be read, so whether this one is among them is not known.",
                "Compare with Get-WrapupCode -Queue; writing does not need the list.",
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

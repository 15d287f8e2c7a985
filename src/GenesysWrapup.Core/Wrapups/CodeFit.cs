using System;
using System.Collections.Concurrent;
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

namespace GenesysWrapup.Core.Wrapups;

/// <summary>
/// Whether the code is one of those that the participant may get. It settles which of several codes of one name is meant, and warns of
/// others; whether the platform takes them is not published, so nothing is held back.
/// </summary>
internal sealed class CodeFit(GenesysSession session)
{
    private const int MostNamed = 5;

    /// <summary>What was warned of already, by queue and code: a thousand rows with one mistake make one warning.</summary>
    private readonly ConcurrentDictionary<(string QueueId, string Code), bool> _warned = new();

    /// <summary>The attempt with its one code, where its name has several.</summary>
    public async Task<WrapupAttempt> SettleAsync(WrapupAttempt attempt, CancellationToken stop)
    {
        if (attempt.Choice is not { } choice)
        {
            return attempt;
        }

        IReadOnlyList<WrapupCode> valid = await ValidAsync(attempt, stop).ConfigureAwait(false);
        WrapupCode code = choice.Among(valid) ?? throw new GenesysException(CodeDirectory.Ambiguous(choice, Unsettled(attempt.Agent)));
        attempt.Tally.Verbose(choice.Settled(code));
        return attempt.For(code) with { Settled = choice.Settled(code) };
    }

    /// <summary>Why the participant's codes do not tell which of them is meant.</summary>
    public static string Unsettled(string agent) => $" The codes of {agent} do not tell which one is meant.";

    /// <summary>Warns of a code that is not among the participant's, once for each queue and code.</summary>
    public async Task WarnAsync(WrapupAttempt attempt, CancellationToken stop)
    {
        if (attempt.Code is not { } code || SystemWrapupCode.IsUnlisted(code.Id) || attempt.Target.Participant.QueueId is not { } queueId)
        {
            return;
        }

        IReadOnlyList<WrapupCode> valid = await ValidAsync(attempt, stop).ConfigureAwait(false);
        if (valid.Count == 0 || Has(valid, code) || !_warned.TryAdd((queueId, code.Id), true))
        {
            return;
        }

        // The list may be older than the code's place in it.
        ParticipantCodes.Of(session).Forget(queueId);
        valid = await ValidAsync(attempt, stop).ConfigureAwait(false);
        if (valid.Count == 0 || Has(valid, code))
        {
            return;
        }

        foreach (Finding finding in NotAmong(code, valid, await QueueAsync(attempt, queueId, stop).ConfigureAwait(false), attempt.Target))
        {
            attempt.Tally.Warning($"{finding.Message} {finding.Remedy}".Trim());
        }
    }

    public static bool Has(IReadOnlyList<WrapupCode> valid, WrapupCode code) =>
        valid.Any(other => string.Equals(other.Id, code.Id, StringComparison.OrdinalIgnoreCase));

    /// <summary>What is to be known of a code that is not among the participant's.</summary>
    public static IEnumerable<Finding> NotAmong(
        WrapupCode code, IReadOnlyList<WrapupCode> valid, RoutingQueue? queue, WrapupTarget target)
    {
        string near = NearestNames.Question(code.Name, valid.Select(known => known.Name));
        string listed = string.Join(", ", valid.Take(MostNamed).Select(known => known.Name)) +
            (valid.Count > MostNamed ? ", …" : string.Empty);
        yield return Advice.Warn(
            FindingIds.CodeQueue,
            $"'{code.Name}' is not among the {valid.Count} codes of this participant. Whether it is accepted anyway is not published.",
            $"Add it to the queue, or choose one of its codes. {near}".Trim(),
            Basis.Unknown,
            evidence: $"queue {queue?.Name ?? target.Participant.QueueName ?? "of the participant"}: {listed}",
            command: target.Participant.QueueName is { } name
                ? $"Add-QueueWrapupCode -Queue {TypedText.Quoted(name)} -WrapupCode {TypedText.Quoted(code.Name)}"
                : null);
        bool everywhere = code.DivisionId is null or "*";
        if (!everywhere && queue?.DivisionId is { } queueDivision && queueDivision != code.DivisionId)
        {
            yield return Advice.Warn(
                FindingIds.CodeDivision,
                "Code and queue are in different divisions. The vendor advises one division for both, or all divisions for the code.",
                "Choose a code of the queue's division, or move the code to all divisions in the admin pages.",
                Basis.Documented,
                evidence: $"code: {code.DivisionName ?? code.DivisionId}; queue: {queue.DivisionName ?? queueDivision}");
        }
    }

    /// <summary>Empty where they could not be read, or there is no queue that they depend on.</summary>
    private async Task<IReadOnlyList<WrapupCode>> ValidAsync(WrapupAttempt attempt, CancellationToken stop)
    {
        ConversationParticipant participant = attempt.Target.Participant;
        return participant.QueueId is { } queueId
            ? await ParticipantCodes.Of(session)
                .ReadAsync(participant.ConversationId, participant.ParticipantId, queueId, attempt.Tally, stop)
                .ConfigureAwait(false)
            : [];
    }

    /// <summary>Null where it could not be read: then its division is not known.</summary>
    private async Task<RoutingQueue?> QueueAsync(WrapupAttempt attempt, string queueId, CancellationToken stop)
    {
        try
        {
            return await QueueDirectory.Of(session).ResolveAsync(queueId, attempt.Tally, stop).ConfigureAwait(false);
        }
        catch (GenesysException unread) when (!unread.Failure.EndsCommand)
        {
            attempt.Tally.Verbose($"The queue's division could not be read: {unread.Message}");
            return null;
        }
    }
}

using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Sessions;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>Why the platform refused, and what helps.</summary>
internal sealed record RefusalReason(string Message, string NextStep, string FindingId);

/// <summary>
/// After a refusal that gives no reason: whether the code is one of the participant's. The checks that cost more are those of
/// Test-ParticipantWrapup.
/// </summary>
internal sealed class RefusalCheck(GenesysSession session)
{
    private const int MostNamed = 5;

    /// <summary>Null where the refusal gave its reason, or nothing was found.</summary>
    public async Task<RefusalReason?> ReasonAsync(WrapupAttempt attempt, PlatformException refusal, CancellationToken stop)
    {
        WantedWrapup wanted = attempt.Wanted;
        bool saysNothing = refusal.StatusCode == 400 &&
            (refusal.ErrorCode is null || KnownErrors.Find(refusal.ErrorCode) is { SaysNothing: true });
        if (!saysNothing || wanted.Code is null)
        {
            return null;
        }

        IReadOnlyList<WrapupCode> valid;
        try
        {
            valid = await new QueueCodes(session)
                .ValidForAsync(attempt.ConversationId, attempt.Target.Participant.ParticipantId, attempt.Tally, stop)
                .ConfigureAwait(false);
        }
        catch (GenesysException unread) when (!unread.Failure.EndsCommand)
        {
            attempt.Tally.Verbose($"Whether {wanted.Title} is one of the participant's codes could not be read: {unread.Message}");
            return null;
        }

        if (valid.Any(code => wanted.HasCode(code.Id)))
        {
            return null;
        }

        string names = string.Join(", ", valid.Take(MostNamed).Select(code => $"'{code.Name}'")) +
            (valid.Count > MostNamed ? ", …" : string.Empty);
        return new RefusalReason(
            $"It is not among the {valid.Count} codes of this participant{(valid.Count > 0 ? $" ({names})" : string.Empty)}.",
            $"Choose one of those{NearOf(wanted, valid)}, or add the code to the queue with Add-QueueWrapupCode.",
            FindingIds.CodeQueue);
    }

    private static string NearOf(WantedWrapup wanted, IReadOnlyList<WrapupCode> valid) =>
        wanted.CodeName is { } name && NearestNames.Question(name, valid.Select(code => code.Name)) is { Length: > 0 } question
            ? $" ({question})"
            : string.Empty;
}

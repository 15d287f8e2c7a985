using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>
/// Step 3 once more, after a refusal that does not say its reason: whether the code is one of the participant's. The costly checks are
/// those of Test-ParticipantWrapup.
/// </summary>
internal sealed class RefusalCheck(GenesysSession session)
{
    private const int MostNamed = 5;
    private static readonly string[] s_sayNothing = ["bad.request", "general.bad.request"];

    /// <summary>What could be found out, with the finding and the remedy; null where nothing speaks against the code.</summary>
    public async Task<Hold?> OfAsync(PlatformException refusal, WrapupTarget target, WantedWrapup wanted, IActivitySink activity, CancellationToken stop)
    {
        bool untold = refusal.StatusCode == 400 && (refusal.ErrorCode is null || s_sayNothing.Contains(refusal.ErrorCode));
        if (!untold || wanted.Code is null)
        {
            return null;
        }

        IReadOnlyList<WrapupCode> valid;
        try
        {
            valid = await new QueueCodes(session)
                .ValidForAsync(target.Participant.ConversationId, target.Participant.ParticipantId, activity, stop)
                .ConfigureAwait(false);
        }
        catch (GenesysException unread) when (!unread.Failure.EndsCommand)
        {
            activity.Verbose($"Whether {wanted.Title} is one of the participant's codes could not be read: {unread.Message}");
            return null;
        }

        if (valid.Any(code => wanted.HasCode(code.Id)))
        {
            return null;
        }

        string names = string.Join(", ", valid.Take(MostNamed).Select(code => $"'{code.Name}'")) + (valid.Count > MostNamed ? ", …" : string.Empty);
        return new Hold(
            WrapupOutcome.Refused,
            $"It is not among the {valid.Count} codes of this participant{(valid.Count > 0 ? $" ({names})" : string.Empty)}.",
            $"Choose one of those{NearOf(wanted, valid)}, or add the code to the queue with Add-QueueWrapupCode.",
            FindingIds.CodeQueue);
    }

    private static string NearOf(WantedWrapup wanted, IReadOnlyList<WrapupCode> valid) =>
        wanted.CodeName is { } name && NearestNames.Question(name, valid.Select(code => code.Name)) is { Length: > 0 } question
            ? $" ({question})"
            : string.Empty;
}

using System.Linq;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Checkups;

/// <summary>From findings to what a person reads first: the verdict, one sentence, and what to do.</summary>
internal static class CheckupReport
{
    public static WrapupDiagnosis Of(FindingList findings, WrapupRequest request, WrapupTarget? target, WrapupCode? code)
    {
        Finding? deciding = findings.Deciding;
        string what = code is not null ? $"'{code.Name}'"
            : request.WrapupCode is { Length: > 0 } wanted ? RequestCheck.Shown(wanted)
            : "A code";
        string whom = target is not null ? $" for {target.Agent}" : string.Empty;
        return new WrapupDiagnosis
        {
            Verdict = findings.Verdict,
            Summary = findings.Verdict switch
            {
                Verdict.Yes => $"{what} can be set{whom}: {target!.Participant.WrapupStatus}.",
                Verdict.No => deciding!.Message,
                _ => $"Whether {what} can be set{whom} cannot be said. {deciding!.Message}",
            },
            NextStep = findings.Verdict == Verdict.Yes
                ? Suggestion(target!, request, code)
                : deciding!.Remedy,
            ConversationId = target?.Participant.ConversationId ?? request.ConversationId,
            ParticipantId = target?.Participant.ParticipantId ?? request.ParticipantId,
            CommunicationId = target?.CommunicationId ?? request.CommunicationId,
            UserId = target?.Participant.UserId ?? request.UserId,
            UserName = target?.Participant.UserName,
            WrapupCode = request.WrapupCode,
            FindingId = deciding?.FindingId,
            Findings = findings.All.ToArray(),
        };
    }

    private static string Suggestion(WrapupTarget target, WrapupRequest request, WrapupCode? code)
    {
        string which = request.ParticipantId is null && request.UserId is null
            ? string.Empty
            : $" -ParticipantId {target.Participant.ParticipantId}";
        string name = code is null ? "<code>" : TypedText.Quoted(code.Name);
        return $"Set-ParticipantWrapup {target.Participant.ConversationId} {name}{which}";
    }
}

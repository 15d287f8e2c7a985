using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>Step 2: on which level, and by which operations. Reports read one level; a code on the other is invisible to them.</summary>
internal sealed class RouteChooser(GenesysSession session)
{
    public async Task<WrapupRoute> ChooseAsync(WrapupTarget target, string? asked, IActivitySink activity, CancellationToken stop)
    {
        if (target.Media is { } media && Impossible(media) is { } failure)
        {
            throw new GenesysException(failure);
        }

        if (asked is not null)
        {
            string reason = "asked for with -Level";
            return asked == WrapupLevel.Communication ? OnCommunication(target, reason) : OnParticipant(target, reason);
        }

        if (target.Media is { ParticipantLevel: false } only)
        {
            return OnCommunication(target, $"{only} has no other level{(only.Deprecated ? " (deprecated)" : string.Empty)}");
        }

        AfterCallWorkSetting.Answer setting = await AfterCallWorkSetting.Of(session).ReadAsync(activity, stop).ConfigureAwait(false);
        if (setting.CommunicationBased is { } communicationBased)
        {
            if (communicationBased && target.IsUntakenCallback)
            {
                return OnParticipant(target, "the agent did not take the callback: then its code is the participant's");
            }

            return communicationBased
                ? OnCommunication(target, "the organization's setting: after-call work per communication")
                : OnParticipant(target, "the organization's setting: after-call work per participant");
        }

        return target.LevelSeen switch
        {
            WrapupLevel.Communication => OnCommunication(target, $"{setting.WhyNot}; wrap-up was seen on the communication"),
            WrapupLevel.Participant => OnParticipant(target, $"{setting.WhyNot}; wrap-up was seen on the participant"),
            _ => OnParticipant(target, $"{setting.WhyNot}; participant is the platform's default"),
        };
    }

    /// <summary>Asks now what a choice may need later.</summary>
    public Task PrepareAsync(string? asked, IActivitySink activity, CancellationToken stop) =>
        asked is null ? AfterCallWorkSetting.Of(session).ReadAsync(activity, stop) : Task.CompletedTask;

    private static WrapupRoute OnParticipant(WrapupTarget target, string reason) =>
        WrapupRoute.OnParticipant(target.Participant, reason);

    private static WrapupRoute OnCommunication(WrapupTarget target, string reason) =>
        target is { Media: { } media, CommunicationId: { } communicationId } &&
        WrapupRoute.OnCommunication(target.Participant, media, communicationId, reason) is { } route
            ? route
            : throw new GenesysException(new Failure(
                FailureId.Refused,
                FailureCategory.InvalidOperation,
                $"{target.Agent} has no communication in conversation {target.Participant.ConversationId} that can have a code ({reason}).",
                $"Use -Level Participant; Get-ConversationParticipant {target.Participant.ConversationId} -All shows communications.")
            { FindingId = FindingIds.TargetLevel });

    private static Failure? Impossible(MediaKind media)
    {
        if (media.Removed)
        {
            return new Failure(
                FailureId.Refused,
                FailureCategory.NotImplemented,
                $"The platform removed the operations of web {media} in August 2026; whether the generic ones still take its wrap-up " +
                "is untried.",
                "Web messaging has replaced it: its conversations are messages, and this command sets their codes.")
            { FindingId = FindingIds.RequestRemoved };
        }

        return media is { ParticipantLevel: false, CommunicationLevel: false }
            ? new Failure(
                FailureId.Refused,
                FailureCategory.NotImplemented,
                $"The platform has no wrap-up for {media}.",
                "Set the code on the agent of the call, message or other media in the same conversation.")
            { FindingId = FindingIds.TargetMedia }
            : null;
    }
}

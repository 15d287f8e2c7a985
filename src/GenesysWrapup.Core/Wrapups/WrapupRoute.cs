using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>Where one target's code is written and read, and why there.</summary>
internal sealed record WrapupRoute(string Level, string Reason, Operation Write, Operation Read)
{
    /// <summary>Conversation, participant and, on that level, communication.</summary>
    public string[] PathValues { get; private init; } = [];

    public string ConversationId => PathValues[0];

    public string ParticipantId => PathValues[1];

    public MediaKind? Media { get; private init; }

    public string? CommunicationId { get; private init; }

    /// <summary>The generic PATCH. It serves every media and, unlike that of calls, declares no refusal of client credentials.</summary>
    public static WrapupRoute OnParticipant(ConversationParticipant participant, string reason) => new(
        WrapupLevel.Participant,
        reason,
        Operations.PatchConversationParticipant,
        Operations.GetConversationParticipantWrapup)
    { PathValues = [participant.ConversationId, participant.ParticipantId] };

    /// <summary>The media's own operations; null where the media has none.</summary>
    public static WrapupRoute? OnCommunication(
        ConversationParticipant participant, MediaKind media, string communicationId, string reason) =>
        media.PostCommunicationWrapup is { } write && media.GetCommunicationWrapup is { } read
            ? new(WrapupLevel.Communication, reason, write, read)
            {
                PathValues = [participant.ConversationId, participant.ParticipantId, communicationId],
                Media = media,
                CommunicationId = communicationId,
            }
            : null;
}


using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>Where one target's code is written and read, and why there.</summary>
internal sealed record WrapupRoute(string Level, string Reason, Operation Write, Operation Read, params string[] PathValues)
{
    /// <summary>The generic PATCH: it serves every media, and does not declare that client credentials are refused, as that of calls does.</summary>
    public static WrapupRoute OnParticipant(string conversationId, string participantId, string reason) => new(
        WrapupLevel.Participant,
        reason,
        Operations.PatchConversationParticipant,
        Operations.GetConversationParticipantWrapup,
        conversationId,
        participantId);

    /// <summary>The media's own operations; null where the media has none.</summary>
    public static WrapupRoute? OnCommunication(MediaKind media, string conversationId, string participantId, string communicationId, string reason) =>
        media.PostCommunicationWrapup is { } write && media.GetCommunicationWrapup is { } read
            ? new(WrapupLevel.Communication, reason, write, read, conversationId, participantId, communicationId)
            : null;
}

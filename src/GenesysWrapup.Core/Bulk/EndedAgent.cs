using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Analytics;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Bulk;

/// <summary>
/// The agent of an ended conversation, as analytics tells it, where that is enough to write: nobody else comes into question, nothing goes
/// on any more, and nothing speaks against a code. In every other case the conversation is read live.
/// </summary>
internal static class EndedAgent
{
    /// <summary>Those that analytics calls by a name of their own. It calls messages and social expressions alike.</summary>
    private static readonly MediaKind[] s_media = [MediaKind.Call, MediaKind.Callback, MediaKind.Email, MediaKind.Video];

    /// <param name="conversation">What analytics knows.</param>
    /// <param name="request">What is asked for; its ids are clean.</param>
    /// <param name="level">The level that the organization sets its codes on.</param>
    /// <param name="nameOf">The name of a code, where it is known.</param>
    public static ConversationParticipant? Of(
        WireDetails conversation, WrapupRequest request, string level, Func<string?, string?> nameOf)
    {
        IReadOnlyList<AgentSession> agents = AgentSession.Of(conversation);
        AgentSession[] meant = [.. agents.Where(agent => IsMeant(agent, request))];
        return conversation.ConversationEnd is not null &&
            meant.Length == 1 && meant[0] is { End: { } end } only &&
            (!only.HasWrapup || only.WrapupEnd is not null) &&
            (request.Force || StateOf(only) is WrapupState.EndedUncoded or WrapupState.Coded) &&
            MediaKind.Find(only.MediaType) is { } media && s_media.Contains(media)
            ? new ConversationParticipant
            {
                ConversationId = only.ConversationId,
                ParticipantId = only.ParticipantId,
                CommunicationId = only.SessionId,
                Purpose = AgentSession.Purposes[0],
                UserId = only.UserId,
                UserName = only.ParticipantName,
                QueueId = only.QueueId,
                MediaType = media.Name,
                StartTime = only.Start?.UtcDateTime,
                ConnectedTime = only.Start?.UtcDateTime,
                EndTime = end.UtcDateTime,
                WrapupState = StateOf(only),
                WrapupStatus = FormattableString.Invariant($"ended at {end.UtcDateTime:u}, as analytics tells it"),
                AfterCallWorkStart = only.WrapupStart?.UtcDateTime,
                AfterCallWorkEnd = only.WrapupEnd?.UtcDateTime,
                AssignedCode = only.Code,
                AssignedCodeName = nameOf(only.Code),
                AssignedNotes = only.Notes,
                AssignedLevel = only.Code is null ? null : media.ParticipantLevel ? level : WrapupLevel.Communication,
                DialedByCampaign = Sessions(conversation).Any(static session => session.OutboundCampaignId is not null),
                CanBeWrappedUp = true,
            }
            : null;
    }

    private static string StateOf(AgentSession agent) => agent switch
    {
        { Skipped: true } => WrapupState.Skipped,
        { Code: null } => WrapupState.EndedUncoded,
        { Code: { } code } when SystemWrapupCode.IsOne(code) => WrapupState.TimedOut,
        _ => WrapupState.Coded,
    };

    private static bool IsMeant(AgentSession agent, WrapupRequest request) =>
        (request.ParticipantId is null || PlatformId.Same(agent.ParticipantId, request.ParticipantId)) &&
        (request.CommunicationId is null || PlatformId.Same(agent.SessionId, request.CommunicationId)) &&
        AgentChoice.Is(request.UserId, agent.UserId, agent.ParticipantName);

    private static IEnumerable<WireDetailsSession> Sessions(WireDetails conversation) =>
        (conversation.Participants ?? []).SelectMany(static participant => participant.Sessions ?? []);
}

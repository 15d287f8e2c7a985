using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Events;

/// <summary>
/// A conversation's view as one event for each participant that could have a code: piped onwards, each names whom it is about, where a
/// list inside one event could not be bound. Rings, customers and flows make none; where nobody is left, the conversation makes one.
/// </summary>
internal static class ParticipantEvents
{
    /// <summary>The source of an event that was read because the channel could not tell it.</summary>
    public const string FromRead = "Read";

    public static IEnumerable<EventReading> Of(JsonElement conversation, IEnumerable<WireParticipant> participants, EventOrigin origin)
    {
        ConversationEvent shared = origin.Event(EventType.Conversation).With(copy =>
        {
            copy.ConversationId = conversation.Text("id", "conversationId");
            copy.UserId = origin.Topic is { Kind: TopicKind.UserView } user ? user.Id : null;
            copy.QueueId = origin.Topic is { Kind: TopicKind.QueueView } queue ? queue.Id : null;
        });
        ConversationEvent[] found = participants
            .Where(participant => IsInView(participant, origin.Topic) && ParticipantRole.CanBeWrappedUp(participant))
            .Select(participant => Of(participant, shared))
            .ToArray();
        return (found.Length > 0 ? found : [shared]).Select(EventReading.Of);
    }

    /// <summary>The same from a live read: what an event would have told.</summary>
    public static IEnumerable<ConversationEvent> Of(ConversationRead read)
    {
        EventOrigin origin = EventOrigin.Unknown with { Source = FromRead, Time = read.ReadAt.UtcDateTime };
        ConversationEvent shared = origin.Event(EventType.Conversation).With(copy => copy.ConversationId = read.ConversationId);
        return read.Participants
            .Where(participant => participant.Shown.CanBeWrappedUp)
            .Select(participant => Of(participant.Wire, shared));
    }

    /// <summary>A topic is one user's or one queue's. The others in the conversation have their own, and would come twice.</summary>
    private static bool IsInView(WireParticipant participant, TopicName? topic) => topic switch
    {
        { Kind: TopicKind.UserView, Id: { } user } => Same(participant.UserId, user),
        { Kind: TopicKind.QueueView, Id: { } queue } => participant.QueueId is null || Same(participant.QueueId, queue),
        _ => true,
    };

    private static ConversationEvent Of(WireParticipant participant, ConversationEvent shared)
    {
        // Of the judgement only what does not depend on the present is taken: an event may be read long after.
        WrapupJudgement judged = WrapupJudgement.Of(participant, DateTimeOffset.MinValue);
        (MediaKind Media, WireCommunication Communication)? chosen = CommunicationChoice.Of(participant);
        return shared.With(copy =>
        {
            copy.ParticipantId = participant.Id;
            copy.EventParticipantId = participant.Id;
            copy.CommunicationId = chosen?.Communication.Id;
            copy.UserId = participant.UserId;
            copy.UserName = participant.Name;
            copy.QueueId = participant.QueueId;
            copy.Purpose = participant.Purpose;
            copy.MediaType = chosen?.Media.Name;
            copy.Direction = chosen?.Communication.Direction;
            copy.State = chosen?.Communication.State;
            copy.DisconnectType = chosen?.Communication.DisconnectType;
            copy.WrapupState = judged.State;
            copy.WrapupDeadline = judged.Deadline?.UtcDateTime;
            copy.AfterCallWorkStart = judged.AfterCallWorkStart?.UtcDateTime;
            copy.AfterCallWorkEnd = judged.AfterCallWorkEnd?.UtcDateTime;
            copy.AssignedCode = judged.Assigned?.Code;
            copy.AssignedNotes = judged.Assigned?.Notes;
            copy.AssignedDurationSeconds = judged.Assigned?.DurationSeconds;
        });
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

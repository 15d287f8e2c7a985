using System;
using System.Collections.Generic;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Conversations;

/// <summary>One live read: what users see, beside the wire's own shape for the parts that need communications, media and states.</summary>
internal sealed record ConversationRead(WireConversation Wire, Conversation Shown, IReadOnlyList<ReadParticipant> Participants)
{
    public string ConversationId => Shown.ConversationId;

    public DateTimeOffset ReadAt { get; init; }

    public string? CorrelationId { get; init; }

    /// <summary>Whether a user has or had any part in it.</summary>
    public bool HasUser(string? userId) => Wire.Participants?.Exists(one => PlatformId.Same(one.UserId, userId)) == true;
}

/// <summary>A participant of a live read, in both shapes.</summary>
internal sealed record ReadParticipant(WireParticipant Wire, ConversationParticipant Shown);

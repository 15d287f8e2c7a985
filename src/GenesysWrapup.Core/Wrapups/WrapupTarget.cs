using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>What stands on a participant or communication, as far as it was read.</summary>
internal sealed record Standing(string? Code, string? CodeName, string? Notes)
{
    /// <summary>Null where the read did not bring them.</summary>
    public IReadOnlyList<string>? Tags { get; init; }
}

/// <summary>Whom a code goes to: a participant, the communication of it that matters, and what was seen there.</summary>
internal sealed record WrapupTarget(ConversationParticipant Participant)
{
    public string? CommunicationId { get; private init; }

    public MediaKind? Media { get; private init; }

    /// <summary>Read just now, and not some time ago by whoever piped the participant in.</summary>
    public bool IsFresh { get; private init; }

    /// <summary>An outbound campaign dialed it, as far as the conversation shows that.</summary>
    public bool Dialed { get; private init; }

    /// <summary>On which level a code or after-call work was seen, of this agent or of others in the conversation; null where on neither.</summary>
    public string? LevelSeen { get; private init; }

    private Standing? OnParticipant { get; init; }

    private Standing? OnCommunication { get; init; }

    /// <summary>The agent as people speak of them.</summary>
    public string Agent => (Participant.UserName ?? Participant.UserId ?? Participant.ParticipantId) +
        (Participant.QueueName is { } queue ? $" ({queue})" : string.Empty);

    /// <summary>What stood on a level when it was read.</summary>
    public Standing? StandingOn(string level) => level == WrapupLevel.Participant ? OnParticipant : OnCommunication;

    /// <summary>From a live read; a communication that was asked for wins over the likeliest one.</summary>
    public static WrapupTarget Of(ReadParticipant read, ConversationRead conversation, string? communicationId, Func<string, string?> nameOf)
    {
        (MediaKind Media, WireCommunication Communication)? chosen = CommunicationChoice.Ranked(read.Wire)
            .Where(entry => communicationId is null || Same(entry.Communication.Id, communicationId))
            .Select(entry => ((MediaKind, WireCommunication)?)entry)
            .FirstOrDefault();
        Standing? onParticipant = StandingOf(read.Wire.Wrapup, nameOf);
        Standing? onCommunication = StandingOf(chosen?.Communication.Wrapup, nameOf);
        return new WrapupTarget(read.Shown)
        {
            CommunicationId = chosen?.Communication.Id,
            Media = chosen?.Media,
            IsFresh = true,
            Dialed = read.Shown.DialedByCampaign || SystemWrapupCode.IsOutbound(onParticipant?.Code ?? onCommunication?.Code),
            OnParticipant = onParticipant,
            OnCommunication = onCommunication,
            LevelSeen = CodedOn(read.Wire) ?? conversation.Participants.Select(other => CodedOn(other.Wire)).FirstOrDefault(level => level is not null) ?? WorkedOn(read.Wire),
        };
    }

    /// <summary>From a participant that was piped in.</summary>
    public static WrapupTarget Of(ConversationParticipant known)
    {
        Standing? standing = known.AssignedCode is null ? null : new Standing(known.AssignedCode, known.AssignedCodeName, known.AssignedNotes);
        return new WrapupTarget(known)
        {
            CommunicationId = known.CommunicationId,
            Media = MediaKind.Find(known.MediaType),
            Dialed = known.DialedByCampaign || SystemWrapupCode.IsOutbound(known.AssignedCode),
            OnParticipant = known.AssignedLevel == WrapupLevel.Participant ? standing : null,
            OnCommunication = known.AssignedLevel == WrapupLevel.Communication ? standing : null,
            LevelSeen = known.AssignedLevel,
        };
    }

    /// <summary>Two ids of one object. People also give them in braces or without hyphens, as other tools print GUIDs.</summary>
    public static bool Same(string? left, string? right) => Guid.TryParse(left, out Guid one) && Guid.TryParse(right, out Guid other)
        ? one == other
        : string.Equals(left, right?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static Standing? StandingOf(WireWrapup? wrapup, Func<string, string?> nameOf) =>
        wrapup is { Code: { Length: > 0 } code } && wrapup.Provisional != true
            ? new Standing(code, wrapup.Name ?? nameOf(code), wrapup.Notes) { Tags = wrapup.Tags ?? [] }
            : null;

    private static string? CodedOn(WireParticipant wire)
    {
        if (StandingOf(wire.Wrapup, static _ => null) is not null)
        {
            return WrapupLevel.Participant;
        }

        return wire.Communications().Any(entry => StandingOf(entry.Communication.Wrapup, static _ => null) is not null)
            ? WrapupLevel.Communication
            : null;
    }

    private static string? WorkedOn(WireParticipant wire)
    {
        if (wire.StartAcwTime is not null)
        {
            return WrapupLevel.Participant;
        }

        bool worked = wire.Communications().Any(entry =>
            CommunicationChoice.IsPending(entry.Communication) || CommunicationChoice.IsOver(entry.Communication));
        return worked ? WrapupLevel.Communication : null;
    }
}

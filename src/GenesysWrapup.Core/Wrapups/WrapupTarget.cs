using System;
using System.Linq;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>The write target: a participant, its communication that matters, and what was read there.</summary>
internal sealed record WrapupTarget(ConversationParticipant Participant)
{
    public string? CommunicationId { get; private init; }

    public MediaKind? Media { get; private init; }

    /// <summary>Read just now, not some time ago by whoever piped the participant in.</summary>
    public bool IsFresh { get; private init; }

    /// <summary>An outbound campaign dialed it, as far as the conversation shows that.</summary>
    public bool Dialed { get; private init; }

    /// <summary>The level on which a code or after-call work was seen, of this agent or of others here; null for none.</summary>
    public string? LevelSeen { get; private init; }

    private AssignedWrapup? OnParticipant { get; init; }

    private AssignedWrapup? OnCommunication { get; init; }

    /// <summary>Its code goes on the participant even where after-call work is per communication, as the vendor's help says.</summary>
    public bool IsUntakenCallback => Media == MediaKind.Callback && Participant.ConnectedTime is null;

    /// <summary>The agent, as people speak of them.</summary>
    public string Agent => (Participant.UserName ?? Participant.UserId ?? Participant.ParticipantId) +
        (Participant.QueueName is { } queue ? $" ({queue})" : string.Empty);

    /// <summary>The code that was on a level when it was read.</summary>
    public AssignedWrapup? AssignedOn(string level) => level == WrapupLevel.Participant ? OnParticipant : OnCommunication;

    /// <summary>From a live read; a communication that was asked for wins over the likeliest one.</summary>
    public static WrapupTarget Of(
        ReadParticipant read, ConversationRead conversation, string? communicationId, Func<string, string?> nameOf)
    {
        (MediaKind Media, WireCommunication Communication)? chosen = CommunicationChoice.Ranked(read.Wire)
            .Where(entry => communicationId is null || PlatformId.Same(entry.Communication.Id, communicationId))
            .Select(entry => ((MediaKind, WireCommunication)?)entry)
            .FirstOrDefault();
        AssignedWrapup? onParticipant = FinalOf(read.Wire.Wrapup, nameOf);
        AssignedWrapup? onCommunication = FinalOf(chosen?.Communication.Wrapup, nameOf);
        return new WrapupTarget(read.Shown)
        {
            CommunicationId = chosen?.Communication.Id,
            Media = chosen?.Media,
            IsFresh = true,
            Dialed = read.Shown.DialedByCampaign || SystemWrapupCode.IsOutbound(onParticipant?.Code ?? onCommunication?.Code),
            OnParticipant = onParticipant,
            OnCommunication = onCommunication,
            LevelSeen = conversation.Participants
                .Select(other => CodedOn(other.Wire))
                .Prepend(CodedOn(read.Wire))
                .Append(WorkedOn(read.Wire))
                .FirstOrDefault(level => level is not null),
        };
    }

    /// <summary>From a participant that was piped in.</summary>
    public static WrapupTarget Of(ConversationParticipant known)
    {
        var assigned = AssignedWrapup.Of(known);
        return new WrapupTarget(known)
        {
            CommunicationId = known.CommunicationId,
            Media = MediaKind.Find(known.MediaType),
            Dialed = known.DialedByCampaign || SystemWrapupCode.IsOutbound(known.AssignedCode),
            OnParticipant = known.AssignedLevel == WrapupLevel.Participant ? assigned : null,
            OnCommunication = known.AssignedLevel == WrapupLevel.Communication ? assigned : null,
            LevelSeen = known.AssignedLevel,
        };
    }

    private static AssignedWrapup? FinalOf(WireWrapup? wrapup, Func<string, string?>? nameOf = null) =>
        AssignedWrapup.Of(wrapup, nameOf) is { IsFinal: true } assigned ? assigned : null;

    private static string? CodedOn(WireParticipant wire)
    {
        if (FinalOf(wire.Wrapup) is not null)
        {
            return WrapupLevel.Participant;
        }

        return wire.Communications().Any(entry => FinalOf(entry.Communication.Wrapup) is not null)
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

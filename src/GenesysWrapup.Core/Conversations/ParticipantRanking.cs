using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Conversations;

/// <summary>
/// The participants that a code could be meant for, the likeliest first: whoever waits for one, then whoever was connected last.
/// The same person can be there several times, because every ring and every transfer back makes a participant. A colleague who was only
/// asked comes last, though connected later than the agent who asked; that it was so is not certain, and after-call work says more.
/// </summary>
internal static class ParticipantRanking
{
    public static IReadOnlyList<ReadParticipant> Candidates(IReadOnlyList<ReadParticipant> participants)
    {
        WireParticipant[] onlyAsked = Consultation.In(participants.Select(participant => participant.Wire))
            .Where(consultation => !consultation.HandedOn)
            .Select(consultation => consultation.Asked)
            .ToArray();
        return
        [
            .. participants
                .Where(participant => participant.Shown.CanBeWrappedUp)
                .OrderByDescending(participant => participant.Shown.WrapupState == WrapupState.Pending)
                .ThenBy(participant => onlyAsked.Contains(participant.Wire) && participant.Shown.AfterCallWorkStart is null)
                .ThenByDescending(participant => ParticipantRole.LastConnected(participant.Wire) ?? DateTimeOffset.MinValue),
        ];
    }

    public static IReadOnlyList<ReadParticipant> Pending(IReadOnlyList<ReadParticipant> participants) =>
        Candidates(participants).Where(participant => participant.Shown.WrapupState == WrapupState.Pending).ToArray();
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Conversations;

/// <summary>
/// The participants that a code could be meant for, the likeliest first: whoever waits for one, then whoever was connected last.
/// The same person can be there several times, because every ring and every transfer back makes a participant. A colleague who was only
/// asked comes last, though connected later than the agent who asked.
/// </summary>
internal static class ParticipantRanking
{
    public static IReadOnlyList<ReadParticipant> Candidates(IEnumerable<ReadParticipant> participants) => participants
        .Where(participant => participant.Shown.CanBeWrappedUp)
        .OrderByDescending(participant => participant.Shown.WrapupState == WrapupState.Pending)
        .ThenBy(participant => participant.Wire.ConsultParticipantId is not null && participant.Shown.AfterCallWorkStart is null)
        .ThenByDescending(participant => ParticipantRole.LastConnected(participant.Wire) ?? DateTimeOffset.MinValue)
        .ToArray();

    public static IReadOnlyList<ReadParticipant> Pending(IEnumerable<ReadParticipant> participants) =>
        Candidates(participants).Where(participant => participant.Shown.WrapupState == WrapupState.Pending).ToArray();
}

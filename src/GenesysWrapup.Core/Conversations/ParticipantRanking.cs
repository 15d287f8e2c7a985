using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Conversations;

/// <summary>
/// The participants that a code could be meant for, the likeliest first: whoever waits for one, then whoever was connected last.
/// The same person can be there several times, because every ring and every transfer back makes a participant.
/// </summary>
internal static class ParticipantRanking
{
    public static IReadOnlyList<ReadParticipant> Candidates(IEnumerable<ReadParticipant> participants) => participants
        .Where(participant => participant.Shown.CanBeWrappedUp)
        .OrderByDescending(participant => participant.Shown.WrapupState == WrapupState.Pending)
        .ThenByDescending(participant => ParticipantRole.LastConnected(participant.Wire) ?? DateTimeOffset.MinValue)
        .ToArray();

    public static IReadOnlyList<ReadParticipant> Pending(IEnumerable<ReadParticipant> participants) =>
        Candidates(participants).Where(participant => participant.Shown.WrapupState == WrapupState.Pending).ToArray();
}

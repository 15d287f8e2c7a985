using System;
using System.Collections.Generic;
using GenesysWrapup.Core.Conversations;

namespace GenesysWrapup.Core.Live;

/// <summary>How things stand with a goal.</summary>
/// <param name="IsOver">It is reached, or nothing more comes.</param>
/// <param name="Participants">Those who are waited for, or who are there.</param>
/// <param name="Words">The state in words.</param>
internal sealed record WaitStanding(bool IsOver, IReadOnlyList<ReadParticipant> Participants, string Words)
{
    /// <summary>From then on nothing more comes.</summary>
    public DateTimeOffset? NoLaterThan { get; init; }
}

using System;

namespace GenesysWrapup.Core.WorkLists;

/// <summary>How far a work list is.</summary>
public sealed class WrapupBacklog
{
    public required string WorkList { get; init; }
    public required string Broker { get; init; }

    /// <summary>Rows that no worker has taken.</summary>
    public long Waiting { get; init; }

    /// <summary>Rows that workers have taken and not ended, as far as they answered.</summary>
    public int UnderWay { get; init; }

    /// <summary>Rows that failed for the moment and wait for their next try.</summary>
    public long Resting { get; init; }

    /// <summary>Rows that are not tried any more.</summary>
    public long Dead { get; init; }

    /// <summary>Outcomes that nobody has fetched.</summary>
    public long Outcomes { get; init; }

    /// <summary>Workers that take rows from it, and how many of them answered when they were asked.</summary>
    public int Workers { get; init; }
    public int Answered { get; init; }

    /// <summary>Rows a minute, of those who answered.</summary>
    public double PerMinute { get; init; }

    /// <summary>How long the rest takes at that rate; null where nobody works.</summary>
    public double? MinutesLeft { get; init; }

    public DateTime Time { get; init; }

    public override string ToString() =>
        FormattableString.Invariant($"{WorkList}: {Waiting} waiting, {UnderWay} under way, {Dead} dead, {Workers} workers");
}

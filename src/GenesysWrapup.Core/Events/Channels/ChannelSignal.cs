using System;
using GenesysWrapup.Core.Failures;

namespace GenesysWrapup.Core.Events.Channels;

internal enum ChannelSignalKind
{
    Event,

    /// <summary>From here on events may be missed.</summary>
    Interrupted,

    /// <summary>Events come again; what happened in between was not told.</summary>
    Resumed,

    /// <summary>Events came faster than they were taken, and what came then was not kept.</summary>
    Overrun,

    /// <summary>Something that is worth a line to whoever watches.</summary>
    Note,

    /// <summary>Nothing comes any more.</summary>
    Ended,
}

/// <summary>What a channel tells those who listen: an event, or something about itself.</summary>
internal sealed record ChannelSignal(ChannelSignalKind Kind)
{
    public ConversationEvent? Event { get; init; }

    /// <summary>In words, for everything that is no event.</summary>
    public string Message { get; init; } = string.Empty;

    /// <summary>When the channel told it.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>Of a resumption or an overrun: when the last was told that came through before.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Of an end: why.</summary>
    public GenesysException? Reason { get; init; }
}

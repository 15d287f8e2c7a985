using System;
using System.Collections.Generic;

namespace GenesysWrapup.Core.Events.Channels;

/// <summary>Topics that somebody listens to, until disposed of.</summary>
internal sealed class EventSubscription(IReadOnlyList<RejectedTopic> rejected, Action leave) : IDisposable
{
    /// <summary>Those that the platform does not let this session follow.</summary>
    public IReadOnlyList<RejectedTopic> Rejected { get; } = rejected;

    public void Dispose() => leave();
}

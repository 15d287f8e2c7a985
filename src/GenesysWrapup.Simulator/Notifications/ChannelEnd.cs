namespace GenesysWrapup.Simulator.Notifications;

/// <summary>How a channel's connection ended.</summary>
internal enum ChannelEnd
{
    /// <summary>The platform closed it: another socket took its place, or the channel is gone.</summary>
    Closed,

    /// <summary>The connection broke without a close.</summary>
    Dropped,
}

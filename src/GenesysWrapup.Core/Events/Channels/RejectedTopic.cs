namespace GenesysWrapup.Core.Events.Channels;

/// <summary>A topic that the platform does not let this session follow, and why.</summary>
internal sealed record RejectedTopic(string Topic, string Reason);

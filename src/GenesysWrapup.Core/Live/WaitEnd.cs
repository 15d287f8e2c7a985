using System;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;

namespace GenesysWrapup.Core.Live;

/// <summary>How a wait ended.</summary>
/// <param name="Read">The conversation as it is now.</param>
/// <param name="Standing">Who was waited for, as they are now.</param>
internal sealed record WaitEnd(ConversationRead Read, WaitStanding Standing)
{
    /// <summary>Notification or Polling; null where there was nothing to wait for.</summary>
    public string? By { get; init; }

    public TimeSpan Waited { get; init; }

    /// <summary>Null where it came, or where nothing can come any more.</summary>
    public Failure? Failure { get; init; }
}

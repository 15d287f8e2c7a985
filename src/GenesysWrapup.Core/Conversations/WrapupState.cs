namespace GenesysWrapup.Core.Conversations;

/// <summary>Where a participant stands with its wrap-up, judged from what was read.</summary>
public enum WrapupState
{
    /// <summary>Nobody who could have a code: customer, ivr, acd, a ring that never connected, a supervisor listening in.</summary>
    NotApplicable,

    /// <summary>Still in the conversation; after-call work has not begun.</summary>
    Connected,

    /// <summary>After-call work runs and has no code yet.</summary>
    Pending,

    /// <summary>A code is there and after-call work goes on, so that it may still change.</summary>
    CodedInAfterCallWork,

    /// <summary>A code is there and after-call work is over.</summary>
    Coded,

    /// <summary>The platform put its time-out code there.</summary>
    TimedOut,

    /// <summary>The agent skipped it.</summary>
    Skipped,

    /// <summary>Ended without a code although nothing waits for one any more.</summary>
    EndedUncoded,

    /// <summary>The read did not say enough.</summary>
    Unknown,
}

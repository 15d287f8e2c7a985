namespace GenesysWrapup.Core.Conversations;

/// <summary>Where a participant stands with its wrap-up, judged from what was read.</summary>
public static class WrapupState
{
    /// <summary>Nobody who could have a code: customer, ivr, acd, a ring that never connected, a supervisor listening in.</summary>
    public const string NotApplicable = nameof(NotApplicable);

    /// <summary>Still in the conversation; after-call work has not begun.</summary>
    public const string Connected = nameof(Connected);

    /// <summary>After-call work runs and has no code yet.</summary>
    public const string Pending = nameof(Pending);

    /// <summary>A code is there and after-call work goes on, so that it may still change.</summary>
    public const string CodedInAfterCallWork = nameof(CodedInAfterCallWork);

    /// <summary>A code is there and after-call work is over.</summary>
    public const string Coded = nameof(Coded);

    /// <summary>The platform put its time-out code there.</summary>
    public const string TimedOut = nameof(TimedOut);

    /// <summary>The agent skipped it.</summary>
    public const string Skipped = nameof(Skipped);

    /// <summary>Ended without a code although nothing waits for one any more.</summary>
    public const string EndedUncoded = nameof(EndedUncoded);

    /// <summary>The read did not say enough.</summary>
    public const string Unknown = nameof(Unknown);
}

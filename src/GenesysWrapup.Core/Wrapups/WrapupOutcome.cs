namespace GenesysWrapup.Core.Wrapups;

/// <summary>How setting a code ended.</summary>
public static class WrapupOutcome
{
    /// <summary>Written and seen there.</summary>
    public const string Set = nameof(Set);

    /// <summary>The wanted code was there before; nothing was written.</summary>
    public const string AlreadySet = nameof(AlreadySet);

    /// <summary>Accepted, but not seen there in time (or not looked for, with -NoVerify).</summary>
    public const string Unverified = nameof(Unverified);

    /// <summary>Accepted, but somebody else's code is there.</summary>
    public const string Different = nameof(Different);

    /// <summary>The platform refused.</summary>
    public const string Refused = nameof(Refused);

    /// <summary>The moment for it is past.</summary>
    public const string TooLate = nameof(TooLate);

    /// <summary>The moment for it has not come.</summary>
    public const string NotReady = nameof(NotReady);

    /// <summary>More than one participant waits for a code, or more than one code has that name.</summary>
    public const string Ambiguous = nameof(Ambiguous);

    /// <summary>No such conversation, participant or code.</summary>
    public const string NotFound = nameof(NotFound);

    /// <summary>It could not be done for another reason: network, time-out, service.</summary>
    public const string Failed = nameof(Failed);

    /// <summary>The agent skipped wrap-up; nothing was written.</summary>
    public const string AgentSkipped = nameof(AgentSkipped);

    /// <summary>Not attempted: the answer at the prompt was No, or it was -WhatIf.</summary>
    public const string NotConfirmed = nameof(NotConfirmed);

    /// <summary>Done in an earlier run of the journal; nothing was sent.</summary>
    public const string DoneBefore = nameof(DoneBefore);
}

namespace GenesysWrapup.Core.Wrapups;

/// <summary>How setting a code ended.</summary>
public enum WrapupOutcome
{
    /// <summary>Written and seen there.</summary>
    Set,

    /// <summary>The wanted code was there before; nothing was written.</summary>
    AlreadySet,

    /// <summary>Accepted, but not seen there in time (or not looked for, with -NoVerify).</summary>
    Unverified,

    /// <summary>Accepted, but somebody else's code is there.</summary>
    Different,

    /// <summary>The platform refused.</summary>
    Refused,

    /// <summary>The moment for it is past.</summary>
    TooLate,

    /// <summary>The moment for it has not come.</summary>
    NotReady,

    /// <summary>More than one participant waits for a code, or more than one code has that name.</summary>
    Ambiguous,

    /// <summary>No such conversation, participant or code.</summary>
    NotFound,

    /// <summary>It could not be done for another reason: network, time-out, service.</summary>
    Failed,

    /// <summary>Not attempted: declined at the prompt, or -WhatIf.</summary>
    Skipped,

    /// <summary>Done in an earlier run of the journal; nothing was sent.</summary>
    DoneBefore,
}

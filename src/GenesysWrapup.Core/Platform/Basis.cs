namespace GenesysWrapup.Core.Platform;

/// <summary>How a statement about the platform is known. No live organization was available, so every statement says this.</summary>
public enum Basis
{
    /// <summary>Nobody outside the platform can say; only a live organization would show it.</summary>
    Unknown,

    /// <summary>Follows from documented or captured facts, but nobody has stated it.</summary>
    Inferred,

    /// <summary>Seen in a real payload.</summary>
    Captured,

    /// <summary>Said by the vendor's staff in public.</summary>
    Staff,

    /// <summary>Stated in the vendor's contract or documentation.</summary>
    Documented,

    /// <summary>Read from the platform by the command that says it.</summary>
    Observed,
}

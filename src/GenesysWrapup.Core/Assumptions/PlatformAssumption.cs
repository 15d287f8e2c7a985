namespace GenesysWrapup.Core.Assumptions;

/// <summary>One thing that is unknown about the platform, and what this organization showed of it.</summary>
public sealed class PlatformAssumption
{
    /// <summary>The simulator's policy that stands for it.</summary>
    public required string Policy { get; set; }

    /// <summary>The position of the policy that is true here; null where it could not be settled, and Evidence says why.</summary>
    public string? Position { get; set; }

    /// <summary>What the simulator assumes unless told otherwise.</summary>
    public string? Default { get; set; }

    /// <summary>Whether the simulator's assumption is right here; null where it could not be settled.</summary>
    public bool? IsDefault { get; set; }

    /// <summary>What was asked and answered, and what was put back.</summary>
    public required string Evidence { get; set; }

    /// <summary>The conversation that showed it; null where none was needed.</summary>
    public string? ConversationId { get; set; }

    /// <summary>The platform's id of the answer that settled it.</summary>
    public string? CorrelationId { get; set; }

    public override string ToString() => $"{Policy}: {Position ?? "not settled"}";
}

namespace GenesysWrapup.Core.Assumptions;

/// <summary>One thing that is unknown about the platform, and what this organization showed of it.</summary>
public sealed record PlatformAssumption
{
    /// <summary>The simulator's policy that stands for it.</summary>
    public required string Policy { get; init; }

    /// <summary>The position of the policy that is true here; null where it could not be settled, and Evidence says why.</summary>
    public string? Position { get; init; }

    /// <summary>What the simulator assumes unless told otherwise.</summary>
    public string? Default { get; init; }

    /// <summary>Whether the simulator's assumption is right here; null where it could not be settled.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>What was asked and answered, and what was put back.</summary>
    public required string Evidence { get; init; }

    /// <summary>The conversation that showed it; null where none was needed.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The platform's id of the answer that settled it.</summary>
    public string? CorrelationId { get; init; }

    public override string ToString() => $"{Policy}: {Position ?? "not settled"}";
}

using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Scenarios;

/// <summary>What kind of conversation to make.</summary>
internal sealed record NewConversationOptions
{
    public MediaKind MediaType { get; init; } = MediaKind.Call;

    public SimulatedState State { get; init; } = SimulatedState.AwaitingWrapup;

    /// <summary>The queue's id or name; by default the world's first queue.</summary>
    public string? Queue { get; init; }

    /// <summary>An after-call mode that overrides the queue's.</summary>
    public AfterCallMode? AcwMode { get; init; }

    /// <summary>How many agents take part.</summary>
    public int Agents { get; init; } = 1;
}

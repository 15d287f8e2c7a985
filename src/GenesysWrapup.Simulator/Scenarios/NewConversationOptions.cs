using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Scenarios;

/// <summary>What kind of conversation is wanted.</summary>
internal sealed record NewConversationOptions
{
    public MediaKind MediaType { get; init; } = MediaKind.Call;

    public SimulatedState State { get; init; } = SimulatedState.AwaitingWrapup;

    /// <summary>The queue's id or name; the world's first one where none is named.</summary>
    public string? Queue { get; init; }

    /// <summary>Another after-call mode than the queue's.</summary>
    public AfterCallMode? AcwMode { get; init; }

    /// <summary>How many agents take part.</summary>
    public int Agents { get; init; } = 1;
}

namespace GenesysWrapup.Simulator.Scenarios;

/// <summary>The state in which to make a conversation.</summary>
internal enum SimulatedState
{
    Connected,
    AwaitingWrapup,
    Coded,
    TimedOut,
    EndedUncoded,
}

namespace GenesysWrapup.Simulator.Scenarios;

/// <summary>How far a conversation that somebody asks for has come.</summary>
internal enum SimulatedState
{
    Connected,
    AwaitingWrapup,
    Coded,
    TimedOut,
    EndedUncoded,
}

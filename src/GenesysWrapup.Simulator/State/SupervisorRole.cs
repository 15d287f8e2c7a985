namespace GenesysWrapup.Simulator.State;

/// <summary>How a supervisor is part of a conversation.</summary>
internal enum SupervisorRole
{
    Monitor,
    Coach,
    Barge,
}

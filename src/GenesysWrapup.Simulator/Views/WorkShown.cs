using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Simulator.Views;

/// <summary>Where a conversation shows after-call work.</summary>
internal sealed record WorkShown(bool OnParticipant, bool OnCommunication)
{
    public static WorkShown By(SimulatorPolicies policies) => new(
        !policies.Is(SimulatorPolicies.AcwShown, "Communication"),
        !policies.Is(SimulatorPolicies.AcwShown, "Participant"));
}

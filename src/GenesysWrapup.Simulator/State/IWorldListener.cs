namespace GenesysWrapup.Simulator.State;

/// <summary>Hears what happens to the participants of conversations, at the moment it happens.</summary>
internal interface IWorldListener
{
    /// <summary>Something about the participant is different now.</summary>
    void Changed(SimulatedConversation conversation, SimulatedParticipant participant);

    void Joined(SimulatedConversation conversation, SimulatedParticipant participant);

    void Left(SimulatedConversation conversation, SimulatedParticipant participant);

    /// <summary>A code was set, by somebody or by the platform itself.</summary>
    void Wrapped(
        SimulatedConversation conversation,
        SimulatedParticipant participant,
        SimulatedCommunication? communication,
        SimulatedWrapup wrapup);

    void AttributesChanged(SimulatedConversation conversation, SimulatedParticipant participant);
}

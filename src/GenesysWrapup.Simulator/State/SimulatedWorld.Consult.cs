using System;
using System.Linq;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Simulator.State;

// An agent asks a colleague while the customer waits.
internal sealed partial class SimulatedWorld
{
    /// <returns>The colleague, in this conversation or, as the policy has it, in one of the consultation's own.</returns>
    public SimulatedParticipant Consult(
        SimulatedConversation conversation,
        SimulatedParticipant from,
        SimulatedPerson colleague,
        SimulatedQueue? queue = null)
    {
        lock (Gate)
        {
            Hold(conversation, from, true);
            if (Policies.Is(SimulatorPolicies.ConsultConversation, "Own"))
            {
                return ConsultApart(conversation, from, colleague);
            }

            SimulatedParticipant consulted = Ring(conversation, colleague, queue);
            if (Policies.Is(SimulatorPolicies.ConsultParticipantId, "Initiator"))
            {
                from.ConsultParticipantId = consulted.Id;
            }
            else
            {
                consulted.ConsultParticipantId =
                    conversation.Participants.Find(static one => one.Purpose == SimulatedParticipant.Customer)?.Id;
            }

            Connect(conversation, consulted);
            return consulted;
        }
    }

    /// <summary>The consultation ends: the colleague takes over or leaves.</summary>
    public void EndConsult(SimulatedConversation conversation, SimulatedParticipant from, SimulatedParticipant consulted, bool takesOver)
    {
        lock (Gate)
        {
            consulted = BroughtBack(conversation, consulted, takesOver);
            Hold(conversation, from, false);
            SimulatedParticipant leaver = takesOver ? from : consulted;
            if (!leaver.IsOver)
            {
                HangUp(conversation, leaver, takesOver ? "transfer.consult" : "client");
            }
        }
    }

    /// <summary>All three talk together from now on.</summary>
    public void Conference(SimulatedConversation conversation, SimulatedParticipant from, SimulatedParticipant consulted)
    {
        lock (Gate)
        {
            consulted = BroughtBack(conversation, consulted, stays: true);
            Hold(conversation, from, false);
            from.ConsultParticipantId = null;
            consulted.ConsultParticipantId = null;
            Listener?.Changed(conversation, consulted);
        }
    }

    private SimulatedParticipant ConsultApart(SimulatedConversation conversation, SimulatedParticipant from, SimulatedPerson colleague)
    {
        var apart = new SimulatedConversation(
            Ids.Next("conversation"), conversation.Media, ConversationOpening.Outbound, conversation.Division, Now)
        {
            AssociatedConversationId = conversation.Id,
        };
        conversation.ConsultationIds.Add(apart.Id);
        _conversations.Add(apart.Id, apart);
        RingAndConnect(apart, from.Member!);
        return RingAndConnect(apart, colleague);
    }

    /// <summary>A consultation of its own ends, and whoever stays with the customer joins the conversation that it was about.</summary>
    private SimulatedParticipant BroughtBack(SimulatedConversation conversation, SimulatedParticipant consulted, bool stays)
    {
        if (conversation.Participants.Contains(consulted))
        {
            return consulted;
        }

        SimulatedConversation apart = conversation.ConsultationIds.Select(id => _conversations[id])
            .First(one => one.Participants.Contains(consulted));
        DisconnectEverybody(apart);
        return stays ? RingAndConnect(conversation, consulted.Member!) : consulted;
    }
}

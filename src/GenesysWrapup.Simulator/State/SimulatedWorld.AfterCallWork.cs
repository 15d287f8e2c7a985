using System;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Simulator.State;

// After-call work: when it begins, what ends it, and what the time-out leaves.
internal sealed partial class SimulatedWorld
{
    /// <summary>Puts a code on the participant, which ends the after-call work unless the queue forces all of it.</summary>
    /// <param name="endsWork">False for a code that leaves after-call work as it is.</param>
    public void Wrap(
        SimulatedConversation conversation,
        SimulatedParticipant participant,
        SimulatedWrapup wrapup,
        bool endsWork = true)
    {
        lock (Gate)
        {
            if (wrapup.Provisional)
            {
                participant.Provisional = wrapup;
                return;
            }

            participant.Wrapup = wrapup with { SetAt = Now };
            participant.Provisional = null;
            if (endsWork && !participant.IsConnected && !IsForced(participant))
            {
                FinishWork(participant, wrapup.EndTime);
            }

            Listener?.Wrapped(conversation, participant, participant.Communications.LastOrDefault(), wrapup);
        }
    }

    /// <summary>Puts a code on one communication. The participant's work ends with that of its last communication.</summary>
    public void Wrap(
        SimulatedConversation conversation,
        SimulatedParticipant participant,
        SimulatedCommunication communication,
        SimulatedWrapup wrapup,
        bool endsWork = true)
    {
        lock (Gate)
        {
            if (wrapup.Provisional)
            {
                communication.Provisional = wrapup;
                return;
            }

            communication.Wrapup = wrapup with { SetAt = Now };
            communication.Provisional = null;
            if (endsWork && communication.Work.IsPending && !IsForced(participant))
            {
                communication.Work.Finish(wrapup.EndTime);
                if (participant.WorkIsPending && !participant.Communications.Exists(static other => other.Work.IsPending))
                {
                    participant.WorkEnd = wrapup.EndTime;
                }
            }

            Listener?.Wrapped(conversation, participant, communication, wrapup);
        }
    }

    /// <summary>Takes a write that was answered with 202; it becomes visible after the delay that the policy sets.</summary>
    public void WriteLater(
        SimulatedConversation conversation,
        SimulatedParticipant participant,
        SimulatedCommunication? communication,
        SimulatedWrapup wrapup) =>
        Plan(conversation, Now + Policies.DurationOf(SimulatorPolicies.WriteDelay), participant.Id, _ =>
        {
            SimulatedWrapup requested = wrapup with { ByRequest = true };
            bool endsWork = Policies.Is(SimulatorPolicies.WriteEndsAcw, "Ends");
            if (communication is null)
            {
                Wrap(conversation, participant, requested, endsWork);
            }
            else
            {
                Wrap(conversation, participant, communication, requested, endsWork);
            }
        });

    /// <summary>The agent skips the code.</summary>
    public void Skip(SimulatedConversation conversation, SimulatedParticipant participant)
    {
        lock (Gate)
        {
            participant.WrapupSkipped = true;
            FinishWork(participant, Now, SimulatedAfterCallWork.Skipped);
            Listener?.Changed(conversation, participant);
        }
    }

    /// <summary>The agent goes on without a code and without having skipped it.</summary>
    public void LeaveWork(SimulatedConversation conversation, SimulatedParticipant participant)
    {
        lock (Gate)
        {
            FinishWork(participant, Now);
            Listener?.Changed(conversation, participant);
        }
    }

    /// <summary>The agent asks for after-call work, or withdraws the request.</summary>
    public void RequestWork(
        SimulatedConversation conversation,
        SimulatedParticipant participant,
        SimulatedCommunication communication,
        bool wanted)
    {
        lock (Gate)
        {
            communication.WorkRequested = wanted;
            participant.WrapupRequired = wanted && participant.Mode == AfterCallMode.AgentRequested || participant.WrapupRequired;
            Listener?.Changed(conversation, participant);
        }
    }

    /// <summary>Optional after-call work begins like any other, and the agent may leave it without a code.</summary>
    public bool OptionalWorkBegins => Policies.Is(SimulatorPolicies.OptionalAfterCallWork, "Pending");

    private static bool IsForced(SimulatedParticipant participant) =>
        participant.Mode == AfterCallMode.MandatoryForcedTimeout && participant.WorkIsPending;

    /// <summary>Called when a connected communication of an agent or user has ended.</summary>
    private void BeginWork(SimulatedConversation conversation, SimulatedParticipant participant, SimulatedCommunication communication)
    {
        if (!participant.IsStaff || participant.IsListening || communication.ConnectedAt is null)
        {
            return;
        }

        bool asked = participant.Mode switch
        {
            null => false,
            AfterCallMode.Optional => OptionalWorkBegins,
            AfterCallMode.AgentRequested => communication.WorkRequested,
            _ => true,
        };
        if (!asked)
        {
            communication.Work.State = SimulatedAfterCallWork.NotApplicable;
            return;
        }

        DateTimeOffset at = communication.DisconnectedAt!.Value;
        communication.Work.Begin(at);
        if (!participant.IsConnected && participant.WorkStart is null)
        {
            participant.WorkStart = at;
        }

        participant.WorkEnd = null;
        if (participant.Mode!.Value.IsTimed())
        {
            Plan(
                conversation,
                at + participant.Timeout,
                null,
                lapse => Lapse(conversation, participant, communication, lapse, SystemWrapupCode.Timeout));
        }
    }

    /// <summary>After-call work is cut off: if no code has been set, the platform sets its own.</summary>
    private void Lapse(
        SimulatedConversation conversation,
        SimulatedParticipant participant,
        SimulatedCommunication communication,
        DateTimeOffset at,
        string code)
    {
        if (!communication.Work.IsPending)
        {
            return;
        }

        var system = new SimulatedWrapup(code)
        {
            DurationSeconds = (int)(at - (communication.Work.Start ?? at)).TotalSeconds,
            EndTime = at,
            SetAt = at,
        };
        bool coded = participant.Wrapup is not null || communication.Wrapup is not null;
        if (!coded && Settings.CommunicationBasedAcw)
        {
            communication.Wrapup = system;
        }
        else if (!coded && !participant.IsConnected)
        {
            participant.Wrapup = system;
        }

        communication.Work.Finish(at);
        if (!participant.Communications.Exists(static other => other.Work.IsPending) && !participant.IsConnected)
        {
            participant.WorkEnd = at;
        }

        if (!coded)
        {
            Listener?.Wrapped(conversation, participant, communication, system);
        }
        else
        {
            Listener?.Changed(conversation, participant);
        }
    }

    private static void FinishWork(SimulatedParticipant participant, DateTimeOffset at, string state = SimulatedAfterCallWork.Complete)
    {
        foreach (SimulatedCommunication communication in participant.Communications)
        {
            if (communication.Work.IsPending || state == SimulatedAfterCallWork.Skipped)
            {
                communication.Work.Finish(at, state);
            }
        }

        if (participant.WorkIsPending)
        {
            participant.WorkEnd = at;
        }
    }
}

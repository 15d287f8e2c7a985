using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Simulator.State;

// What happens in a conversation, from the first ring to the last hang-up.
internal sealed partial class SimulatedWorld
{
    /// <summary>A customer calls or is called; where a queue is given, they wait in it.</summary>
    public SimulatedConversation Open(ConversationOpening opening)
    {
        lock (Gate)
        {
            DateTimeOffset at = Now;
            string id = opening.Id ?? Ids.Next("conversation");
            var conversation = new SimulatedConversation(id, opening.Media, opening.Direction,
                opening.Division ?? opening.Queue?.Division ?? SimulatedDivision.Home, at)
            { Mode = opening.Mode };
            if (opening.ByCampaign)
            {
                conversation.CampaignId = Ids.Of("campaign/Renewals");
                SimulatedParticipant dialer = Join(conversation, SimulatedParticipant.Dialer, null, null, "Renewals", null);
                AddCommunication(conversation, dialer, opening.Media, SimulatedCommunication.Connected);
            }

            SimulatedParticipant customer =
                Join(conversation, SimulatedParticipant.Customer, null, opening.Queue, opening.CustomerName, opening.CustomerAddress);
            AddCommunication(conversation, customer, opening.Media, opening.Media == MediaKind.Callback
                ? SimulatedCommunication.Scheduled
                : SimulatedCommunication.Connected);
            if (opening.Media == MediaKind.Call && opening.Direction == ConversationOpening.Inbound)
            {
                SimulatedParticipant ivr = Join(conversation, SimulatedParticipant.Ivr, null, null, "Welcome", null);
                Finish(conversation, ivr, AddCommunication(
                    conversation, ivr, opening.Media, SimulatedCommunication.Connected), "transfer", at);
            }

            if (opening.Queue is not null)
            {
                Enqueue(conversation, opening.Queue, opening.Media);
            }

            _conversations.Add(id, conversation);
            return conversation;
        }
    }

    /// <summary>It rings at an agent; each ring is a new participant.</summary>
    public SimulatedParticipant Ring(
        SimulatedConversation conversation,
        SimulatedPerson user,
        SimulatedQueue? queue = null,
        MediaKind? media = null)
    {
        lock (Gate)
        {
            SimulatedParticipant participant =
                Join(conversation, queue is null ? SimulatedParticipant.User : SimulatedParticipant.Agent, user, queue, user.Name, null);
            AddCommunication(conversation, participant, media ?? conversation.Media, SimulatedCommunication.Alerting);
            Listener?.Changed(conversation, participant);
            return participant;
        }
    }

    /// <summary>The ring ends without an answer.</summary>
    public void NoAnswer(SimulatedConversation conversation, SimulatedParticipant participant, string disconnectType = "client")
    {
        lock (Gate)
        {
            foreach (SimulatedCommunication communication in participant.Communications.Where(static one => !one.IsOver))
            {
                Finish(conversation, participant, communication, disconnectType, Now);
            }

            Listener?.Changed(conversation, participant);
        }
    }

    /// <summary>The agent answers; the queue's part ends.</summary>
    public void Connect(SimulatedConversation conversation, SimulatedParticipant participant)
    {
        lock (Gate)
        {
            foreach (SimulatedCommunication communication in participant.Communications.Where(
                static one => one.State == SimulatedCommunication.Alerting))
            {
                Connect(participant, communication, Now);
            }

            LeaveQueue(conversation);
            Listener?.Joined(conversation, participant);
        }
    }

    public SimulatedParticipant RingAndConnect(
        SimulatedConversation conversation,
        SimulatedPerson user,
        SimulatedQueue? queue = null,
        MediaKind? media = null)
    {
        SimulatedParticipant participant = Ring(conversation, user, queue, media);
        Connect(conversation, participant);
        return participant;
    }

    /// <summary>A further communication of a participant: the voice call of a callback, or the second call of a reconnect.</summary>
    public SimulatedCommunication Dial(SimulatedConversation conversation, SimulatedParticipant participant, MediaKind? media = null)
    {
        lock (Gate)
        {
            SimulatedCommunication communication =
                AddCommunication(conversation, participant, media ?? MediaKind.Call, SimulatedCommunication.Connected);
            participant.End = null;
            Listener?.Changed(conversation, participant);
            return communication;
        }
    }

    public void Hold(SimulatedConversation conversation, SimulatedParticipant participant, bool held)
    {
        lock (Gate)
        {
            foreach (SimulatedCommunication communication in participant.Communications.Where(one => one.IsConnected && one.Held != held))
            {
                communication.Held = held;
                communication.HeldSince = held ? Now : null;
                communication.Turn(Now, held ? SimulatedSegment.Hold : SimulatedSegment.Interact);
            }

            Listener?.Changed(conversation, participant);
        }
    }

    /// <summary>Transfers the customer to a queue or to a colleague. The agent who transfers goes into after-call work.</summary>
    public SimulatedParticipant? BlindTransfer(
        SimulatedConversation conversation,
        SimulatedParticipant from,
        SimulatedQueue? queue,
        SimulatedPerson? to = null)
    {
        lock (Gate)
        {
            HangUp(conversation, from, "transfer");
            if (queue is not null)
            {
                Enqueue(conversation, queue, conversation.Media);
            }

            return to is null ? null : Ring(conversation, to, queue);
        }
    }

    /// <summary>A supervisor listens, whispers or steps in.</summary>
    public SimulatedParticipant Join(
        SimulatedConversation conversation,
        SimulatedPerson supervisor,
        SimulatedParticipant beside,
        SupervisorRole role)
    {
        lock (Gate)
        {
            SimulatedParticipant participant = Join(conversation, SimulatedParticipant.User, supervisor, null, supervisor.Name, null);
            participant.MonitoredParticipantId = role == SupervisorRole.Monitor ? beside.Id : null;
            participant.CoachedParticipantId = role == SupervisorRole.Coach ? beside.Id : null;
            participant.BargedParticipantId = role == SupervisorRole.Barge ? beside.Id : null;
            SimulatedCommunication communication =
                AddCommunication(conversation, participant, conversation.Media, SimulatedCommunication.Connected);
            communication.Segments.Clear();
            communication.Turn(Now, role switch
            {
                SupervisorRole.Monitor => SimulatedSegment.Monitoring,
                SupervisorRole.Coach => SimulatedSegment.Coaching,
                _ => SimulatedSegment.Barging,
            });
            Listener?.Joined(conversation, participant);
            return participant;
        }
    }

    /// <summary>The agent leaves. A call without staff is over for the customer too; a message thread stays open.</summary>
    public void HangUp(SimulatedConversation conversation, SimulatedParticipant participant, string disconnectType = "client")
    {
        lock (Gate)
        {
            DateTimeOffset at = Now;
            foreach (SimulatedCommunication communication in participant.Communications.Where(static one => !one.IsOver).ToArray())
            {
                Finish(conversation, participant, communication, disconnectType, at);
            }

            Listener?.Left(conversation, participant);
            EndIfAlone(conversation, at, IsHandingOn(disconnectType));
        }
    }

    /// <summary>One communication ends; the participant stays while it has others.</summary>
    public void HangUp(
        SimulatedConversation conversation,
        SimulatedParticipant participant,
        SimulatedCommunication communication,
        string disconnectType = "client")
    {
        lock (Gate)
        {
            Finish(conversation, participant, communication, disconnectType, Now);
            Listener?.Left(conversation, participant);
            EndIfAlone(conversation, Now, IsHandingOn(disconnectType));
        }
    }

    /// <summary>The customer leaves, and with them everybody who was connected.</summary>
    public void CustomerHangUp(SimulatedConversation conversation)
    {
        lock (Gate)
        {
            DateTimeOffset at = Now;
            foreach (SimulatedParticipant participant in conversation.Participants.ToArray())
            {
                string disconnectType = participant.Purpose == SimulatedParticipant.Customer ? "endpoint" : "peer";
                bool left = FinishAll(conversation, participant, disconnectType, at);
                if (left)
                {
                    Listener?.Left(conversation, participant);
                }
            }

            conversation.End = at;
        }
    }

    /// <summary>Everybody is disconnected; whoever owes after-call work still does.</summary>
    public void DisconnectEverybody(SimulatedConversation conversation)
    {
        lock (Gate)
        {
            DateTimeOffset at = Now;
            foreach (SimulatedParticipant participant in conversation.Participants.ToArray())
            {
                if (FinishAll(conversation, participant, "client", at))
                {
                    Listener?.Left(conversation, participant);
                }
            }

            conversation.End ??= at;
        }
    }

    /// <summary>Writes a participant's free data, visible after the delay that the policy sets.</summary>
    public void SetAttributesLater(
        SimulatedConversation conversation,
        SimulatedParticipant participant,
        IReadOnlyDictionary<string, string> attributes) =>
        Plan(conversation, Now + Policies.DurationOf(SimulatorPolicies.WriteDelay), null, _ =>
        {
            if (Policies.Is(SimulatorPolicies.AttributeWrite, "Replace"))
            {
                participant.Attributes.Clear();
            }

            foreach (KeyValuePair<string, string> entry in attributes)
            {
                participant.Attributes[entry.Key] = entry.Value;
            }

            Listener?.AttributesChanged(conversation, participant);
        });

    /// <summary>Reports a small change of a participant to the listener.</summary>
    public void TellChanged(SimulatedConversation conversation, SimulatedParticipant participant) =>
        Listener?.Changed(conversation, participant);

    /// <summary>
    /// The full teardown: everything is disconnected, and whoever had after-call work ahead gets the platform's own code.
    /// </summary>
    public void TearDown(SimulatedConversation conversation)
    {
        lock (Gate)
        {
            DateTimeOffset at = Now;
            string code = Policies.Is(SimulatorPolicies.TearDownCode, "TimeoutCode") ? SystemWrapupCode.Timeout : SystemWrapupCode.Default;
            foreach (SimulatedParticipant participant in conversation.Participants.ToArray())
            {
                FinishAll(conversation, participant, "system", at);
                foreach (SimulatedCommunication communication in participant.Communications.Where(static one => one.Work.IsPending)
                    .ToArray())
                {
                    Lapse(conversation, participant, communication, at, code);
                }

                Listener?.Left(conversation, participant);
            }

            conversation.End ??= at;
        }
    }

    private static bool IsHandingOn(string disconnectType) => disconnectType.StartsWith("transfer", StringComparison.Ordinal);

    private SimulatedParticipant Join(
        SimulatedConversation conversation,
        string purpose,
        SimulatedPerson? user,
        SimulatedQueue? queue,
        string? name,
        string? address)
    {
        var participant = new SimulatedParticipant(Ids.Of($"{conversation.Id}/participant/{conversation.Participants.Count}"), purpose, Now)
        {
            Member = user,
            Queue = queue,
            Name = name,
            Address = address,
            Mode = user is null || queue is null ? null : conversation.Mode ?? queue.Mode,
            Timeout = queue?.Timeout ?? default,
        };
        conversation.Participants.Add(participant);
        return participant;
    }

    private SimulatedCommunication AddCommunication(
        SimulatedConversation conversation,
        SimulatedParticipant participant,
        MediaKind media,
        string state)
    {
        string id = Ids.Of($"{participant.Id}/communication/{participant.Communications.Count}");
        var communication = new SimulatedCommunication(id, media, conversation.Direction)
        {
            State = state,
            InitialState = state,
            PeerId = Ids.Of(conversation.Id + "/peer"),
        };
        participant.Communications.Add(communication);
        switch (state)
        {
            case SimulatedCommunication.Alerting:
                communication.AlertingAt = Now;
                communication.Turn(Now, SimulatedSegment.Alert);
                break;
            case SimulatedCommunication.Scheduled:
                communication.Turn(Now, SimulatedSegment.Scheduled);
                break;
            default:
                Connect(participant, communication, Now);
                break;
        }

        return communication;
    }

    private void Connect(SimulatedParticipant participant, SimulatedCommunication communication, DateTimeOffset at)
    {
        communication.State = SimulatedCommunication.Connected;
        communication.ConnectedAt = at;
        communication.Turn(at, SimulatedSegment.Interact);
        participant.ConnectedAt ??= at;
        participant.WrapupRequired =
            participant.Mode is AfterCallMode.Mandatory or AfterCallMode.MandatoryTimeout or AfterCallMode.MandatoryForcedTimeout ||
            (participant.Mode is AfterCallMode.Optional && OptionalWorkBegins);
    }

    private void Enqueue(SimulatedConversation conversation, SimulatedQueue queue, MediaKind media)
    {
        SimulatedParticipant acd = Join(conversation, SimulatedParticipant.Acd, null, queue, queue.Name, null);
        AddCommunication(conversation, acd, media, SimulatedCommunication.Connected);
    }

    private void LeaveQueue(SimulatedConversation conversation)
    {
        foreach (SimulatedParticipant acd in conversation.Participants.Where(
            static one => one.Purpose == SimulatedParticipant.Acd && !one.IsOver).ToArray())
        {
            FinishAll(conversation, acd, "transfer", Now);
            Listener?.Left(conversation, acd);
        }

        foreach (SimulatedCommunication waiting in conversation.Communications.Where(
            static one => one.State == SimulatedCommunication.Scheduled))
        {
            waiting.State = SimulatedCommunication.Connected;
            waiting.ConnectedAt = Now;
            waiting.Turn(Now, SimulatedSegment.Interact);
        }
    }

    private bool FinishAll(SimulatedConversation conversation, SimulatedParticipant participant, string disconnectType, DateTimeOffset at)
    {
        SimulatedCommunication[] open = participant.Communications.Where(static one => !one.IsOver).ToArray();
        foreach (SimulatedCommunication communication in open)
        {
            Finish(conversation, participant, communication, disconnectType, at);
        }

        return open.Length > 0;
    }

    private void Finish(
        SimulatedConversation conversation,
        SimulatedParticipant participant,
        SimulatedCommunication communication,
        string disconnectType,
        DateTimeOffset at)
    {
        communication.State = communication.EndState;
        communication.DisconnectedAt = at;
        communication.DisconnectType = disconnectType;
        communication.Held = false;
        communication.HeldSince = null;
        communication.Turn(at, null, disconnectType);
        if (participant.Communications.TrueForAll(static one => one.IsOver))
        {
            participant.End = at;
        }

        BeginWork(conversation, participant, communication);
    }

    private void EndIfAlone(SimulatedConversation conversation, DateTimeOffset at, bool handedOn)
    {
        bool staffed = conversation.Participants.Exists(static one => one.IsStaff && !one.IsListening && !one.IsOver);
        bool waits = conversation.Participants.Exists(static one => one.Purpose == SimulatedParticipant.Acd && !one.IsOver);
        if (staffed || waits || handedOn || conversation.Media == MediaKind.Message)
        {
            return;
        }

        foreach (SimulatedParticipant participant in conversation.Participants.ToArray())
        {
            if (FinishAll(conversation, participant, "peer", at))
            {
                Listener?.Left(conversation, participant);
            }
        }

        conversation.End = at;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Rules;

/// <summary>
/// What a PATCH of a participant does: every member acts and needs its own permission; all are judged before any is carried out.
/// </summary>
internal sealed class ParticipantRules(SimulatedWorld world, WrapupRules wrapups)
{
    private const string SetWrapup = "conversation:participant:wrapup";
    private const string Record = "conversation:call:record";
    private const string Disconnect = "conversation:communication:disconnect";

    /// <param name="media">The media of the path: only its communications are affected. Null for the generic path.</param>
    public SimulatedAnswer Apply(
        SimulatedCaller caller,
        SimulatedConversation conversation,
        SimulatedParticipant participant,
        MediaKind? media,
        ParticipantChange change)
    {
        List<SimulatedCommunication> touched = participant.Communications.FindAll(one => media is null || one.Media == media);
        var act = new Act(caller, conversation, participant, touched);
        var actions = new List<Action>();
        foreach (Func<SimulatedAnswer?> judge in Judges(act, change, actions))
        {
            if (judge() is { } refused)
            {
                return refused;
            }
        }

        foreach (Action action in actions)
        {
            action();
        }

        return SimulatedAnswer.Accepted;
    }

    private IEnumerable<Func<SimulatedAnswer?>> Judges(Act act, ParticipantChange change, List<Action> actions)
    {
        if (change.State is { } state)
        {
            yield return () => State(act, state, actions);
        }

        if (change.Recording is { } recording)
        {
            yield return () => Recording(act, recording, actions);
        }

        if (change.Held is { } held)
        {
            yield return () => Active(act, act.Alerting is null ? null : KnownErrors.HoldAlerting.Answer(),
                () => world.Hold(act.Conversation, act.Participant, held), actions);
        }

        if (change.Muted is { } muted)
        {
            yield return () => Active(act, null, () => SetOnCommunications(act, one => one.Muted = muted), actions);
        }

        if (change.Confined is { } confined)
        {
            yield return () => Active(act, act.Participant.IsStaff ? KnownErrors.CannotConfineParty.Answer() : null,
                () => SetOnCommunications(act, one => one.Confined = confined), actions);
        }

        if (change.Wrapup is { } wrapup)
        {
            yield return () => Wrapup(act, wrapup, actions);
        }

        if (change.WrapupSkipped is true)
        {
            yield return () => Skip(act, actions);
        }
    }

    private SimulatedAnswer? State(Act act, string state, List<Action> actions)
    {
        switch (state)
        {
            case "connected":
                if (act.Alerting is null)
                {
                    return Ended(act) ?? KnownErrors.CallbackAnswerNotAlerting.Answer();
                }

                actions.Add(() => world.Connect(act.Conversation, act.Participant));
                return null;
            case "disconnected":
                if (!act.IsOwn && !act.Caller.Holds(Disconnect, act.Conversation.Division.Id))
                {
                    return Forbidden(act);
                }

                SimulatedCommunication[] open = act.Communications.Where(static one => !one.IsOver).ToArray();
                if (open.Length == 0)
                {
                    return Ended(act) ?? (act.Communications.TrueForAll(static one => one.Media == MediaKind.Call)
                        ? KnownErrors.CallDisconnected.Answer()
                        : KnownErrors.CannotDisconnectCall.Answer());
                }

                actions.Add(() => Array.ForEach(open, one => world.HangUp(act.Conversation, act.Participant, one)));
                return null;
            case "parked" when act.Communications.Exists(
                static one => one.IsConnected && (one.Media == MediaKind.Email || one.Media == MediaKind.Message)):
                actions.Add(() => SetOnCommunications(act, static one => one.State = "parked"));
                return null;
            default:
                return KnownErrors.ConversationParticipantUpdateInvalid.Answer();
        }
    }

    private SimulatedAnswer? Recording(Act act, bool recording, List<Action> actions)
    {
        if (!act.Caller.Holds(Record, act.Conversation.Division.Id))
        {
            return Forbidden(act);
        }

        if (act.Connected is null)
        {
            return Ended(act) ?? KnownErrors.ForbiddenNotActiveParticipant.Answer();
        }

        actions.Add(() =>
        {
            act.Conversation.Recording = recording;
            SetOnCommunications(act, one => one.Recording = recording);
        });
        return null;
    }

    private SimulatedAnswer? Active(Act act, SimulatedAnswer? objection, Action action, List<Action> actions)
    {
        if (!act.IsOwn && !act.Caller.Holds(Disconnect, act.Conversation.Division.Id))
        {
            return Forbidden(act);
        }

        if (objection is not null)
        {
            return objection;
        }

        if (act.Connected is null)
        {
            return Ended(act) ?? KnownErrors.ParticipantNoActiveConversations.Answer();
        }

        actions.Add(action);
        return null;
    }

    private SimulatedAnswer? Wrapup(Act act, WrapupInput wrapup, List<Action> actions)
    {
        if (world.Policies.Is(SimulatorPolicies.WrapupPermission, "Demanded") && !act.Caller.Holds(SetWrapup, act.Conversation.Division.Id))
        {
            return KnownErrors.MissingDivisionPermission.Answer(SetWrapup);
        }

        SimulatedAnswer answer = wrapups.Judge(act.Caller, act.Conversation, act.Participant, null, wrapup, out Action? apply);
        if (apply is not null)
        {
            actions.Add(apply);
        }

        return answer.Status == 202 ? null : answer;
    }

    private SimulatedAnswer? Skip(Act act, List<Action> actions)
    {
        if (act.Participant.Mode is not (AfterCallMode.Optional or AfterCallMode.AgentRequested))
        {
            return KnownErrors.WrapupCannotSkip.Answer();
        }

        actions.Add(() => world.Skip(act.Conversation, act.Participant));
        return null;
    }

    private void SetOnCommunications(Act act, Action<SimulatedCommunication> set)
    {
        foreach (SimulatedCommunication communication in act.Communications.Where(static one => one.IsConnected))
        {
            set(communication);
        }

        world.TellChanged(act.Conversation, act.Participant);
    }

    /// <summary>Captured: on a conversation that has ended, anything but a wrap-up is answered with access forbidden.</summary>
    private static SimulatedAnswer? Ended(Act act) => act.Conversation.End is null ? null : Forbidden(act);

    private static SimulatedAnswer Forbidden(Act act) => KnownErrors.AccessForbidden.Answer("Conversation", act.Conversation.Id);

    private sealed record Act(
        SimulatedCaller Caller,
        SimulatedConversation Conversation,
        SimulatedParticipant Participant,
        List<SimulatedCommunication> Communications)
    {
        public bool IsOwn => Caller.HasUser && Participant.Member?.Id == Caller.UserId;

        public SimulatedCommunication? Alerting => Communications.Find(static one => one.State == SimulatedCommunication.Alerting);

        public SimulatedCommunication? Connected => Communications.Find(static one => one.IsConnected);
    }
}

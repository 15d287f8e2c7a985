using System;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Scenarios;

// The named conversations. Finished ones ended hours ago; those that await a code have just begun to.
internal sealed partial class ContactCenterScenario
{
    private static readonly TimeSpan s_longAgo = TimeSpan.FromHours(5);
    private static readonly TimeSpan s_justNow = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan s_aMoment = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_talk = TimeSpan.FromMinutes(2);

    private void AddConversations()
    {
        AddFinished();
        AddAwaiting();
        AddTransfers();
        AddSupervised();
        AddOtherMedia();
    }

    private void AddFinished()
    {
        using (SimulatedWorld.Staging past = _world.Stage(s_longAgo))
        {
            SimulatedConversation coded = Call("coded", "A call that has ended and has its code.", _support);
            SimulatedConversation timedOut =
                Call("timed-out", "A call whose after-call work lapsed; the platform's own code is on it.", _support);
            SimulatedConversation skipped =
                Call("skipped", "A call on a queue with optional after-call work that the agent skipped.", _service);
            SimulatedConversation uncoded =
                Call("ended-uncoded", "A call that ended without a code: nobody had asked for after-call work.", _backOffice);
            SimulatedConversation forced =
                Call("forced-timeout-coded", "A call with a code whose forced after-call work has run to its end.", _billing);
            SimulatedConversation abandoned =
                Call("never-connected", "Rang at two agents, and the customer gave up: no agent was ever connected.", _support);
            SimulatedConversation outbound =
                Begin("outbound-coded", "A campaign's call with the dialer's system code and the agent's own code.",
                new ConversationOpening(MediaKind.Call) { Queue = _sales, Direction = ConversationOpening.Outbound, ByCampaign = true });
            SimulatedParticipant codedAgent = _world.RingAndConnect(coded, _anna, _support);
            _world.RingAndConnect(timedOut, _ben, _support);
            SimulatedParticipant skipper = _world.RingAndConnect(skipped, _carla, _service);
            _world.RingAndConnect(uncoded, _anna, _backOffice);
            SimulatedParticipant forcedAgent = _world.RingAndConnect(forced, _ben, _billing);
            SimulatedParticipant seller = _world.RingAndConnect(outbound, _carla, _sales);
            _world.Ring(abandoned, _anna, _support);
            past.Pass(s_aMoment);
            _world.NoAnswer(abandoned, abandoned.Participants[abandoned.Participants.Count - 1]);
            SimulatedParticipant second = _world.Ring(abandoned, _ben, _support);
            past.Pass(s_talk);
            _world.NoAnswer(abandoned, second);
            foreach (SimulatedConversation conversation in new[] { coded, timedOut, skipped, uncoded, forced, abandoned, outbound })
            {
                _world.CustomerHangUp(conversation);
            }

            SimulatedParticipant dialer = outbound.Participants[0];
            dialer.Wrapup = new SimulatedWrapup(SystemWrapupCode.OutboundPrefix + "TRANSFERRED-TO-QUEUE") { EndTime = _world.Now };
            past.Pass(s_aMoment);
            Code(coded, codedAgent, _resolved, "Explained the invoice");
            Code(outbound, seller, _followUp);
            Code(forced, forcedAgent, _resolved);
            _world.Skip(skipped, skipper);
            past.Pass(s_longAgo - s_talk - s_aMoment - s_aMoment);
        }
    }

    private void AddAwaiting()
    {
        using SimulatedWorld.Staging past = _world.Stage(s_justNow);
        SimulatedConversation awaiting =
            Call("awaiting-wrapup", "A call that has ended; one agent owes a code, and has half an hour.", _support);
        SimulatedConversation mandatory =
            Call("awaiting-wrapup-mandatory", "As awaiting-wrapup, with no time-out: the agent is stuck until there is a code.", _sales);
        SimulatedConversation optional =
            Call("optional-ended", "A call on a queue with optional after-call work that the agent has left without a code.", _service);
        SimulatedConversation open =
            Call("awaiting-wrapup-optional", "A call whose optional after-call work is open: a code may be left, none is due.", _service);
        SimulatedConversation forced =
            Call("awaiting-wrapup-forced", "A call whose after-call work runs to its time-out, with or without a code.", _billing);
        SimulatedConversation requested =
            Call("awaiting-wrapup-requested", "A call for which the agent has asked for after-call work.", _backOffice);
        SimulatedConversation unrequested = Call(
            "agent-requested-ended", "A call on a queue that leaves after-call work to the agent, who did not ask for it.", _backOffice);
        SimulatedConversation connected = Call("connected", "A call that goes on.", _support);
        SimulatedConversation asking =
            Call("connected-agent-requested", "A call that goes on, on a queue that leaves after-call work to the agent.", _backOffice);
        SimulatedConversation unanswered = Call(
            "unanswered-rings", "A call that rang twice at the same agent before they answered; each ring is a participant.", _support);
        SimulatedConversation reconnected =
            Call("reconnect", "An agent who was cut off and came back: two calls on one participant.", _support);
        SimulatedConversation hungUp = Call("customer-hung-up", "The customer left first; the agent owes a code.", _sales);
        _world.RingAndConnect(awaiting, _anna, _support);
        _world.RingAndConnect(mandatory, _ben, _sales);
        SimulatedParticipant leaver = _world.RingAndConnect(optional, _carla, _service);
        _world.RingAndConnect(open, _ben, _service);
        _world.RingAndConnect(forced, _anna, _billing);
        SimulatedParticipant asked = _world.RingAndConnect(requested, _ben, _backOffice);
        _world.RequestWork(requested, asked, asked.Communications[0], true);
        _world.RingAndConnect(unrequested, _carla, _backOffice);
        _world.RingAndConnect(connected, _anna, _support);
        _world.RingAndConnect(asking, _ben, _backOffice);
        _world.RingAndConnect(hungUp, _anna, _sales);
        for (int ring = 0; ring < 2; ring++)
        {
            SimulatedParticipant missed = _world.Ring(unanswered, _carla, _support);
            past.Pass(s_aMoment);
            _world.NoAnswer(unanswered, missed);
        }

        _world.RingAndConnect(unanswered, _carla, _support);
        SimulatedParticipant cutOff = _world.RingAndConnect(reconnected, _ben, _support);
        SimulatedCommunication again = _world.Dial(reconnected, cutOff);
        _world.HangUp(reconnected, cutOff, cutOff.Communications[0], "error");
        past.Pass(s_talk);
        _world.HangUp(reconnected, cutOff, again);
        _world.CustomerHangUp(hungUp);
        foreach (SimulatedConversation conversation in new[]
        {
            awaiting,
            mandatory,
            optional,
            open,
            forced,
            requested,
            unrequested,
            unanswered
        })
        {
            _world.HangUp(conversation, conversation.Participants[conversation.Participants.Count - 1]);
        }

        _world.LeaveWork(optional, leaver);
    }

    private void AddTransfers()
    {
        using SimulatedWorld.Staging past = _world.Stage(s_justNow);
        SimulatedConversation transfer = Call("transfer", "Handed on from one agent, who is coded, to another, who owes a code.", _support);
        SimulatedConversation back =
            Call("transfer-back", "Handed on and back again: the same agent is in it twice, and owes the second code.", _support);
        SimulatedConversation consult =
            Call("consult", "An agent asked a colleague while the customer waited; only the agent owes a code.", _support);
        SimulatedConversation conference = Call("conference", "Two agents and the customer, still talking.", _support);
        SimulatedConversation two = Call("two-pending", "Handed on, and neither of the two agents has set a code yet.", _support);
        SimulatedParticipant first = _world.RingAndConnect(transfer, _anna, _support);
        SimulatedParticipant there = _world.RingAndConnect(back, _anna, _support);
        SimulatedParticipant asking = _world.RingAndConnect(consult, _carla, _support);
        SimulatedParticipant host = _world.RingAndConnect(conference, _ben, _support);
        SimulatedParticipant former = _world.RingAndConnect(two, _anna, _support);
        past.Pass(s_aMoment);
        SimulatedParticipant next = _world.BlindTransfer(transfer, first, _support, _ben)!;
        _world.Connect(transfer, next);
        Code(transfer, first, _followUp);
        SimulatedParticipant between = _world.BlindTransfer(back, there, _support, _ben)!;
        _world.Connect(back, between);
        Code(back, there, _followUp);
        SimulatedParticipant colleague = _world.Consult(consult, asking, _ben);
        SimulatedParticipant guest = _world.Consult(conference, host, _carla, _support);
        _world.Conference(conference, host, guest);
        SimulatedParticipant latter = _world.BlindTransfer(two, former, _support, _carla)!;
        _world.Connect(two, latter);
        past.Pass(s_aMoment);
        SimulatedParticipant again = _world.BlindTransfer(back, between, _support, _anna)!;
        _world.Connect(back, again);
        Code(back, between, _resolved);
        _world.EndConsult(consult, asking, colleague, takesOver: false);
        past.Pass(s_talk);
        foreach (SimulatedConversation conversation in new[] { transfer, back, consult, two })
        {
            _world.CustomerHangUp(conversation);
        }
    }

    private void AddSupervised()
    {
        using SimulatedWorld.Staging past = _world.Stage(s_justNow);
        foreach ((string name, SupervisorRole role, string what) in new[]
        {
            ("monitor", SupervisorRole.Monitor, "listened in"),
            ("coach", SupervisorRole.Coach, "whispered to the agent"),
            ("barge", SupervisorRole.Barge, "stepped in"),
        })
        {
            SimulatedConversation conversation = Call(name, $"A call in which a supervisor {what}; only the agent owes a code.", _support);
            SimulatedParticipant agent = _world.RingAndConnect(conversation, _anna, _support);
            _world.Join(conversation, _sven, agent, role);
        }

        past.Pass(s_talk);
        foreach (string name in new[] { "monitor", "coach", "barge" })
        {
            _world.CustomerHangUp(_world.Conversation(_world.IdOf(name)));
        }
    }

    private void AddOtherMedia()
    {
        using SimulatedWorld.Staging past = _world.Stage(s_justNow);
        SimulatedConversation callback = Begin("callback", "A callback with the voice call made for it: two communications of one agent.",
            new ConversationOpening(MediaKind.Callback) { Queue = _support });
        SimulatedConversation refused =
            Begin("callback-not-accepted", "A callback that rang and was not accepted; it is still in the queue.",
            new ConversationOpening(MediaKind.Callback) { Queue = _support });
        SimulatedConversation elsewhere = Begin("other-division", "A call in the division Partners that awaits its code.",
            new ConversationOpening(MediaKind.Call) { Queue = _partners });
        SimulatedParticipant caller = _world.RingAndConnect(callback, _anna, _support);
        _world.Dial(callback, caller);
        SimulatedParticipant missed = _world.Ring(refused, _ben, _support);
        _world.RingAndConnect(elsewhere, _carla, _partners);
        past.Pass(s_talk);
        _world.HangUp(callback, caller);
        _world.NoAnswer(refused, missed, "system");
        _world.CustomerHangUp(elsewhere);
        foreach ((string name, MediaKind media, string description) in new[]
        {
            ("message", MediaKind.Message, "A message thread: the agent is done and owes a code, the customer's side never ends."),
            ("email", MediaKind.Email, "An e-mail that was answered and awaits its code."),
            ("social", MediaKind.Social, "A social post that was answered; its code goes on the communication."),
            ("video", MediaKind.Video, "A video call that has ended; its code goes on the communication."),
            ("cobrowse", MediaKind.Cobrowse, "A shared browser that has ended and awaits its code; its own paths are deprecated."),
            ("screenshare", MediaKind.Screenshare, "A shared screen that has ended and awaits its code; its own paths are deprecated."),
        })
        {
            SimulatedConversation conversation =
                Begin(name, description, new ConversationOpening(media) { Queue = _support, CustomerAddress = "erika@example.com" });
            SimulatedParticipant agent = _world.RingAndConnect(conversation, _ben, _support);
            _world.HangUp(conversation, agent);
        }
    }
}

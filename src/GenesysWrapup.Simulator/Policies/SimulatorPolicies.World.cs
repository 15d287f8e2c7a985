using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Simulator.Policies;

// Further policies of the rules of conversations, codes and analytics.
internal sealed partial class SimulatorPolicies
{
    public static readonly SimulatorPolicy CodeOfOtherDivision = new("CodeOfOtherDivision", ["Refuse", "Accept"], "Refuse", Basis.Unknown,
        "A code of a division in which the caller may not see codes: refused as if it did not exist, or stored.")
    {
        SettledBy = "With a client of one division, set a code that belongs to another.",
        WhyByHand = "It takes a code that the session cannot see, and so cannot find.",
    };

    public static readonly SimulatorPolicy DefaultCode = new("DefaultCode", ["Accept", "Refuse"], "Accept", Basis.Captured,
        "A wrap-up with the code that no listing holds, 'Default Wrap-up Code': stored, as a published script sets it, or 400.");

    public static readonly SimulatorPolicy CodeByNameAlone = new("CodeByNameAlone", ["Refuse", "Accept"], "Refuse", Basis.Unknown,
        "A wrap-up with a code's name and no id: 400 as without a code, or the name is looked up.");

    public static readonly SimulatorPolicy OptionalAfterCallWork =
        new("OptionalAfterCallWork", ["Pending", "NotApplicable"], "Pending", Basis.Captured,
        "Where the queue's mode is OPTIONAL and a call has ended: after-call work begins and waits, with wrapupRequired true, or it " +
        "does not begin.");

    public static readonly SimulatorPolicy WriteWithoutRequestedAcw =
        new("WriteWithoutRequestedAcw", ["Refuse", "Accept"], "Refuse", Basis.Inferred,
        "A wrap-up where the queue leaves after-call work to the agent's request and none was made: 400 no active " +
        "conversations, or stored.");

    public static readonly SimulatorPolicy ConsultParticipantId =
        new("ConsultParticipantId", ["Initiator", "Consulted"], "Initiator", Basis.Inferred,
        "Who carries consultParticipantId: the agent who asks, with the colleague's id, or the colleague, with the customer's.");

    public static readonly SimulatorPolicy ConsultConversation = new("ConsultConversation", ["Same", "Own"], "Same", Basis.Unknown,
        "Whether a colleague who is consulted joins the customer's conversation, or the consultation is one of its own.");

    public static readonly SimulatorPolicy UntakenCallback = new("UntakenCallback", ["Accept", "Refuse"], "Accept", Basis.Inferred,
        "A participant-level wrap-up for an agent who did not take the callback: stored, or 400 no active conversations.");

    public static readonly SimulatorPolicy SupervisorWrapup = new("SupervisorWrapup", ["Accept", "Refuse"], "Accept", Basis.Unknown,
        "A wrap-up for a supervisor who listened, whispered or stepped in: stored, or 404 not a participant.");

    public static readonly SimulatorPolicy WrapupPermission = new(
        "WrapupPermission",
        ["Demanded", "AnyOfTheList"],
        "Demanded",
        Basis.Unknown,
        "A PATCH with a wrap-up needs conversation:participant:wrapup, or any one permission that the contract lists will do.");

    public static readonly SimulatorPolicy WrapupExpected =
        new("WrapupExpected", ["FromTheRing", "InAfterCallWork"], "FromTheRing", Basis.Captured,
        "Where wrapupExpected of an event is true: on agents of a queue from the ring on, or while after-call work is pending.");

    public static readonly SimulatorPolicy WriteEndsAcw = new("WriteEndsAcw", ["Ends", "GoesOn"], "Ends", Basis.Unknown,
        "Whether a wrap-up that is set through the API ends pending after-call work, as the agent's own does, or the work goes on.");

    public static readonly SimulatorPolicy AcwShown = new("AcwShown", ["Both", "Participant", "Communication"], "Both", Basis.Captured,
        "Where after-call work shows: startAcwTime on the participant, afterCallWork on the communication, or both.");

    public static readonly SimulatorPolicy TearDownCode = new("TearDownCode", ["TimeoutCode", "DefaultCode"], "TimeoutCode", Basis.Unknown,
        "The platform's own code that the full teardown leaves on pending participants: ININ-WRAP-UP-TIMEOUT, or the default code.");

    public static readonly SimulatorPolicy RequestedAcwElsewhere =
        new("RequestedAcwElsewhere", ["Refuse", "Accept"], "Refuse", Basis.Inferred,
        "A request for after-call work where the queue does not leave it to the agent: 400, or 200 without effect.");

    public static readonly SimulatorPolicy WrapupEventOfRequest =
        new("WrapupEventOfRequest", ["Raised", "Absent"], "Raised", Basis.Unknown,
        "Whether a wrap-up that was set by a request raises the conversation's .wrapup event, as one set by the agent does.");

    public static readonly SimulatorPolicy AttributeWrite = new("AttributeWrite", ["Merge", "Replace"], "Merge", Basis.Unknown,
        "What becomes of the attributes that a write does not name: they stay, or they are gone.");

    public static readonly SimulatorPolicy ConcurrentWrite = new("ConcurrentWrite", ["LastWins", "Conflict"], "LastWins", Basis.Unknown,
        "A wrap-up while an earlier one is not visible yet: the later one stands, or 409 request.conflict.");

    public static readonly SimulatorPolicy LongNotes = new("LongNotes", ["Accept", "Truncate", "Refuse"], "Accept", Basis.Unknown,
        "Notes of more characters than LongNotesAbove: stored whole, cut, or 400.");

    public static readonly SimulatorPolicy LongNotesAbove = new("LongNotesAbove", [SimulatorPolicy.Number], "4000", Basis.Unknown,
        "The length of notes from which LongNotes applies; none is published.");

    public static readonly SimulatorPolicy Sockets = new("Sockets", ["Open", "Refuse"], "Open", Basis.Documented,
        "The web sockets of notification channels: open, or refused as by a proxy on the way that does not let them through.");

    public static readonly SimulatorPolicy AnalyticsJobLag =
        new("AnalyticsJobLag", [SimulatorPolicy.Duration], "00:00:00", Basis.Documented,
        "How much later than AnalyticsLag the asynchronous jobs know of a change; the platform says up to 24 hours.")
    {
        Realistic = "1.00:00:00",
        RealisticBecause = "Documented, as the longest: the data of jobs can be up to 24 hours old.",
    };

    public static readonly SimulatorPolicy AnalyticsJobRuns = new("AnalyticsJobRuns", [SimulatorPolicy.Duration], "00:00:00", Basis.Unknown,
        "How long an asynchronous job runs before its results can be read.")
    {
        Realistic = "00:00:03",
        RealisticBecause = "Unknown. That a job takes its time is in the contract, how much is published nowhere; the seconds are assumed.",
    };

    public static readonly SimulatorPolicy AnalyticsJobKept =
        new("AnalyticsJobKept", [SimulatorPolicy.Duration], "1.00:00:00", Basis.Unknown,
        "How long the results of an asynchronous job can be read.");
}

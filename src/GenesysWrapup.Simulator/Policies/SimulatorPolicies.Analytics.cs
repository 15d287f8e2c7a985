using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Simulator.Policies;

// What is not published about asking analytics.
internal sealed partial class SimulatorPolicies
{
    public static readonly SimulatorPolicy AnalyticsLargestPage =
        new("AnalyticsLargestPage", [SimulatorPolicy.Number], "100", Basis.Unknown,
        "How many conversations a page of the details query may have; a larger one is refused with 400.");

    public static readonly SimulatorPolicy AnalyticsLongestDays = new("AnalyticsLongestDays", [SimulatorPolicy.Number], "31", Basis.Unknown,
        "How many days the interval of a details query or job may have; a longer one is refused with 400.");

    public static readonly SimulatorPolicy AnalyticsMostIds = new("AnalyticsMostIds", [SimulatorPolicy.Number], "100", Basis.Unknown,
        "How many conversations can be asked for by id in one read of the details; more are refused with 400.");

    public static readonly SimulatorPolicy AnalyticsParticipantCode =
        new("AnalyticsParticipantCode", ["EverySession", "LastSession"], "EverySession", Basis.Inferred,
        "Where analytics shows a participant's code: on each of the participant's sessions, or on the last alone.");

    public static readonly SimulatorPolicy AnalyticsSocialMedia =
        new("AnalyticsSocialMedia", ["Message", "Unknown"], "Message", Basis.Unknown,
        "The media type of a social session in analytics, which has no name of its own for it: message, or unknown.");

    public static readonly SimulatorPolicy AnalyticsUnfinishedJob =
        new("AnalyticsUnfinishedJob", ["NotFound", "BadRequest"], "NotFound", Basis.Unknown,
        "Reading the results of an asynchronous job that is not fulfilled: 404, or 400.");

    public static readonly SimulatorPolicy AnalyticsAgentNames = new("AnalyticsAgentNames", ["Present", "Absent"], "Present", Basis.Unknown,
        "Whether analytics has a participantName for agents, or only their user ids.");

    public static readonly SimulatorPolicy AnalyticsJobPage = new("AnalyticsJobPage", [SimulatorPolicy.Number], "1000", Basis.Unknown,
        "How many conversations a page of a job's results has where no size is asked for.")
    {
        SettledBy = "Read the results of a job over many conversations without a pageSize.",
        WhyByHand = "It takes a job over more than a thousand of the organization's conversations, which nobody gave.",
    };

    public static readonly SimulatorPolicy AnalyticsJobWaits =
        new("AnalyticsJobWaits", [SimulatorPolicy.Duration], "00:00:00", Basis.Unknown,
        "How long an asynchronous job is QUEUED before it is PENDING.")
    {
        Realistic = "00:00:01",
        RealisticBecause = "Unknown. That a job may be QUEUED is in the contract, how long is published nowhere; the second is assumed.",
    };

    public static readonly SimulatorPolicy AnalyticsJobEnds =
        new("AnalyticsJobEnds", ["Fulfilled", "Failed", "Cancelled"], "Fulfilled", Basis.Documented,
        "How an asynchronous job ends; FAILED comes with an errorMessage.");
}

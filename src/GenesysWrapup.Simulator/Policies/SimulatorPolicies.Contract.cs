using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Simulator.Policies;

// Where the contract leaves open what is answered, or how much is taken.
internal sealed partial class SimulatorPolicies
{
    public static readonly SimulatorPolicy UndeclaredError = new("UndeclaredError", ["General", "Specific"], "General", Basis.Inferred,
        "An error whose code the contract does not declare for the operation: the general code of its status, or the specific one.");

    public static readonly SimulatorPolicy LargestPage = new("LargestPage", [SimulatorPolicy.Number], "500", Basis.Unknown,
        "The largest pageSize that lists take; TooLargePage says what becomes of a larger one.")
    {
        Realistic = "100",
        RealisticBecause = "Inferred. Where the contract gives a maximum, it is 100, and the vendor cut another listing from 500 to 100.",
    };

    public static readonly SimulatorPolicy TooLargePage = new("TooLargePage", ["Refuse", "Cut"], "Refuse", Basis.Unknown,
        "A list asked for with a pageSize above LargestPage: 400, or pages of that size.")
    {
        Realistic = "Cut",
        RealisticBecause = "Staff, of the listing of a queue's members (2019): no error, only as many. Inferred for others.",
    };

    public static readonly SimulatorPolicy LongestCodeName = new("LongestCodeName", [SimulatorPolicy.Number], "256", Basis.Unknown,
        "How many characters the name of a wrap-up code may have; a longer one is refused with 400.")
    {
        SettledBy = "Make codes with longer and longer names, and delete them again.",
        WhyByHand = "It takes new codes, and the command writes to nothing but conversations that it was given.",
    };

    public static readonly SimulatorPolicy CodeNameUnique =
        new("CodeNameUnique", ["PerDivision", "InOrganization"], "PerDivision", Basis.Unknown,
        "Where two wrap-up codes cannot have the same name: in one division, or in the whole organization.")
    {
        SettledBy = "Make a code with the name of one in another division, and delete it again.",
        WhyByHand = "It takes a new code, and the command writes to nothing but conversations that it was given.",
    };

    public static readonly SimulatorPolicy AcwSetting = new("AcwSetting", ["Present", "Absent"], "Present", Basis.Unknown,
        "Whether the settings of conversations show communicationBasedACW while it is off, or leave it out.");

    public static readonly SimulatorPolicy Heartbeat = new("Heartbeat", [SimulatorPolicy.Duration], "00:00:30", Basis.Captured,
        "The time between two heartbeats on the socket of a notification channel, as a user reports it.");

    public static readonly SimulatorPolicy TopicPermissions =
        new("TopicPermissions", ["Demanded", "NotDemanded"], "Demanded", Basis.Inferred,
        "A topic without the permission that the list of available topics names for it: refused, or granted. Which permission a topic " +
        "names is the simulator's guess.");
}

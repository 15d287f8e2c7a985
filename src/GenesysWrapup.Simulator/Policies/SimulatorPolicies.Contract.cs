using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Simulator.Policies;

// Where the contract leaves open what is answered, or how much is taken.
internal sealed partial class SimulatorPolicies
{
    public static readonly SimulatorPolicy UndeclaredError = new("UndeclaredError", ["General", "Specific"], "General", Basis.Inferred,
        "An error whose code the contract does not declare for the operation: the general code of its status, or the specific one.");

    public static readonly SimulatorPolicy LargestPage = new("LargestPage", [SimulatorPolicy.Number], "500", Basis.Unknown,
        "The largest pageSize that lists take; a larger one is refused with 400.")
    { Realistic = "100" };

    public static readonly SimulatorPolicy LongestCodeName = new("LongestCodeName", [SimulatorPolicy.Number], "256", Basis.Unknown,
        "How many characters the name of a wrap-up code may have; a longer one is refused with 400.")
    { SettledBy = "Make codes with longer and longer names, and delete them again." };

    public static readonly SimulatorPolicy CodeNameUnique =
        new("CodeNameUnique", ["PerDivision", "InOrganization"], "PerDivision", Basis.Unknown,
        "Where two wrap-up codes cannot have the same name: in one division, or in the whole organization.")
    { SettledBy = "Make a code with the name of one in another division, and delete it again." };

    public static readonly SimulatorPolicy AcwSetting = new("AcwSetting", ["Present", "Absent"], "Present", Basis.Unknown,
        "Whether the settings of conversations show communicationBasedACW while it is off, or leave it out.");

    public static readonly SimulatorPolicy Heartbeat = new("Heartbeat", [SimulatorPolicy.Duration], "00:00:30", Basis.Captured,
        "The time between two heartbeats on the socket of a notification channel, as a user reports it.");

    public static readonly SimulatorPolicy TopicPermissions =
        new("TopicPermissions", ["Demanded", "NotDemanded"], "Demanded", Basis.Inferred,
        "A topic without the permission that the list of available topics names for it: refused, or granted. Which permission a topic " +
        "names is the simulator's guess.")
    { SettledBy = "Subscribe, with a client that lacks it, to a topic whose permission the list of available topics names." };
}

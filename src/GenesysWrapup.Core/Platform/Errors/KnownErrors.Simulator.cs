namespace GenesysWrapup.Core.Platform.Errors;

// What the simulator answers where it has no words of the platform.
internal static partial class KnownErrors
{
    public static readonly KnownError SimulatedFault = new(
        "simulated.fault", KnownError.AnyStatus,
        "A fault of the simulator: status %s.",
        Gate.Platform, FindingIds.ModuleSimulator,
        "A simulated fault answered with a status that has no usual error of the platform.",
        "Add the fault with the ErrorCode that your test is about: Add-SimulatedFault -ErrorCode.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError SimulatorBroken = new(
        "simulator.broken", 500,
        "The simulator failed, not the platform: %s",
        Gate.Platform, FindingIds.ModuleSimulator,
        "The simulator met a mistake of its own while it answered. The platform has no such error.",
        "Look at the request with Get-SimulatedRequest, and report it with this message.")
    {
        Basis = Basis.Documented,
    };
}

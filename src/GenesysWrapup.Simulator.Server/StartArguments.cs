using System;
using System.Linq;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Scenarios;

namespace GenesysWrapup.Simulator.Server;

/// <summary>What the caller asks for at the start: --scenario and --policy. The rest is the web server's.</summary>
internal static class StartArguments
{
    /// <returns>What is wrong with the arguments; null where nothing is.</returns>
    public static string? Apply(SimulatedPlatform platform, string[] arguments)
    {
        if (ValueOf(arguments, "--scenario") is { } scenario && !Is(scenario, ContactCenterScenario.Name))
        {
            return $"There is no scenario '{scenario}'. There is: {ContactCenterScenario.Name}.";
        }

        if (ValueOf(arguments, "--policy") is not { } policies)
        {
            return null;
        }

        if (!Is(policies, SimulatorPolicies.RealisticSet))
        {
            return $"There is no set of policies '{policies}'. There is: {SimulatorPolicies.RealisticSet}.";
        }

        platform.StartWith(SimulatorPolicies.Realistic);
        return null;
    }

    private static string? ValueOf(string[] arguments, string name) =>
        arguments.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();

    private static bool Is(string given, string known) => string.Equals(given, known, StringComparison.OrdinalIgnoreCase);
}

using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Server;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Server;

public sealed class StartArgumentTests
{
    [Fact]
    public void Realistic_policies_stay_over_a_reset()
    {
        using var platform = new SimulatedPlatform();
        Assert.Null(StartArguments.Apply(platform, ["--urls", "http://127.0.0.1:0", "--policy", "realistic"]));
        platform.Policies.Set(SimulatorPolicies.WriteDelay, "00:01:00");
        platform.Reset();
        Assert.All(SimulatorPolicies.All, policy => Assert.Equal(policy.Realistic ?? policy.Default, platform.Policies[policy]));
        Assert.NotEqual(SimulatorPolicies.WriteDelay.Default, platform.Policies[SimulatorPolicies.WriteDelay]);
    }

    [Theory]
    [InlineData("--policy", "Optimistic", "Realistic")]
    [InlineData("--scenario", "bank", "contact-center")]
    public void What_does_not_exist_is_refused_with_what_does(string name, string value, string told)
    {
        using var platform = new SimulatedPlatform();
        Assert.Contains(told, StartArguments.Apply(platform, [name, value]));
    }
}

using System;
using System.Linq;
using GenesysWrapup.Platform;
using GenesysWrapup.Simulation.Policies;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Policies;

public sealed class Policies_are_named_and_checked
{
    [Fact]
    public void Every_policy_has_a_default_that_it_allows_and_one_sentence()
    {
        Assert.True(SimulatorPolicies.All.Count > 30, $"{SimulatorPolicies.All.Count} policies");
        Assert.All(SimulatorPolicies.All, policy =>
        {
            Assert.Equal(policy.Default, policy.Normalize(policy.Default));
            Assert.EndsWith(".", policy.Description);
            Assert.True(policy.Allowed.Count > 1 || policy.Allowed[0] is SimulatorPolicy.Duration or SimulatorPolicy.Number, policy.Name);
        });
        Assert.Equal(SimulatorPolicies.All.Count, SimulatorPolicies.All.Select(policy => policy.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains(SimulatorPolicies.All, policy => policy.Basis == Basis.Unknown);
    }

    [Fact]
    public void Names_and_positions_are_taken_in_any_case()
    {
        var policies = new SimulatorPolicies();
        policies.Set("scopeenforcement", "on");
        Assert.True(policies.Is(SimulatorPolicies.ScopeEnforcement, "On"));
        policies.Reset();
        Assert.True(policies.Is(SimulatorPolicies.ScopeEnforcement, "Off"));
    }

    [Theory]
    [InlineData("NoSuchPolicy", "On", "There is no policy")]
    [InlineData("ScopeEnforcement", "Sometimes", "Off, On")]
    [InlineData("WriteDelay", "-00:00:01", "time span")]
    [InlineData("RequestsPerMinute", "0", "number")]
    public void What_does_not_exist_is_refused_with_what_does(string name, string value, string told) =>
        Assert.Contains(told, Assert.Throws<ArgumentException>(() => new SimulatorPolicies().Set(name, value)).Message);
}

using System;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Policies;
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
        Assert.Equal(SimulatorPolicies.All.Count, SimulatorPolicies.All.Select(policy => policy.Name)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Count());
        Assert.Contains(SimulatorPolicies.All, policy => policy.Basis == Basis.Unknown);
    }

    /// <summary>The questions that no public source answers, and the switches that stand for them.</summary>
    [Theory]
    [InlineData("a code that does not exist, or is not the queue's", "UnknownCode", "CodeNotOnQueue", "CodeOfOtherDivision")]
    [InlineData("reading a wrap-up where none is set", "WrapupReadWhenNone")]
    [InlineData("writing after the end, and for how long", "WriteAfterEnd", "WriteAfterAcw", "WriteWindow")]
    [InlineData("whether a second write replaces the first", "SecondWrite", "ConcurrentWrite")]
    [InlineData(
        "client credentials for somebody else's participant", "ClientCredentialsWrapup", "DeclaredUserOnly", "OtherUsersParticipant")]
    [InlineData(
        "the level that the organization's setting does not name",
        "ParticipantLevelUnderCommunicationAcw",
        "CommunicationLevelUnderParticipantAcw")]
    [InlineData("given times against the server's clock", "WrapupDuration", "DisableEndTimeUpdates")]
    [InlineData("limits whose pages were not seen", "RequestsPerMinute", "TokenRequestsPerMinute", "RateLimitHeaders", "MaximumBodyBytes")]
    [InlineData("the body of a refused token request", "TokenErrorBody", "BadSecretStatus")]
    [InlineData("how long a conversation can be read", "ConversationRetention")]
    [InlineData("who the 404 about a participant means", "OutsidersWrapup", "SupervisorWrapup")]
    [InlineData("how long a list's page is", "LargestPage", "TooLargePage")]
    public void What_is_not_known_is_a_policy(string question, params string[] names) => Assert.All(names, name =>
        Assert.True(SimulatorPolicies.All.Any(policy => policy.Name == name), $"Nothing stands for {question}: {name}."));

    /// <summary>A realistic position is one that the policy has, and not its default.</summary>
    [Fact]
    public void The_realistic_set_has_delays_and_lags()
    {
        Assert.All(SimulatorPolicies.Realistic, position =>
        {
            SimulatorPolicy policy = SimulatorPolicies.Named(position.Key);
            Assert.Equal(position.Value, policy.Normalize(position.Value));
            Assert.NotEqual(policy.Default, position.Value);
            Assert.Matches($"^({string.Join("|", typeof(Basis).GetEnumNames())})[.,] .*[.]$", policy.RealisticBecause);
        });
        Assert.Superset(
            new[] { "WriteDelay", "AnalyticsLag", "AnalyticsJobLag", "AnalyticsJobRuns" }.ToHashSet(),
            SimulatorPolicies.Realistic.Keys.ToHashSet());
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

using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Assumptions;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Help;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Tests.Help;

/// <summary>The generated pages about what is not known.</summary>
public class KnownUnknownTests
{
    private const string Advice = "Build the help: it writes this page.";

    [Fact]
    public void The_page_is_what_the_code_says() =>
        Assert.True(Repository.Read("docs/known-unknown.md").Replace("\r\n", "\n") == KnownUnknownPage.Text(), Advice);

    [Theory]
    [InlineData("docs/en-US/Test-PlatformAssumption.md")]
    [InlineData("docs/en-US/about_GenesysWrapup_Simulator.md")]
    [InlineData("docs/en-US/about_GenesysWrapup_Events.md")]
    public void The_sections_are_what_the_code_says(string path)
    {
        string page = Repository.Read(path).Replace("\r\n", "\n");
        Assert.True(page == EventFormSection.Fill(PolicySection.Fill(AssumptionSection.Fill(page))), Advice);
        string[] marks = [PolicySection.Begin, AssumptionSection.Begin, EventFormSection.Begin];
        Assert.Contains(marks, page.Contains);
    }

    /// <summary>Each unknown has a test, or says what would settle it.</summary>
    [Fact]
    public void Every_unknown_can_be_settled() => Assert.All(KnownUnknownPage.Unknowns, static policy =>
    {
        bool tested = AssumptionList.Find(policy.Name) is not null;
        Assert.True(tested == (policy.SettledBy is null), $"{policy.Name} needs a test or SettledBy, and not both.");
        Assert.True((policy.SettledBy is null) == (policy.WhyByHand is null), $"{policy.Name} says what would settle it, or why, alone.");
        Assert.True(policy.SettledBy?.EndsWith('.') ?? true, policy.Name);
        Assert.True(policy.WhyByHand?.EndsWith('.') ?? true, policy.Name);
    });

    [Fact]
    public void What_is_documented_is_no_unknown() => Assert.All(
        SimulatorPolicies.All.Where(static policy => policy.Basis is Basis.Documented or Basis.Staff),
        static policy => Assert.DoesNotContain(policy, KnownUnknownPage.Unknowns));

    /// <summary>The page of the cmdlet names each request that a test may send, as its permissions do.</summary>
    [Fact]
    public void The_cmdlet_declares_what_its_tests_send()
    {
        HashSet<string> declared =
        [
            .. CommandShape.OfModule().Single(static one => one.Name == "Test-PlatformAssumption").Operations.Select(
                static use => $"{use.Operation}"),
        ];
        string[] outside =
        [
            .. AssumptionList.All.SelectMany(static one => one.Sends).Distinct()
                .Where(sent => !declared.Contains(sent.Replace("{media}", "calls", StringComparison.Ordinal))),
        ];

        // No operations of the platform's API: the login host, a wrong method, and what was removed.
        Assert.Equal(3, outside.Length);
    }
}

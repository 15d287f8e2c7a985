using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using GenesysWrapup.Platform;
using GenesysWrapup.Simulation;
using GenesysWrapup.Transport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Platform;

/// <summary>The house's arrows point down only. Read from the compiled code, so that no using directive can hide one.</summary>
public sealed class ArchitectureTests
{
    private const string Root = "GenesysWrapup.";
    private static readonly Assembly s_core = typeof(Operations).Assembly;
    private static readonly Assembly s_simulator = typeof(SimulatedPlatform).Assembly;

    /// <summary>What each floor of Core may stand on, beside itself.</summary>
    public static TheoryData<string, string> Floors => new()
    {
        { "Platform", "" },

        // A failure names the finding that explains it, and a finding is made of failures: the two are one floor.
        { "Failures", "Platform Diagnosis" },
        { "Transport", "Platform Failures" },
        { "Sessions", "Transport Platform Failures Diagnosis" },
        { "Conversations", "Sessions Transport Platform Failures Codes" },
        { "Codes", "Sessions Transport Platform Failures Conversations" },
        { "Diagnosis", "Transport Platform Failures" },
        { "Wrapups", "Codes Conversations Sessions Transport Platform Failures Diagnosis" },

        // A checkup looks at what the engine would do; the engine does not know it.
        { "Checkups", "Wrapups Codes Conversations Sessions Transport Platform Failures Diagnosis" },
    };

    [Theory]
    [MemberData(nameof(Floors))]
    public void A_floor_of_Core_stands_only_on_those_below(string floor, string below)
    {
        HashSet<string> allowed = [floor, .. below.Split(' ')];
        string[] wrong =
        [
            .. from type in s_core.GetTypes()
               where FloorOf(type) == floor
               from used in TypeUses.Of(type)
               where used.Assembly == s_core && FloorOf(used) is { } other && !allowed.Contains(other)
               select $"{type.FullName} uses {used.FullName}",
        ];
        Assert.True(wrong.Length == 0, $"{floor} may use {(below.Length == 0 ? "nothing else" : below)}:\n{string.Join("\n", wrong.Distinct())}");
    }

    [Fact]
    public void What_is_used_in_code_alone_is_seen_too() => Assert.Contains(typeof(PlatformError), TypeUses.Of(typeof(PlatformFailures)));

    [Fact]
    public void Core_knows_neither_PowerShell_nor_the_simulator()
    {
        string[] wrong = [.. s_core.GetReferencedAssemblies().Select(static name => name.Name!).Where(static name => name.StartsWith("System.Management.Automation", StringComparison.Ordinal) || name.StartsWith("GenesysWrapup", StringComparison.Ordinal))];
        Assert.Equal([], wrong);
    }

    [Fact]
    public void The_simulator_uses_of_Core_only_what_the_platform_is()
    {
        string[] wrong =
        [
            .. from type in s_simulator.GetTypes()
               from used in TypeUses.Of(type)
               where used.Assembly == s_core && FloorOf(used) is not (null or "Platform")
               select $"{type.FullName} uses {used.FullName}",
        ];
        Assert.True(wrong.Length == 0, string.Join("\n", wrong.Distinct()));
    }

    /// <summary>The part of the namespace below ours; null for what belongs to no floor (compiler-made, language support).</summary>
    private static string? FloorOf(Type type) =>
        type.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true ? type.Namespace.Substring(Root.Length).Split('.')[0] : null;
}

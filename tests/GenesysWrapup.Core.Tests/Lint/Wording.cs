using System;
using System.Linq;
using GenesysWrapup.Core.Findings;
using Xunit;

namespace GenesysWrapup.Core.Tests.Lint;

/// <summary>What every finding must be like, wherever it comes from.</summary>
internal static class Wording
{
    private const int Longest = 300;

    private static readonly string[] s_actions =
    [
        "Add", "Ask", "Begin", "Build", "Check", "Choose", "Connect", "Correct", "Give", "Grant", "Leave", "List", "Look", "Make", "Pass",
        "Read", "Remove", "Run", "Send", "Set", "Shorten", "Sign", "Split", "Stop", "Take", "Try", "Use", "Wait", "Write", "Pipe",
    ];

    public static void Check(Finding finding)
    {
        Assert.False(string.IsNullOrWhiteSpace(finding.FindingId));
        Length(finding.Message, finding);
        Length(finding.Remedy, finding);
        Length(finding.Evidence, finding);
        Assert.True(finding.Message.Length > 10, $"{finding.FindingId} says nothing: '{finding.Message}'");
        if (finding.Status != FindingStatus.Pass)
        {
            NamesAnAction(finding.Remedy, finding.FindingId);
        }
    }

    public static void NamesAnAction(string? remedy, string of) =>
        Assert.True(remedy is not null && s_actions.Contains(remedy.Split(' ', ':', ',')[0]),
            $"{of}: the remedy names no action: '{remedy}'");

    public static void Length(string? text, object of) => Assert.True((text?.Length ?? 0) < Longest, $"{text?.Length} characters in {of}");
}

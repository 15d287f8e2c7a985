using System.Linq;
using System.Text.RegularExpressions;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.House.Tests;

/// <summary>
/// What is done in one place, for safety, and would be dangerous anywhere else. Whoever goes past the place is found here, and so is a
/// place that is gone.
/// </summary>
public sealed class GateTests
{
    [Theory]
    [InlineData("JSON that others wrote is read where its texts come in safe", @"JsonSerializer\.Deserialize\b",
        "src/GenesysWrapup.Core/Transport/AnswerReader.cs", "src/GenesysWrapup.Core/Bulk/JournalLine.cs",
        "src/GenesysWrapup.Core/WorkLists/WorkListJson.cs")]
    [InlineData("a text of somebody's JSON is read where one that is no text is survived", @"\.GetString\(\)",
        "src/GenesysWrapup.Core/Platform/JsonText.cs", "src/GenesysWrapup.Core/Platform/TextConverter.cs")]
    [InlineData("lines for people go out where they are made safe to show", @"\.Write(Verbose|Debug|Warning|Information)\(",
        "src/GenesysWrapup/Pipeline/CmdletWriter.cs")]
    [InlineData("errors are made where their texts are made safe to show", @"new ErrorRecord\(",
        "src/GenesysWrapup/Pipeline/ErrorRecordFactory.cs")]
    [InlineData("secrets of a session are masked by the gate of its texts", @"[rR]edaction\.(Apply|Known)\(",
        "src/GenesysWrapup.Core/Transport/WireText.cs", "src/GenesysWrapup.Core/Transport/Redaction.cs")]
    [InlineData("headers of an answer are read where they are made safe", @"\.Headers\.(TryGetValues|GetValues|Location|WwwAuthenticate)",
        "src/GenesysWrapup.Core/Transport/AnswerHeaders.cs", "src/GenesysWrapup.Core/Transport/PlatformFailures.cs",
        "src/GenesysWrapup.Core/Explain/ErrorIntake.cs")]
    [InlineData("times are reckoned by Moment, where they cannot leave the calendar",
        @"(GetUtcNow\(\)|\b[Nn]ow) [+-] (s_|TimeSpan|\w*(Timeout|Patience|Span|Wait))|\.Add(Milliseconds|Seconds|Minutes|Hours|Days)\(")]
    [InlineData(
        "timers are set where no span is too long for them",
        @"Task\.Delay\((?!s_)|\.CancelAfter\(|new CancellationTokenSource\((?!s_)\w",
        "src/GenesysWrapup.Core/Transport/Pause.cs")]
    [InlineData("a path is read where what is no path is refused", @"(Resolved|Unresolved)ProviderPathFromPSPath",
        "src/GenesysWrapup/Binding/GivenPath.cs")]
    [InlineData("wildcards of PowerShell are read where a lone bracket is a name", @"new WildcardPattern\(",
        "src/GenesysWrapup/Binding/NameWildcard.cs")]
    [InlineData("the network is opened where loopback goes past every proxy",
        @"new (HttpClientHandler|SocketsHttpHandler|WinHttpHandler|ClientWebSocket|HttpClient)\b",
        "src/GenesysWrapup.Core/Transport/MachineNetwork.cs")]
    public void Only_the_gate_does_it(string why, string pattern, params string[] gates)
    {
        var found = Repository.Files("src/GenesysWrapup.Core", ".cs").Concat(Repository.Files("src/GenesysWrapup", ".cs"))
            .SelectMany(file => Repository.Read(file).Split('\n').Select((text, index) => (File: file, Line: index + 1, Text: text)))
            .Where(line => !line.Text.TrimStart().StartsWith("//", System.StringComparison.Ordinal) && Regex.IsMatch(line.Text, pattern))
            .ToList();
        string[] past = [.. found.Where(line => !gates.Contains(line.File)).Select(line => $"{line.File}:{line.Line} {line.Text.Trim()}")];
        Assert.True(past.Length == 0, $"Here {why}:\n{string.Join("\n", gates)}\nThese go past:\n{string.Join("\n", past)}");
        Assert.Equal(gates.Order(), found.Select(line => line.File).Distinct().Order());
    }
}

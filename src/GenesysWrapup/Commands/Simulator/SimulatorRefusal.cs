using System;
using GenesysWrapup.Core.Failures;

namespace GenesysWrapup.Commands;

/// <summary>What the simulator would not be told, as a failure of the item.</summary>
internal static class SimulatorRefusal
{
    public static GenesysException Of(ArgumentException refusal, object? target) => new(new Failure(
        FailureId.InvalidValue,
        FailureCategory.InvalidArgument,
        $"The simulator refuses: {Words(refusal)}",
        "Correct the value and run it again.")
    { Target = target, Exception = refusal });

    /// <summary>The runtime adds the parameter's name in a way of its own on each edition.</summary>
    public static string Words(ArgumentException refusal)
    {
        string line = refusal.Message.Split('\r', '\n')[0];
        int added = line.LastIndexOf(" (Parameter '", StringComparison.Ordinal);
        return added > 0 ? line.Substring(0, added) : line;
    }
}

using System;
using GenesysWrapup.Core.Failures;

namespace GenesysWrapup.Commands;

/// <summary>Turns a value that the simulator rejects into a failure of the item.</summary>
internal static class SimulatorRefusal
{
    public static GenesysException Of(ArgumentException refusal, object? target) => new(new Failure(
        FailureId.InvalidValue,
        FailureCategory.InvalidArgument,
        $"The simulator rejects this: {Words(refusal)}",
        "Correct the value and run it again.")
    { Target = target, Exception = refusal });

    /// <summary>Without the parameter's name, which each runtime adds in its own way.</summary>
    public static string Words(ArgumentException refusal)
    {
        string line = refusal.Message.Split('\r', '\n')[0];
        int added = line.LastIndexOf(" (Parameter '", StringComparison.Ordinal);
        return added > 0 ? line.Substring(0, added) : line;
    }
}

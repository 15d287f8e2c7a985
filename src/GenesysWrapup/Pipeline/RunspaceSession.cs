using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using GenesysWrapup.Sessions;

namespace GenesysWrapup.Pipeline;

/// <summary>
/// The default session of this runspace. Never a static one: several runbooks can share a process, and ForEach-Object -Parallel
/// must not see its neighbour's connection. Only the pipeline's thread knows its runspace.
/// </summary>
internal static class RunspaceSession
{
    private static readonly ConditionalWeakTable<Runspace, Slot> s_slots = new();

    public static GenesysSession? Current =>
        Runspace.DefaultRunspace is { } runspace && s_slots.TryGetValue(runspace, out Slot? slot) ? slot.Session : null;

    public static void Set(GenesysSession? session)
    {
        if (Runspace.DefaultRunspace is { } runspace)
        {
            s_slots.GetOrCreateValue(runspace).Session = session;
        }
    }

    private sealed class Slot
    {
        public GenesysSession? Session { get; set; }
    }
}

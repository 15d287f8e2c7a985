using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Simulator.Front;

namespace GenesysWrapup.Loading;

/// <summary>
/// PowerShell 7 finds no types in a module's own load context. So the public ones are made known by name for as long as the module is
/// imported anywhere in the process: for [GenesysSession] in a script, catch [GenesysException], proxy functions and Pester's Mock.
/// </summary>
internal static class TypeNames
{
    private static readonly object s_gate = new();
    private static readonly List<string> s_added = [];
    private static int s_imports;

    public static void Add()
    {
        lock (s_gate)
        {
            if (++s_imports > 1)
            {
                return;
            }

            IDictionary<string, Type> known = Known();
            foreach ((string name, Type type) in Named().Where(named => !known.ContainsKey(named.Name)))
            {
                Call("Add", name, type);
                s_added.Add(name);
            }
        }
    }

    public static void Remove()
    {
        lock (s_gate)
        {
            if (s_imports == 0 || --s_imports > 0)
            {
                return;
            }

            s_added.ForEach(name => Call("Remove", name));
            s_added.Clear();
        }
    }

    /// <summary>All by their full names, and those that nobody else could mean by their short ones.</summary>
    private static IEnumerable<(string Name, Type Type)> Named()
    {
        Type[] types =
        [
            .. typeof(GenesysSession).Assembly.GetExportedTypes(),
            .. typeof(SimulatedRequest).Assembly.GetExportedTypes(),
        ];
        return types.Select(type => (type.FullName!, type))
            .Concat(types.Where(type => type.Name.StartsWith("Genesys", StringComparison.Ordinal)).Select(type => (type.Name, type)));
    }

    private static IDictionary<string, Type> Known() =>
        (IDictionary<string, Type>)Accelerators().GetProperty("Get")!.GetValue(null)!;

    private static void Call(string method, params object[] arguments) =>
        Accelerators().GetMethod(method)!.Invoke(null, arguments);

    /// <summary>Public to scripts only: the class itself is not.</summary>
    private static Type Accelerators() =>
        typeof(PSObject).Assembly.GetType("System.Management.Automation.TypeAccelerators", throwOnError: true)!;
}

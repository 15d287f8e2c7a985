using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Reflection;
using GenesysWrapup.Core.Sessions;

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

            Type accelerators = Accelerators();
            var known = (IDictionary<string, Type>)accelerators.GetProperty("Get")!.GetValue(null)!;
            var add = (Action<string, Type>)Delegate.CreateDelegate(typeof(Action<string, Type>), accelerators.GetMethod("Add")!);
            foreach (KeyValuePair<string, Type> named in Named())
            {
                if (!known.ContainsKey(named.Key))
                {
                    add(named.Key, named.Value);
                    s_added.Add(named.Key);
                }
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

            MethodInfo remove = Accelerators().GetMethod("Remove")!;
            s_added.ForEach(name => remove.Invoke(null, [name]));
            s_added.Clear();
        }
    }

    /// <summary>
    /// The engine's types; loading the simulator for its names too would cost every import. All have their full names, and those that
    /// nobody else could mean their short ones. Plain loops: each import would compile LINQ's.
    /// </summary>
    private static Dictionary<string, Type> Named()
    {
        var named = new Dictionary<string, Type>();
        foreach (Type type in typeof(GenesysSession).Assembly.GetExportedTypes())
        {
            named[type.FullName!] = type;
            if (type.Name.StartsWith("Genesys", StringComparison.Ordinal))
            {
                named[type.Name] = type;
            }
        }
        return named;
    }

    /// <summary>Public to scripts only: the class itself is not.</summary>
    private static Type Accelerators() =>
        typeof(PSObject).Assembly.GetType("System.Management.Automation.TypeAccelerators", throwOnError: true)!;
}

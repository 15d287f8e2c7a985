using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading;

namespace GenesysWrapup.Loader;

/// <summary>
/// The module's own load context on PowerShell 7: the cmdlets and everything they depend on live in it, so that no other module's
/// copy of the same library is in the way. Only this assembly sits in the default context.
/// </summary>
public sealed class LoadContext : AssemblyLoadContext
{
    private static readonly ConcurrentDictionary<string, Lazy<Assembly>> s_modules = new(StringComparer.Ordinal);

    /// <summary>Made when the first dependency of ours is asked for; an import alone asks for none.</summary>
    private static readonly Lazy<Dictionary<string, string>> s_platform = new(PlatformAssemblies);
    private static int s_loads;
    private readonly string _folder;

    private LoadContext(string folder)
        : base("GenesysWrapup", isCollectible: false) => _folder = folder;

    /// <summary>Whether the assembly of the cmdlets was asked for more than once in this process.</summary>
    public static bool IsShared => Volatile.Read(ref s_loads) > 1;

    /// <summary>The assembly of the cmdlets, loaded once per path: a second import finds the first one's types again.</summary>
    public static Assembly Load(string path)
    {
        Interlocked.Increment(ref s_loads);
        string full = Path.GetFullPath(path);
        return s_modules.GetOrAdd(full, _ => new Lazy<Assembly>(() =>
            new LoadContext(Path.GetDirectoryName(full)!).LoadFromAssemblyPath(full))).Value;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string ours = Path.Combine(_folder, assemblyName.Name + ".dll");
        if (!File.Exists(ours))
        {
            return null;
        }

        // Two copies of a platform assembly would be two types of the same name; ours is used only where the platform's is too old.
        return s_platform.Value.TryGetValue(assemblyName.Name!, out string? theirs) && VersionOf(theirs) >= VersionOf(ours)
            ? null
            : LoadFromAssemblyPath(ours);
    }

    private static Version? VersionOf(string path) => AssemblyName.GetAssemblyName(path).Version;

    private static Dictionary<string, string> PlatformAssemblies() =>
        (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
}

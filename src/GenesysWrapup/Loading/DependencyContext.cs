#if !NETFRAMEWORK
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace GenesysWrapup.Loading;

/// <summary>
/// The module's own load context on PowerShell 7: all that the cmdlets depend on lives in it, so that no other module's copy of the same
/// library is in the way. Only the assembly of the cmdlets sits in PowerShell's own context, where importing it costs least. It refers
/// to our own assemblies and to the platform's, never to a library that the module brings.
/// </summary>
internal sealed class DependencyContext : AssemblyLoadContext
{
    private static readonly object s_gate = new();
    private static DependencyContext? s_ours;

    private readonly string _folder;
    private readonly Lazy<Dictionary<string, string>> _platform = new(PlatformAssemblies);

    private DependencyContext(string folder)
        : base("GenesysWrapup") => _folder = folder;

    /// <summary>From now on our assemblies that the cmdlets ask for come from this context. It stays when the module goes.</summary>
    public static void Register(string folder)
    {
        lock (s_gate)
        {
            if (s_ours is null)
            {
                s_ours = new DependencyContext(folder);
                Default.Resolving += static (_, asked) => s_ours.Answer(asked);
            }
        }
    }

    /// <summary>What PowerShell's context asks for: only names that nobody else has.</summary>
    private Assembly? Answer(AssemblyName asked) =>
        IsOurs(asked) ? Load(asked) : null;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string ours = Path.Combine(_folder, assemblyName.Name + ".dll");
        if (!File.Exists(ours))
        {
            return null;
        }

        // Two copies of a platform assembly would be two types of the same name; ours is used only where the platform's is too old.
        return !IsOurs(assemblyName)
            && _platform.Value.TryGetValue(assemblyName.Name!, out string? theirs) && VersionOf(theirs) >= VersionOf(ours)
            ? null
            : LoadFromAssemblyPath(ours);
    }

    private static bool IsOurs(AssemblyName asked) => asked.Name?.StartsWith("GenesysWrapup.", StringComparison.Ordinal) == true;

    private static Version? VersionOf(string path) => AssemblyName.GetAssemblyName(path).Version;

    private static Dictionary<string, string> PlatformAssemblies() =>
        (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
}
#endif

using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace GenesysWrapup.Loading;

/// <summary>
/// Which assembly answers a request that the runtime could not resolve. Only for what is in our own folder; a copy that another module
/// has loaded is shared where it is recent enough.
/// </summary>
internal static class AssemblyChoice
{
    /// <summary>The loaded assembly to share, or null to load our own file; false where the request is not ours to answer.</summary>
    public static bool TryDecide(
        AssemblyName asked,
        Version? ours,
        IEnumerable<Assembly> loaded,
        out Assembly? shared)
    {
        shared = null;
        if (ours is null)
        {
            return false;
        }

        shared = loaded
            .Where(assembly => Fits(assembly.GetName(), asked))
            .OrderByDescending(assembly => assembly.GetName().Version)
            .FirstOrDefault();

        // Our own copy may be too old for somebody else's request. Then it is not ours to answer.
        return shared is not null || asked.Version is null || ours >= asked.Version;
    }

    private static bool Fits(AssemblyName candidate, AssemblyName asked) =>
        string.Equals(candidate.Name, asked.Name, StringComparison.OrdinalIgnoreCase)
        && (asked.Version is null || candidate.Version >= asked.Version);
}

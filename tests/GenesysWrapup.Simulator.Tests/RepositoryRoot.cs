using System;
using System.IO;

namespace GenesysWrapup.Simulator.Tests;

/// <summary>Where the repository lies, for tests over what is not code.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    public static string Of(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (DirectoryInfo? here = new(AppContext.BaseDirectory); here is not null; here = here.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(here.FullName, "GenesysWrapup.sln")))
            {
                return here.FullName;
            }
        }

        throw new InvalidOperationException($"No GenesysWrapup.sln above {AppContext.BaseDirectory}.");
    }
}

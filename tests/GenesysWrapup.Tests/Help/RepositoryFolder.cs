using System;
using System.IO;

namespace GenesysWrapup.Tests.Help;

/// <summary>Finds what ships as text, from wherever the tests run.</summary>
internal static class RepositoryFolder
{
    public static string Of(string relative)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "GenesysWrapup.sln")))
            {
                return Path.Combine(folder.FullName, relative);
            }
        }

        throw new DirectoryNotFoundException($"There is no GenesysWrapup.sln above {AppContext.BaseDirectory}.");
    }
}

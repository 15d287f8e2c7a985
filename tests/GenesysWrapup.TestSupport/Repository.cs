using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace GenesysWrapup.TestSupport;

/// <summary>The repository's own files, wherever the tests run from.</summary>
internal static class Repository
{
    private static readonly string[] s_made = ["bin", "obj", "output", "TestResults", "node_modules", ".git"];

    public static string Root { get; } = Find();

    /// <summary>
    /// Files below a folder by their ending, as paths from the root with forward slashes. What a build or a test makes is left out.
    /// </summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) => Walk(new DirectoryInfo(Path.Combine(Root, folder)))
        .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .OrderBy(file => file, StringComparer.Ordinal);

    public static string PathOf(string file) => Path.Combine(Root, file);

    public static string Read(string file) => File.ReadAllText(PathOf(file));

    public static bool Has(string path) => File.Exists(Path.Combine(Root, path)) || Directory.Exists(Path.Combine(Root, path));

    private static IEnumerable<string> Walk(DirectoryInfo folder) => folder.EnumerateFiles().Select(file => file.FullName)
        .Concat(folder.EnumerateDirectories().Where(inner => !s_made.Contains(inner.Name)).SelectMany(Walk));

    private static string Find()
    {
        for (DirectoryInfo? here = new(AppContext.BaseDirectory); here is not null; here = here.Parent)
        {
            if (File.Exists(Path.Combine(here.FullName, "GenesysWrapup.sln")))
            {
                return here.FullName;
            }
        }

        throw new InvalidOperationException($"No GenesysWrapup.sln above {AppContext.BaseDirectory}.");
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Tests;

/// <summary>
/// What is shipped does not say where or when it was built, so the same sources give the same bytes in any folder. A Pester
/// test builds twice and compares, where it is asked for.
/// </summary>
public sealed class ReproducibleTests
{
    public static TheoryData<string> Ours =>
    [
        typeof(Pipeline.AsyncCommand).Assembly.Location, typeof(Operations).Assembly.Location, typeof(SimulatedPlatform).Assembly.Location,
    ];

    [Theory]
    [MemberData(nameof(Ours))]
    public void An_assembly_names_no_folder_of_the_build(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        Assert.All(
            new[] { Encoding.UTF8, Encoding.Unicode },
            encoding => Assert.Equal(-1, bytes.AsSpan().IndexOf(encoding.GetBytes(Repository.Root))));
        Assert.All(DocumentsOf(bytes), name => Assert.StartsWith("/_/", name.Replace('\\', '/'), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ours))]
    public void An_assembly_says_that_its_bytes_follow_from_its_sources(string file)
    {
        using var pe = new PEReader(File.OpenRead(file));
        Assert.Contains(pe.ReadDebugDirectory(), static entry => entry.Type == DebugDirectoryEntryType.Reproducible);
    }

    private static List<string> DocumentsOf(byte[] assembly)
    {
        using var pe = new PEReader(new MemoryStream(assembly));
        DebugDirectoryEntry embedded = pe.ReadDebugDirectory()
            .Single(static entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider symbols = pe.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        MetadataReader reader = symbols.GetMetadataReader();
        return [.. reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name))];
    }
}

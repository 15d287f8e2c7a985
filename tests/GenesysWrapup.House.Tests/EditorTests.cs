using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Loading;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.House.Tests;

/// <summary>The settings for VS Code, against what the build makes: a breakpoint is hit only where the debugger finds the source.</summary>
public sealed class EditorTests
{
    public static TheoryData<Type> Debugged() => [typeof(ModuleLifetime), typeof(GenesysSession)];

    [Theory]
    [MemberData(nameof(Debugged))]
    public void Each_way_to_debug_leads_from_an_assembly_to_its_sources(Type oneOfIts)
    {
        string[] sources = [.. Sources(oneOfIts.Assembly.Location).Where(static name => !name.Contains("/obj/", StringComparison.Ordinal))];
        Assert.NotEmpty(sources);
        foreach (JsonElement way in Read("launch.json").GetProperty("configurations").EnumerateArray())
        {
            JsonProperty map = way.GetProperty("sourceFileMap").EnumerateObject().Single();
            Assert.Equal("${workspaceFolder}/", map.Value.GetString());
            Assert.All(sources, name =>
            {
                Assert.StartsWith(map.Name, name, StringComparison.Ordinal);
                Assert.True(Repository.Has(name[map.Name.Length..]), $"The debugger would look for {name}.");
            });
        }
    }

    [Fact]
    public void What_is_run_before_debugging_is_a_task_and_each_task_is_one_of_the_builds()
    {
        JsonElement[] tasks = [.. Read("tasks.json").GetProperty("tasks").EnumerateArray()];
        string[] labels = [.. tasks.Select(static task => task.GetProperty("label").GetString()!)];
        IEnumerable<string> first = Read("launch.json").GetProperty("configurations").EnumerateArray()
            .Where(static way => way.GetProperty("request").GetString() == "launch")
            .Select(static way => way.GetProperty("preLaunchTask").GetString()!);
        Assert.All(first, name => Assert.Contains(name, labels));

        string build = Repository.Read("build.ps1");
        Assert.All(tasks, task => Assert.Contains(
            $"'{task.GetProperty("args").EnumerateArray().Last().GetString()}'", build, StringComparison.Ordinal));
    }

    private static JsonElement Read(string name)
    {
        using JsonDocument json = JsonDocument.Parse(Repository.Read($".vscode/{name}"));
        return json.RootElement.Clone();
    }

    private static IEnumerable<string> Sources(string assembly)
    {
        using FileStream file = File.OpenRead(assembly);
        using var image = new PEReader(file);
        DebugDirectoryEntry symbols = image.ReadDebugDirectory()
            .Single(static entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(symbols);
        MetadataReader reader = provider.GetMetadataReader();
        return [.. reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name))];
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.House.Tests;

/// <summary>
/// The rooms and every arrow between them. A new arrow fails here: draw it on purpose, or move what it points at. An arrow that nothing
/// uses any more fails too, so that this list stays the map.
/// </summary>
public sealed class RoomTests
{
    /// <summary>What all names begin with; the map leaves it out.</summary>
    private const string Root = "GenesysWrapup.";

    /// <summary>Each room and those it may use, lowest first. A room stands below all that use it, so there can be no circles.</summary>
    private static readonly (string Room, string Uses)[] s_map =
    [
        ("Core.Platform", ""),
        ("Core.Platform.Errors", "Core.Platform"),
        ("Core.Platform.Models", "Core.Platform"),
        ("Core.Failures", "Core.Platform Core.Platform.Errors"),
        ("Core.Transport", "Core.Platform Core.Platform.Errors Core.Platform.Models Core.Failures"),
        ("Core.Findings", "Core.Platform Core.Transport"),
        ("Core.Sessions", "Core.Platform Core.Platform.Models Core.Failures Core.Transport"),
        ("Core.Access",
            "Core.Platform Core.Platform.Errors Core.Platform.Models Core.Failures Core.Transport Core.Findings " +
            "Core.Sessions"),
        ("Core.Codes", "Core.Platform Core.Platform.Errors Core.Platform.Models Core.Failures Core.Transport Core.Sessions"),
        ("Core.Conversations",
            "Core.Platform Core.Platform.Errors Core.Platform.Models Core.Failures Core.Transport Core.Sessions " +
            "Core.Codes"),
        ("Core.Events",
            "Core.Platform Core.Platform.Errors Core.Platform.Models Core.Failures Core.Transport Core.Findings " +
            "Core.Conversations"),
        ("Core.Events.Channels",
            "Core.Platform Core.Platform.Models Core.Failures Core.Transport Core.Sessions Core.Events"),
        ("Core.Users", "Core.Platform Core.Platform.Models Core.Failures Core.Transport Core.Sessions"),
        ("Core.Analytics",
            "Core.Platform Core.Platform.Models Core.Failures Core.Transport Core.Sessions Core.Codes " +
            "Core.Users"),
        ("Core.Live",
            "Core.Platform Core.Platform.Models Core.Failures Core.Transport Core.Sessions Core.Conversations Core.Events " +
            "Core.Events.Channels Core.Analytics"),
        ("Core.Wrapups",
            "Core.Platform Core.Platform.Errors Core.Platform.Models Core.Failures Core.Transport Core.Sessions " +
            "Core.Codes Core.Conversations Core.Live Core.Findings"),
        ("Core.Attributes",
            "Core.Platform Core.Platform.Errors Core.Platform.Models Core.Failures Core.Transport Core.Sessions " +
            "Core.Conversations Core.Wrapups"),
        ("Core.Missing", "Core.Platform Core.Platform.Models Core.Failures Core.Transport Core.Sessions Core.Codes Core.Analytics"),
        ("Core.Search", "Core.Platform Core.Platform.Models Core.Transport Core.Sessions Core.Conversations Core.Analytics"),
        ("Core.Bulk",
            "Core.Platform Core.Platform.Errors Core.Platform.Models Core.Failures Core.Transport Core.Sessions Core.Codes " +
            "Core.Conversations Core.Events " +
            "Core.Events.Channels Core.Analytics Core.Wrapups"),
        ("Core.Lint", "Core.Platform Core.Platform.Errors Core.Findings"),
        ("Core.Lint.Dialects", "Core.Platform Core.Findings Core.Lint"),
        ("Core.Checkups",
            "Core.Platform Core.Platform.Errors Core.Failures Core.Transport Core.Findings Core.Sessions Core.Access " +
            "Core.Codes Core.Conversations Core.Wrapups"),
        ("Core.Assumptions",
            "Core.Platform Core.Platform.Errors Core.Platform.Models Core.Failures Core.Transport Core.Sessions Core.Access " +
            "Core.Codes Core.Conversations Core.Events.Channels Core.Wrapups"),
        ("Core.Explain", "Core.Platform Core.Platform.Errors Core.Failures Core.Findings Core.Lint Core.Lint.Dialects"),
        ("Core.Rows", "Core.Platform Core.Failures Core.Transport Core.Events Core.Wrapups Core.Missing"),
        ("Core.Metrics", "Core.Platform Core.Failures Core.Transport Core.Rows"),
        ("Core.Reports", "Core.Platform Core.Failures Core.Transport Core.Rows"),
        ("Core.WorkLists",
            "Core.Platform Core.Failures Core.Transport Core.Sessions Core.Wrapups Core.Bulk Core.Metrics"),
        ("Broker", "Core.Failures Core.Transport Core.WorkLists"),
        ("Simulator.Answers", "Core.Platform Core.Platform.Errors"),
        ("Simulator.Faults", "Core.Platform"),
        ("Simulator.Time", "Core.Platform"),
        ("Simulator.Access", "Core.Platform"),
        ("Simulator.Policies", "Core.Platform"),
        ("Simulator.State", "Core.Platform Simulator.Access Simulator.Policies"),
        ("Simulator.Rules",
            "Core.Platform Core.Platform.Errors Simulator.Answers Simulator.Access Simulator.Policies Simulator.State"),
        ("Simulator.Views", "Core.Platform Core.Platform.Models Simulator.Access Simulator.Policies Simulator.State"),
        ("Simulator.Notifications", "Core.Platform Simulator.Access Simulator.Policies Simulator.State Simulator.Views"),
        ("Simulator.Endpoints",
            "Core.Platform Core.Platform.Errors Simulator.Answers Simulator.Access Simulator.Policies Simulator.State Simulator.Rules " +
            "Simulator.Views Simulator.Notifications"),
        ("Simulator.Front",
            "Core.Platform Core.Platform.Errors Simulator.Answers Simulator.Faults Simulator.Access Simulator.Policies " +
            "Simulator.Endpoints"),
        ("Simulator.Scenarios", "Core.Platform Simulator.Access Simulator.Policies Simulator.State"),
        ("Simulator",
            "Simulator.Faults Simulator.Time Simulator.Access Simulator.Policies Simulator.State " +
            "Simulator.Notifications Simulator.Endpoints Simulator.Front Simulator.Scenarios"),
        ("Simulator.Server",
            "Core.Platform Simulator.Faults Simulator.Time Simulator.Access Simulator.Policies Simulator.State " +
            "Simulator.Notifications Simulator.Front Simulator.Scenarios Simulator"),
        ("Pipeline", "Core.Platform Core.Failures Core.Transport Core.Sessions"),
        ("Binding",
            "Core.Platform Core.Platform.Models Core.Failures Core.Transport Core.Sessions Core.Codes Core.Conversations Core.Wrapups " +
            "Core.Users " +
            "Core.Rows Core.Metrics Core.Explain Pipeline"),
        ("Permissions", "Core.Platform Core.Failures Core.Access Binding"),
        ("Commands",
            "Core.Platform Core.Platform.Errors Core.Platform.Models Core.Failures Core.Transport Core.Findings " +
            "Core.Sessions Core.Access Core.Codes Core.Conversations Core.Events Core.Live Core.Wrapups Core.Attributes Core.Bulk " +
            "Core.Users Core.Analytics Core.Missing Core.Search Core.Rows Core.Metrics Core.Reports Core.WorkLists Broker Core.Lint " +
            "Core.Lint.Dialects Core.Checkups Core.Assumptions Core.Explain Simulator.Faults " +
            "Simulator.Time Simulator.Policies Simulator.State " +
            "Simulator.Views Simulator.Front Simulator.Scenarios Simulator Pipeline Binding Permissions"),
        ("Loading", "Core.Sessions Pipeline"),
    ];

    /// <summary>The names of the rooms, lowest first.</summary>
    internal static IEnumerable<string> Names => s_map.Select(room => room.Room);

    [Fact]
    public void The_compiler_understands_all_of_the_source() =>
        Assert.True(SourceRooms.Product.Unresolved.Count == 0, string.Join("\n", SourceRooms.Product.Unresolved));

    [Fact]
    public void Every_arrow_between_rooms_is_on_the_map()
    {
        Dictionary<string, string[]> map = Map();
        string[] wrong =
        [
            .. from use in SourceRooms.Product.Uses
               let uses = map.TryGetValue(use.From, out string[]? known) ? known : []
               where !uses.Contains(use.To)
               group use by (use.From, use.To) into arrow
               let first = arrow.First()
               select $"{arrow.Key.From} -> {arrow.Key.To}, for example {first.What} at {first.Where} ({arrow.Count()} uses)",
        ];
        Assert.True(wrong.Length == 0, "Not on the map:\n" + string.Join("\n", wrong));
    }

    [Fact]
    public void Every_arrow_on_the_map_is_used()
    {
        HashSet<(string, string)> used = [.. SourceRooms.Product.Uses.Select(use => (use.From, use.To))];
        string[] stale =
        [
            .. from room in Map()
               from other in room.Value
               where !used.Contains((room.Key, other))
               select $"{room.Key} -> {other}",
        ];
        Assert.True(stale.Length == 0, "Nothing uses these any more; take them off the map:\n" + string.Join("\n", stale));
    }

    [Fact]
    public void Every_room_is_on_the_map() =>
        Assert.Equal(Map().Keys.Order(), SourceRooms.Product.Rooms.Order());

    [Fact]
    public void There_are_no_circles()
    {
        var below = new HashSet<string>();
        foreach ((string room, string uses) in s_map)
        {
            foreach (string other in Split(uses))
            {
                Assert.True(below.Contains(other), $"{room} uses {other}, which is not below it.");
            }

            below.Add(Root + room);
        }
    }

    [Fact]
    public void The_simulator_uses_only_what_the_platform_is() =>
        Assert.All(
            s_map.Where(room => room.Room.StartsWith("Simulator", StringComparison.Ordinal)).SelectMany(room => Split(room.Uses)),
            other => Assert.Matches(@"^GenesysWrapup\.(Simulator|Core\.Platform)(\.|$)", other));

    [Fact]
    public void Core_knows_neither_the_cmdlets_nor_the_simulator() =>
        Assert.All(
            s_map.Where(room => room.Room.StartsWith("Core.", StringComparison.Ordinal)).SelectMany(room => Split(room.Uses)),
            other => Assert.StartsWith("GenesysWrapup.Core.", other, StringComparison.Ordinal));

    /// <summary>A file's namespace is its folder, so that either leads to the other.</summary>
    [Fact]
    public void A_namespace_names_its_project_and_room()
    {
        string[] wrong =
        [
            .. from file in Repository.Files("src", ".cs")
               let line = Repository.Read(file).Split('\n').FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))
               where line is not null && !line.StartsWith("namespace System", StringComparison.Ordinal)
               let space = line["namespace ".Length..].Trim().TrimEnd(';')
               let folder = string.Join('.', file.Split('/')[1..^1])

               // The commands are one room; its folders only sort them by area.
               where folder != space && !(space == "GenesysWrapup.Commands" && folder.StartsWith(space, StringComparison.Ordinal))
               select $"{file}: {space}",
        ];
        Assert.True(wrong.Length == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void No_using_names_a_room_that_is_not_used() =>
        Assert.True(SourceRooms.Product.UnneededUsings.Count == 0, string.Join("\n", SourceRooms.Product.UnneededUsings));

    /// <summary>The compiler copies a constant's value; the arrow must be seen all the same.</summary>
    [Fact]
    public void An_arrow_to_a_constant_is_seen()
    {
        var rooms = new SourceRooms(
        [
            ("Low.cs", "namespace GenesysWrapup.Low; public static class Ids { public const string One = \"1\"; }"),
            ("High.cs", "namespace GenesysWrapup.High; public static class User { public static string Name() => Low.Ids.One; }"),
        ]);
        Assert.Contains(rooms.Uses, use => use is { From: "GenesysWrapup.High", To: "GenesysWrapup.Low", What: "Ids.One" });
    }

    private static Dictionary<string, string[]> Map() => s_map.ToDictionary(room => Root + room.Room, room => Split(room.Uses));

    private static string[] Split(string uses) =>
        [.. uses.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => Root + name)];
}

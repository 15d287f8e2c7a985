using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using GenesysWrapup.Core.Bulk;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator;
using GenesysWrapup.Simulator.Front;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Server;
using GenesysWrapup.Simulator.State;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace GenesysWrapup.Bulk.Tests;

/// <summary>A run that is killed again and again, and what the platform says took effect in the end.</summary>
public sealed class KillTests : IDisposable
{
    private const int Rows = 1_000;
    private const int Kills = 50;

    /// <summary>How many results are told between two kills, at most; few enough that rows are left for the last one.</summary>
    private const int MostToldBetween = 18;

    private readonly string _folder = Directory.CreateTempSubdirectory("kills").FullName;
    private readonly SimulatedPlatform _platform = new();
    private Process? _next;

    private string Journal => Path.Combine(_folder, "run.jsonl");

    public void Dispose()
    {
        _next?.Kill();
        _next?.Dispose();
        _platform.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Killed_at_fifty_points_nothing_is_lost_and_nothing_is_written_twice()
    {
        _platform.Policies.Set(SimulatorPolicies.RequestsPerMinute, int.MaxValue);
        _platform.Policies.Set(SimulatorPolicies.TokenRequestsPerMinute, int.MaxValue);
        (SimulatedConversation Conversation, SimulatedParticipant Agent)[] rows = [.. Enumerable.Range(0, Rows).Select(_ => Awaiting())];
        await File.WriteAllLinesAsync(Path.Combine(_folder, "rows"), rows.Select(static row => row.Conversation.Id));
        await using WebApplication server = SimulatorHost.Build(_platform, ["--urls", "http://127.0.0.1:0"]);
        await server.StartAsync();
        string address = server.Urls.First();

        var random = new Random(4711);
        for (int kill = 0; kill < Kills; kill++)
        {
            IReadOnlyList<string> told = await RunAsync(address, killAfter: random.Next(1, MostToldBetween + 1));
            HashSet<string> kept =
            [
                .. JournalReader.Results(Journal, SilentActivity.Instance).Select(static result => result.ConversationId)
            ];
            Assert.All(told, id => Assert.Contains(id, kept));
            if (kill % 2 == 1)
            {
                TearLastLine(random);
            }
        }

        IReadOnlyList<string> last = await RunAsync(address, killAfter: null);
        Assert.NotEmpty(last);
        Assert.True(
            last.Count < Rows / 2,
            $"The last run still did {last.Count} rows of {Rows}; the runs before it should have done most.");
        Dictionary<string, int> writes = _platform.Requests.All
            .Where(static request => request is { Method: "PATCH", Processed: true })
            .GroupBy(static request => request.Path.Split('/')[4])
            .ToDictionary(static group => group.Key, static group => group.Count());
        string resolved = _platform.World.Codes.Single(static code => code.Name == JournaledRun.Code).Id;
        HashSet<string> done =
        [
            .. JournalReader.Results(Journal, SilentActivity.Instance)
                .Where(static result => result.Outcome is WrapupOutcome.Set or WrapupOutcome.AlreadySet)
                .Select(static result => result.ConversationId),
        ];
        Assert.All(rows, row =>
        {
            Assert.Equal(resolved, row.Agent.Wrapup?.Code);
            Assert.Equal(1, writes[row.Conversation.Id]);
            Assert.Contains(row.Conversation.Id, done);
        });
        await server.StopAsync();
    }

    /// <summary>Runs the rows in a process of its own. The answer is which rows it told to have done itself.</summary>
    private async Task<IReadOnlyList<string>> RunAsync(string address, int? killAfter)
    {
        using Process process = _next ?? Start(address);
        _next = killAfter is null ? null : Start(address);
        await process.StandardInput.WriteLineAsync();
        process.StandardInput.Close();
        Task<string> problems = process.StandardError.ReadToEndAsync();
        var told = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            string[] words = line.Split(' ');
            if (words is [not nameof(WrapupOutcome.DoneBefore), { Length: 36 } id])
            {
                Assert.Contains(words[0], new[] { nameof(WrapupOutcome.Set), nameof(WrapupOutcome.AlreadySet) });
                told.Add(id);
            }

            if (told.Count == killAfter && !process.HasExited)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
        Assert.True(killAfter is not null || process.ExitCode == 0, await problems);
        Assert.True(told.Count >= (killAfter ?? 1), $"Only {told.Count} rows were done. {await problems}");
        return told;
    }

    /// <summary>A process that is ready to run the rows.</summary>
    private Process Start(string address)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "exec", typeof(JournaledRun).Assembly.Location,
            address, _platform.ClientId, _platform.ClientSecret, Journal, Path.Combine(_folder, "rows"),
        ];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // It lives too short to be worth what the runtime does for the long run.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return Process.Start(start)!;
    }

    /// <summary>As a kill in the middle of the write would leave it.</summary>
    private void TearLastLine(Random random)
    {
        byte[] text = File.ReadAllBytes(Journal);
        int begin = Array.LastIndexOf(text, (byte)'\n', text.Length - 2) + 1;
        using FileStream file = new(Journal, FileMode.Open, FileAccess.Write);
        file.SetLength(random.Next(begin + 1, text.Length));
    }

    private (SimulatedConversation Conversation, SimulatedParticipant Agent) Awaiting()
    {
        SimulatedQueue queue = _platform.World.FindQueue("Support")!;
        queue.Mode = AfterCallMode.Mandatory;
        SimulatedConversation conversation = _platform.World.Open(new ConversationOpening(Core.Platform.MediaKind.Call) { Queue = queue });
        SimulatedParticipant agent = _platform.World.RingAndConnect(conversation, _platform.World.Users[0], queue);
        _platform.World.HangUp(conversation, agent);
        return (conversation, agent);
    }
}

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Pipeline;
using GenesysWrapup.Tests;
using Xunit;

namespace GenesysWrapup.Hostile.Tests.Answers;

/// <summary>One way of reading, run again and again over an altered platform, each time by a session that knows nothing yet.</summary>
internal sealed class Bench : IDisposable
{
    private const long MostMemory = 300L * 1024 * 1024;

    /// <summary>Far more than any of the commands needs; one that goes round in circles passes it.</summary>
    private const int MostRequests = 1_100;

    /// <summary>Nobody here waits for as long, on the simulator's clock.</summary>
    private const int MostSeconds = 10_000;

    /// <summary>What the processor may take, however busy the machine is with others.</summary>
    private static readonly TimeSpan s_mostWork = TimeSpan.FromSeconds(2);

    /// <summary>Only what has come to a standstill takes as long.</summary>
    private static readonly TimeSpan s_standstill = TimeSpan.FromSeconds(20);

    private readonly Reading _reading;
    private readonly GenesysSession _connected;

    private Bench(Reading reading, AlteredPlatform platform, GenesysSession connected)
    {
        _reading = reading;
        Platform = platform;
        _connected = connected;
    }

    /// <summary>The ids that an error may have: all but that of a bug.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. typeof(FailureId)
        .GetFields()
        .Where(static field => field.IsLiteral && field.Name is not (nameof(FailureId.Prefix) or nameof(FailureId.Internal)))
        .Select(static field => (string)field.GetValue(null)!)];

    public AlteredPlatform Platform { get; }

    /// <summary>The models that occur in the answers when nothing is altered.</summary>
    public IReadOnlyList<Type> Seen { get; private set; } = [];

    public static async Task<Bench> ForAsync(string name)
    {
        Reading reading = Readings.All.First(one => one.Name == name);
        var platform = new AlteredPlatform();
        GenesysSession connected = await platform.ConnectAsync();
        reading.Arrange(platform.Platform);
        var bench = new Bench(reading, platform, connected);
        var seen = new HashSet<Type>();
        platform.Alter = (model, answer) =>
        {
            Note(answer, model, seen);
            return null;
        };

        // The first run learns what is read; the second one sees it.
        foreach (int _ in Enumerable.Range(1, 2))
        {
            Assert.Null(await bench.TroubleAsync());
        }

        bench.Seen = [.. seen];
        platform.Alter = null;
        return bench;
    }

    /// <summary>What goes wrong now, or null.</summary>
    public async Task<string?> TroubleAsync()
    {
        long memory = GC.GetTotalAllocatedBytes();
        TimeSpan work = Work();
        int requests = Platform.Requests;
        try
        {
            // On a thread of its own: an endless loop may never give this one back.
            Task<RecordingWriter> run = Task.Run(RunAsync);
            RecordingWriter pipe = await (_reading.Waits ? LetTimePassAsync(run) : run).WaitAsync(s_standstill);
            if (pipe.Errors.FirstOrDefault(static failure => !Known.Contains(failure.Id)) is { } unknown)
            {
                return $"{unknown.Id}: {unknown.Message}";
            }
        }
        catch (GenesysException exception) when (Known.Contains(exception.Failure.Id))
        {
            // The whole command was of no use; it says so.
        }
        catch (TimeoutException)
        {
            return $"had not ended after {s_standstill.TotalSeconds} s";
        }
        catch (Exception bug)
        {
            return string.Join(" ", bug.ToString().Split('\n').Take(3));
        }

        long used = GC.GetTotalAllocatedBytes() - memory;
        work = Work() - work;
        return used > MostMemory ? $"took {used / 1024 / 1024} MB"
            : work > s_mostWork ? $"took {work.TotalSeconds:0.0} s of the processor"
            : Platform.Requests - requests > MostRequests ? $"made {Platform.Requests - requests} requests"
            : null;
    }

    public void Dispose()
    {
        _connected.Dispose();
        Platform.Dispose();
    }

    /// <summary>Runs it once, by a session of its own.</summary>
    public async Task<RecordingWriter> RunAsync()
    {
        using GenesysSession session = Platform.Fresh(_connected);
        SessionCommand command = _reading.Command(Platform.Platform);
        command.Session = session;
        return await CommandRun.OfAsync(command);
    }

    private static TimeSpan Work()
    {
        using Process process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static void Note(JsonNode? node, Type type, HashSet<Type> seen)
    {
        if (node is JsonArray list && WireMember.IsList(type))
        {
            foreach (JsonNode? item in list)
            {
                Note(item, WireMember.ElementOf(type), seen);
            }
        }
        else if (node is JsonObject holder && WireMember.IsModel(type))
        {
            seen.Add(type);
            foreach (WireMember member in WireMember.Of(type))
            {
                Note(holder[member.Name], member.Type, seen);
            }
        }
    }

    private async Task<RecordingWriter> LetTimePassAsync(Task<RecordingWriter> run)
    {
        long begun = Stopwatch.GetTimestamp();
        for (int seconds = 0; !run.IsCompleted && seconds < MostSeconds && Stopwatch.GetElapsedTime(begun) < s_standstill; seconds++)
        {
            for (int turn = 0; turn < 100 && !run.IsCompleted; turn++)
            {
                await Task.Yield();
            }

            Platform.Platform.Step(TimeSpan.FromSeconds(1));
        }

        return await run;
    }
}

using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Probes;

/// <summary>What the probe's body does.</summary>
public enum PumpProbe
{
    /// <summary>Writes 1 to 1000, one by one, and counts in the tally how many it came to.</summary>
    Count,

    /// <summary>As Count, from eight branches at once.</summary>
    CountInParallel,

    /// <summary>Says something on every stream in turn.</summary>
    Speak,

    /// <summary>Waits for a hundred seconds and notes in the tally that it was stopped.</summary>
    Wait,

    /// <summary>Fails for this item.</summary>
    FailItem,

    /// <summary>Fails for this item by an exception that leaves the body.</summary>
    ThrowItem,

    /// <summary>Fails for this item while its parameters are captured.</summary>
    ThrowCapture,

    /// <summary>Fails for the whole command.</summary>
    FailCommand,

    /// <summary>Has a fault.</summary>
    Fault,

    /// <summary>Runs into somebody else's time-out.</summary>
    TimeOut,

    /// <summary>Asks before it acts and counts in the tally what it did.</summary>
    Act,

    /// <summary>
    /// Waits until as many items as -ThrottleLimit are under way, and then writes its item. The item 'bad' fails instead, the item 'stuck'
    /// waits for a hundred seconds; the tally counts those that were stopped.
    /// </summary>
    Meet,
}

[Cmdlet(VerbsLifecycle.Invoke, "PumpProbe", SupportsShouldProcess = true)]
[OutputType(typeof(int))]
public sealed class InvokePumpProbeCommand : AsyncCommand
{
    private const int Items = 1000;

    private readonly TaskCompletionSource _met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _entered;

    [Parameter(Position = 0)]
    public PumpProbe Probe { get; set; }

    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <summary>A synchronised hashtable; the body counts in its member Count.</summary>
    [Parameter]
    public Hashtable Tally { get; set; } = Hashtable.Synchronized([]);

    [Parameter]
    public int ThrottleLimit { get; set; } = 1;

    internal override int MostUnderWay => ThrottleLimit;

    internal override PipelineWork OnRecord()
    {
        (object? input, int party) = (InputObject, ThrottleLimit);
        return Probe switch
        {
            PumpProbe.Count => (pipe, _) => CountAsync(pipe),
            PumpProbe.CountInParallel => (pipe, stop) =>
                Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => CountAsync(pipe), stop))),
            PumpProbe.Speak => (pipe, _) => SpeakAsync(pipe),
            PumpProbe.Wait => WaitAsync,
            PumpProbe.FailItem => (pipe, _) => pipe.WriteErrorAsync(SomeFailure(input, endsCommand: false)),
            PumpProbe.ThrowItem => (_, _) => throw new GenesysException(SomeFailure(input, endsCommand: false)),
            PumpProbe.ThrowCapture => throw new GenesysException(SomeFailure(input, endsCommand: false)),
            PumpProbe.FailCommand => (pipe, _) => pipe.WriteErrorAsync(SomeFailure(input, endsCommand: true)),
            PumpProbe.Fault => (_, _) => throw new InvalidOperationException("the probe is broken"),
            PumpProbe.TimeOut => (_, _) => throw new TaskCanceledException(),
            PumpProbe.Act => (pipe, _) => ActAsync(pipe),
            PumpProbe.Meet => (pipe, stop) => MeetAsync(input, party, pipe, stop),
            _ => throw new ArgumentOutOfRangeException(nameof(Probe), Probe, "The probe does not know that."),
        };
    }

    private async Task CountAsync(IPipelineWriter pipe)
    {
        for (int i = 1; i <= Items; i++)
        {
            lock (Tally.SyncRoot)
            {
                Tally["Count"] = ((int?)Tally["Count"] ?? 0) + 1;
            }

            await pipe.WriteAsync(i);
        }
    }

    private static async Task SpeakAsync(IPipelineWriter pipe)
    {
        for (int i = 1; i <= 50; i++)
        {
            pipe.Verbose($"{i} a");
            pipe.Warning($"{i} b");
            pipe.Waiting(TimeSpan.FromSeconds(2 + i), $"{i} c.");
            pipe.Debug($"{i} d");
            await pipe.WriteAsync($"{i} e");
        }
    }

    private async Task WaitAsync(IPipelineWriter pipe, CancellationToken stop)
    {
        pipe.Waiting(TimeSpan.FromSeconds(100), "The probe waits.");
        Tally["Waiting"] = true;
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(100), stop);
        }
        finally
        {
            Tally["Stopped"] = stop.IsCancellationRequested;
        }
    }

    private async Task ActAsync(IPipelineWriter pipe)
    {
        if (await pipe.ShouldProcessAsync("the probe's target", "Act"))
        {
            Tally["Acted"] = true;
        }
    }

    private async Task MeetAsync(object? item, int party, IPipelineWriter pipe, CancellationToken stop)
    {
        if (Interlocked.Increment(ref _entered) == party)
        {
            _met.SetResult();
        }

        string name = $"{item}";
        try
        {
            await _met.Task.WaitAsync(stop);
            await Task.Delay(name == "stuck" ? TimeSpan.FromSeconds(100) : TimeSpan.Zero, stop);
        }
        catch (OperationCanceledException)
        {
            lock (Tally.SyncRoot)
            {
                Tally["Stopped"] = ((int?)Tally["Stopped"] ?? 0) + 1;
            }

            throw;
        }

        if (name == "bad")
        {
            throw new GenesysException(SomeFailure(item, endsCommand: false));
        }

        await pipe.WriteAsync(item!);
    }

    private static Failure SomeFailure(object? item, bool endsCommand) => new(
        FailureId.Conflict, FailureCategory.ResourceExists, $"The probe failed on {item}.", "Try another probe.")
    {
        Target = item,
        EndsCommand = endsCommand,
        FindingId = "Probe.Finding",
    };
}

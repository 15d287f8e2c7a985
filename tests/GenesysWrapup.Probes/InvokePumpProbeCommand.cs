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

    /// <summary>Fails for the whole command.</summary>
    FailCommand,

    /// <summary>Has a fault.</summary>
    Fault,

    /// <summary>Runs into somebody else's time-out.</summary>
    TimeOut,

    /// <summary>Asks before it acts and counts in the tally what it did.</summary>
    Act,
}

[Cmdlet(VerbsLifecycle.Invoke, "PumpProbe", SupportsShouldProcess = true)]
[OutputType(typeof(int))]
public sealed class InvokePumpProbeCommand : AsyncCommand
{
    private const int Items = 1000;

    [Parameter(Position = 0)]
    public PumpProbe Probe { get; set; }

    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <summary>A synchronised hashtable; the body counts in its member Count.</summary>
    [Parameter]
    public Hashtable Tally { get; set; } = Hashtable.Synchronized([]);

    internal override Task ProcessAsync(IPipelineWriter pipe, CancellationToken stop) => Probe switch
    {
        PumpProbe.Count => CountAsync(pipe),
        PumpProbe.CountInParallel => Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => CountAsync(pipe), stop))),
        PumpProbe.Speak => SpeakAsync(pipe),
        PumpProbe.Wait => WaitAsync(pipe, stop),
        PumpProbe.FailItem => pipe.WriteErrorAsync(SomeFailure(endsCommand: false)),
        PumpProbe.ThrowItem => throw new GenesysException(SomeFailure(endsCommand: false)),
        PumpProbe.FailCommand => pipe.WriteErrorAsync(SomeFailure(endsCommand: true)),
        PumpProbe.Fault => throw new InvalidOperationException("the probe is broken"),
        PumpProbe.TimeOut => throw new TaskCanceledException(),
        PumpProbe.Act => ActAsync(pipe),
        _ => Task.CompletedTask,
    };

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

    private Failure SomeFailure(bool endsCommand) => new(
        FailureId.Conflict, FailureCategory.ResourceExists, $"The probe failed on {InputObject}.", "Try another probe.")
    {
        Target = InputObject,
        EndsCommand = endsCommand,
        FindingId = "Probe.Finding",
    };
}

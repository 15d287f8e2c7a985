using System;
using System.Management.Automation;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;
using GenesysWrapup.Simulator.Faults;

namespace GenesysWrapup.Commands;

/// <summary>Makes some or all requests fail on purpose: by a status, a delay or a cut connection.</summary>
[Cmdlet(VerbsCommon.Add, "SimulatedFault", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class AddSimulatedFaultCommand : SimulatorCommand
{
    /// <summary>The catalogue's name of the operation, or method and path; with wildcards.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OperationCompleter))]
    public string Operation { get; set; } = "*";

    [Parameter]
    public int? Status { get; set; }

    /// <summary>The platform's error code to go with the status.</summary>
    [Parameter]
    public string? ErrorCode { get; set; }

    /// <summary>The Retry-After header as it is sent: seconds, a date, or nonsense.</summary>
    [Parameter]
    public string? RetryAfter { get; set; }

    /// <summary>A body to send instead of the platform's error, as it is.</summary>
    [Parameter]
    public string? Body { get; set; }

    /// <summary>How long the answer is held back, on the simulator's clock.</summary>
    [Parameter]
    [Duration]
    public TimeSpan Delay { get; set; }

    /// <summary>BeforeProcessing or AfterProcessing: when the connection breaks.</summary>
    [Parameter]
    [ValidateSet(nameof(FaultCut.None), nameof(FaultCut.BeforeProcessing), nameof(FaultCut.AfterProcessing))]
    public string Cut { get; set; } = nameof(FaultCut.None);

    /// <summary>Lets the request take effect before the status is sent or the delay begins.</summary>
    [Parameter]
    public SwitchParameter AfterProcessing { get; set; }

    /// <summary>Promises the whole answer and sends half of it.</summary>
    [Parameter]
    public SwitchParameter Truncate { get; set; }

    /// <summary>For how many requests; 0 for all.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Count { get; set; }

    /// <summary>How likely a request is to be hit, from 0 to 1.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double Chance { get; set; } = 1;

    internal override PipelineWork OnRecord()
    {
        if (Status is null && Body is null && Delay == TimeSpan.Zero && Cut == nameof(FaultCut.None) && !Truncate)
        {
            throw new GenesysException(new Failure(
                FailureId.MissingInput,
                FailureCategory.InvalidArgument,
                $"No fault was given for {Operation}.",
                "Give -Status, -Delay, -Cut, -Body or -Truncate.")
            { Target = Operation });
        }

        if (NeededOperations.Unmatched(Operation) is { } unknown)
        {
            throw new GenesysException(unknown);
        }

        GenesysSimulator simulator = Steered;
        var fault = new Fault
        {
            Operation = Operation,
            Status = Status,
            ErrorCode = ErrorCode,
            RetryAfter = RetryAfter,
            Body = Body,
            Delay = Delay,
            Cut = Enum.TryParse(Cut, ignoreCase: true, out FaultCut cut) ? cut : FaultCut.None,
            AfterProcessing = AfterProcessing,
            Truncate = Truncate,
            Count = Count,
            Chance = Chance,
        };
        return async (pipe, _) =>
        {
            if (await pipe.ShouldProcessAsync(simulator.ToString(), $"Add a fault to {fault.Operation}").ConfigureAwait(false))
            {
                Add(simulator, fault);
            }
        };
    }

    private static void Add(GenesysSimulator simulator, Fault fault)
    {
        try
        {
            simulator.Platform.Faults.Add(fault);
        }
        catch (ArgumentOutOfRangeException refusal)
        {
            throw SimulatorRefusal.Of(refusal, refusal.ActualValue);
        }
    }
}

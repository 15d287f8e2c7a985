using System;
using System.Management.Automation;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;
using GenesysWrapup.Simulator.Faults;

namespace GenesysWrapup.Commands;

/// <summary>The faults that a simulator still has in store, with how often each has happened.</summary>
[Cmdlet(VerbsCommon.Get, "SimulatedFault")]
[OutputType(typeof(SimulatedFault))]
public sealed class GetSimulatedFaultCommand : SimulatorCommand
{
    /// <summary>Only faults of these operations, as they were named when they were added.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OperationCompleter))]
    public string? Operation { get; set; }

    internal override PipelineWork OnRecord()
    {
        Func<string?, bool> isWanted = Naming(Operation);
        GenesysSimulator simulator = Steered;
        return async (pipe, _) =>
        {
            foreach (SimulatedFault fault in simulator.Platform.Faults.Shown)
            {
                if (isWanted(fault.Operation))
                {
                    await pipe.WriteAsync(fault).ConfigureAwait(false);
                }
            }
        };
    }
}

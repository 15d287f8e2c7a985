using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;
using GenesysWrapup.Simulator.Faults;

namespace GenesysWrapup.Commands;

/// <summary>Takes faults back: those of some operations, or those that Get-SimulatedFault shows.</summary>
[Cmdlet(VerbsCommon.Remove, "SimulatedFault", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveSimulatedFaultCommand : SimulatorCommand
{
    /// <summary>Faults of these operations, as they were named when they were added; * for all.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OperationCompleter))]
    public string? Operation { get; set; }

    /// <summary>The number of one fault, as Get-SimulatedFault shows it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int? FaultId { get; set; }

    internal override PipelineWork OnRecord()
    {
        if (Operation is null && FaultId is null)
        {
            throw new GenesysException(new Failure(
                FailureId.MissingInput,
                FailureCategory.InvalidArgument,
                "Which fault to remove was not given.",
                "Give -Operation, with * for all, or pipe faults from Get-SimulatedFault."));
        }

        Func<string?, bool> isWanted = Naming(Operation);
        int? id = FaultId;
        GenesysSimulator simulator = Steered;
        return async (pipe, _) =>
        {
            IEnumerable<SimulatedFault> meant = simulator.Platform.Faults.Shown.Where(fault =>
                (id is null || fault.FaultId == id) && isWanted(fault.Operation));
            foreach (SimulatedFault fault in meant)
            {
                if (await pipe.ShouldProcessAsync(simulator.ToString(), $"Remove {fault}").ConfigureAwait(false))
                {
                    simulator.Platform.Faults.Remove(fault.FaultId);
                }
            }
        };
    }
}

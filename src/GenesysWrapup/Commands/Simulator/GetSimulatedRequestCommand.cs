using System;
using System.Management.Automation;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;
using GenesysWrapup.Simulator.Front;

namespace GenesysWrapup.Commands;

/// <summary>The requests a simulator has received, in order; without bodies and headers, so without secrets.</summary>
[Cmdlet(VerbsCommon.Get, "SimulatedRequest")]
[OutputType(typeof(SimulatedRequest))]
public sealed class GetSimulatedRequestCommand : SimulatorCommand
{
    /// <summary>Only requests of these operations, by the catalogue's names.</summary>
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
            foreach (SimulatedRequest request in simulator.Platform.Requests.All)
            {
                if (isWanted(request.Operation))
                {
                    await pipe.WriteAsync(request).ConfigureAwait(false);
                }
            }
        };
    }
}

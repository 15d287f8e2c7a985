using System.Management.Automation;
using GenesysWrapup.Binding;
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
        WildcardPattern? wanted = Operation is null ? null : NameWildcard.Of(Operation);
        GenesysSimulator simulator = Steered;
        return async (pipe, _) =>
        {
            foreach (SimulatedRequest request in simulator.Platform.Requests.All)
            {
                if (wanted is null || (request.Operation is not null && wanted.IsMatch(request.Operation)))
                {
                    await pipe.WriteAsync(request).ConfigureAwait(false);
                }
            }
        };
    }
}

using System.Management.Automation;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Stops a simulator: the given one, else that of the current session, which ends with it.</summary>
[Cmdlet(VerbsLifecycle.Stop, "GenesysSimulator", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopGenesysSimulatorCommand : AsyncCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public GenesysSimulator? Simulator { get; set; }

    internal override PipelineWork OnRecord()
    {
        RunspaceSession here = RunspaceSession.Here;
        GenesysSession? session = here.Current;
        GenesysSimulator? ofSession = session is null ? null : GenesysSimulator.Of(session);
        GenesysSimulator? simulator = Simulator ?? ofSession;
        return async (pipe, _) =>
        {
            if (simulator is not { IsRunning: true })
            {
                pipe.Verbose("There is no running simulator to stop.");
            }
            else if (await pipe.ShouldProcessAsync(simulator.ToString(), "Stop").ConfigureAwait(false))
            {
                if (session is not null && ReferenceEquals(simulator, ofSession))
                {
                    here.Forget(session);
                    session.Dispose();
                }

                simulator.Dispose();
            }
        };
    }
}

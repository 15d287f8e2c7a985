using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Stops a simulator: the given one, else that of the current session, which ends with it.</summary>
[Cmdlet(VerbsLifecycle.Stop, "GenesysSimulator", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopGenesysSimulatorCommand : AsyncCommand
{
    private RunspaceSession _here = RunspaceSession.Here;

    [Parameter(Position = 0, ValueFromPipeline = true)]
    public GenesysSimulator? Simulator { get; set; }

    internal override void Prepare() => _here = RunspaceSession.Here;

    internal override async Task ProcessAsync(IPipelineWriter pipe, CancellationToken stop)
    {
        GenesysSession? session = _here.Current;
        GenesysSimulator? ofSession = session is null ? null : GenesysSimulator.Of(session);
        GenesysSimulator? simulator = Simulator ?? ofSession;
        if (simulator is not { IsRunning: true })
        {
            pipe.Verbose("There is no running simulator to stop.");
            return;
        }

        if (await pipe.ShouldProcessAsync(simulator.ToString(), "Stop").ConfigureAwait(false))
        {
            if (session is not null && ReferenceEquals(simulator, ofSession))
            {
                _here.Forget(session);
                session.Dispose();
            }

            simulator.Dispose();
        }
    }
}

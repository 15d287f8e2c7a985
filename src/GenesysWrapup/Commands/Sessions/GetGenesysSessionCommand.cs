using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>The default session of this runspace; nothing where there is none, so that a script can ask.</summary>
[Cmdlet(VerbsCommon.Get, "GenesysSession")]
[OutputType(typeof(GenesysSession))]
public sealed class GetGenesysSessionCommand : AsyncCommand
{
    private RunspaceSession _here = RunspaceSession.Here;

    internal override void Prepare() => _here = RunspaceSession.Here;

    internal override async Task ProcessAsync(IPipelineWriter pipe, CancellationToken stop)
    {
        if (_here.Current is { IsConnected: true } session)
        {
            await pipe.WriteAsync(session).ConfigureAwait(false);
        }
        else
        {
            pipe.Verbose("There is no session with Genesys Cloud in this runspace.");
        }
    }
}

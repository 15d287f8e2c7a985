using System.Management.Automation;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>The default session of this runspace; nothing where there is none, so that a script can ask.</summary>
[Cmdlet(VerbsCommon.Get, "GenesysSession")]
[OutputType(typeof(GenesysSession))]
public sealed class GetGenesysSessionCommand : AsyncCommand
{
    internal override PipelineWork OnRecord()
    {
        GenesysSession? current = RunspaceSession.Here.Current;
        return async (pipe, _) =>
        {
            if (current is { IsConnected: true })
            {
                await pipe.WriteAsync(current).ConfigureAwait(false);
            }
            else
            {
                pipe.Verbose("There is no session with Genesys Cloud in this runspace.");
            }
        };
    }
}

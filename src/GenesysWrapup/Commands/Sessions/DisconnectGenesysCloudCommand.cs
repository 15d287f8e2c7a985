using System.Management.Automation;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>
/// Revokes the token of a session and forgets it. Having no session is no error, since the command is used in finally blocks.
/// </summary>
[Cmdlet(VerbsCommunications.Disconnect, "GenesysCloud", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[UsesOperation(nameof(Operations.DeleteTokensMe))]
public sealed class DisconnectGenesysCloudCommand : AsyncCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public GenesysSession? Session { get; set; }

    internal override PipelineWork OnRecord()
    {
        RunspaceSession here = RunspaceSession.Here;
        GenesysSession? session = Session ?? here.Current;
        return async (pipe, stop) =>
        {
            if (session is not { IsConnected: true })
            {
                pipe.Verbose("There is no open session to disconnect.");
            }
            else if (await pipe.ShouldProcessAsync(session.ToString(), "Revoke the token and forget the session").ConfigureAwait(false))
            {
                here.Forget(session);
                await session.CloseAsync(pipe, stop).ConfigureAwait(false);
            }
        };
    }
}

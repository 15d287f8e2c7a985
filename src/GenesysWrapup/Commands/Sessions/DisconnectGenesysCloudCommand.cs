using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Revokes the token of a session and forgets it. Without a session there is nothing to do, which is no error: it stands in finally blocks.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "GenesysCloud", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[UsesOperation(nameof(Operations.DeleteTokensMe))]
public sealed class DisconnectGenesysCloudCommand : AsyncCommand
{
    private RunspaceSession _here = RunspaceSession.Here;

    [Parameter(Position = 0, ValueFromPipeline = true)]
    public GenesysSession? Session { get; set; }

    internal override void Prepare() => _here = RunspaceSession.Here;

    internal override async Task ProcessAsync(IPipelineWriter pipe, CancellationToken stop)
    {
        GenesysSession? session = Session ?? _here.Current;
        if (session is not { IsConnected: true })
        {
            pipe.Verbose("There is no open session to disconnect.");
            return;
        }

        if (await pipe.ShouldProcessAsync(session.ToString(), "Revoke the token and forget the session").ConfigureAwait(false))
        {
            _here.Forget(session);
            await session.CloseAsync(pipe, stop).ConfigureAwait(false);
        }
    }
}

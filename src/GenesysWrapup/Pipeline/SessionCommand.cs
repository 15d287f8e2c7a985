using System.Management.Automation;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;

namespace GenesysWrapup.Pipeline;

/// <summary>A cmdlet that talks to the platform: by the given session, else by that of this runspace.</summary>
public abstract class SessionCommand : AsyncCommand
{
    private GenesysSession? _current;

    [Parameter]
    public GenesysSession? Session { get; set; }

    internal override void Prepare() => _current = RunspaceSession.Here.Current;

    /// <summary>The session to use; a failure that ends the command where there is none.</summary>
    internal GenesysSession Connected => (Session ?? _current) is { IsConnected: true } session
        ? session
        : throw new GenesysException(NotConnected(Session));

    internal static Failure NotConnected(GenesysSession? given) => new(
        FailureId.NotConnected,
        FailureCategory.ConnectionError,
        given is null ? "There is no session with Genesys Cloud in this runspace." : "The given session has been disconnected.",
        "Run Connect-GenesysCloud first, or pass -Session (in ForEach-Object -Parallel, pass it with $using:).")
    {
        Target = given,
        EndsCommand = true,
    };
}

using System.Management.Automation;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Pipeline;

/// <summary>A cmdlet that talks to the platform: by the given session, else by that of this runspace.</summary>
public abstract class SessionCommand : AsyncCommand
{
    private GenesysSession? _session;

    /// <summary>The same for all records: it does not come through the pipeline.</summary>
    [Parameter]
    public GenesysSession? Session { get; set; }

    internal override void Prepare() => _session = Session ?? RunspaceSession.Here.Current;

    /// <summary>The session to use; a failure that ends the command where there is none.</summary>
    internal GenesysSession Connected => _session is { IsConnected: true } session
        ? session
        : throw new GenesysException(NotConnected(_session));

    /// <summary>What the platform still allows in the current period; null where nobody knows.</summary>
    internal RequestBudget? BudgetLeft() => _session?.Budget();

    internal static Failure NotConnected(GenesysSession? closed) => new(
        FailureId.NotConnected,
        FailureCategory.ConnectionError,
        closed is null ? "There is no session with Genesys Cloud in this runspace." : "The session has been disconnected.",
        "Run Connect-GenesysCloud first, or pass -Session (in ForEach-Object -Parallel, pass it with $using:).")
    {
        Target = closed,
        EndsCommand = true,
    };
}

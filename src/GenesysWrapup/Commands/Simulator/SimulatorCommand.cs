using System;
using System.Management.Automation;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>A cmdlet that controls a simulator: the given one, else that of the current session.</summary>
public abstract class SimulatorCommand : AsyncCommand
{
    [Parameter]
    public GenesysSimulator? Simulator { get; set; }

    /// <summary>The simulator to control; a failure that ends the command where there is none. Only for the pipeline's thread.</summary>
    internal GenesysSimulator Steered
    {
        get
        {
            if (Simulator is not null)
            {
                return Running(Simulator);
            }

            GenesysSession session = RunspaceSession.Here.Current is { IsConnected: true } current
                ? current
                : throw None("There is no simulator in this runspace.");
            return Running(GenesysSimulator.Of(session) ?? throw None($"The session is with {session}, not with a simulator."));
        }
    }

    /// <summary>Whether the name of an operation fits the wildcards; every name does, and none as well, where none were given.</summary>
    private protected static Func<string?, bool> Naming(string? wildcards)
    {
        if (wildcards is null)
        {
            return static _ => true;
        }

        WildcardPattern wanted = NameWildcard.Of(wildcards);
        return name => name is not null && wanted.IsMatch(name);
    }

    private static GenesysSimulator Running(GenesysSimulator simulator) =>
        simulator.IsRunning ? simulator : throw new GenesysException(simulator.Stopped());

    private static GenesysException None(string what) => new(new Failure(
        FailureId.NoSimulator,
        FailureCategory.ConnectionError,
        what,
        "Run Connect-GenesysCloud -Simulator, or pass -Simulator what Start-GenesysSimulator returned.")
    { EndsCommand = true });
}

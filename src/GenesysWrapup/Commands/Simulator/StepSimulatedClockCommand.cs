using System;
using System.Management.Automation;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>
/// Moves a simulator's clock ahead. What is due on the way happens: after-call work times out, tokens expire, waits end.
/// </summary>
[Cmdlet(VerbsCommon.Step, "SimulatedClock", SupportsShouldProcess = true)]
[OutputType(typeof(DateTime))]
public sealed class StepSimulatedClockCommand : SimulatorCommand
{
    [Parameter(Position = 0)]
    [Duration]
    public TimeSpan By { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Writes the new time (UTC).</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    internal override PipelineWork OnRecord()
    {
        if (By <= TimeSpan.Zero)
        {
            throw new GenesysException(new Failure(
                FailureId.InvalidValue,
                FailureCategory.InvalidArgument,
                $"The clock cannot move ahead by {By}.",
                "Give -By a time span above zero, for example 00:05:00.")
            { Target = By });
        }

        GenesysSimulator simulator = Steered;
        (TimeSpan by, bool passThru) = (By, PassThru);
        return async (pipe, _) =>
        {
            if (await pipe.ShouldProcessAsync(simulator.ToString(), $"Move the clock ahead by {by}").ConfigureAwait(false))
            {
                simulator.Platform.Step(by);
                if (passThru)
                {
                    await pipe.WriteAsync(simulator.Time).ConfigureAwait(false);
                }
            }
        };
    }
}

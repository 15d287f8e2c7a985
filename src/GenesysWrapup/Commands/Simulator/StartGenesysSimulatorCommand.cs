using System.Collections;
using System.Management.Automation;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Starts a platform in memory and returns it. Connect-GenesysCloud takes it from the pipeline.</summary>
[Cmdlet(VerbsLifecycle.Start, "GenesysSimulator", SupportsShouldProcess = true)]
[OutputType(typeof(GenesysSimulator))]
public sealed class StartGenesysSimulatorCommand : AsyncCommand
{
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ScenarioCompleter))]
    public string? Scenario { get; set; }

    /// <summary>Names and positions of policies that are to differ from their defaults, or the name of a set of them.</summary>
    [Parameter]
    [PolicyTable]
    [ArgumentCompleter(typeof(PolicySetCompleter))]
    public IDictionary? Policy { get; set; }

    /// <summary>Lets its clock jump ahead as soon as somebody waits on it, so that a test of minutes takes none.</summary>
    [Parameter]
    public SwitchParameter SkipWait { get; set; }

    internal override PipelineWork OnRecord()
    {
        string scenario = Scenario ?? GenesysSimulator.DefaultScenario;
        IDictionary? policies = Policy;
        bool skipWait = SkipWait;
        return async (pipe, _) =>
        {
            if (await pipe.ShouldProcessAsync(scenario, "Start a simulator").ConfigureAwait(false))
            {
                await pipe.WriteAsync(GenesysSimulator.Start(scenario, policies, skipWait)).ConfigureAwait(false);
            }
        };
    }
}

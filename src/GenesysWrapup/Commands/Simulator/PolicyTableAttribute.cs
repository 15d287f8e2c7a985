using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using GenesysWrapup.Binding;
using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Commands;

/// <summary>Takes the policies of a simulator as a table of names and positions, or as the one name of a set of them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PolicyTableAttribute : ArgumentTransformationAttribute
{
    /// <summary>A name alone becomes the table @{ name = $true }, so that a wrong one is refused as a wrong policy is.</summary>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PipelineValues.Unwrapped(inputData) is string name ? new Hashtable { [name] = true } : inputData;
}

/// <summary>Offers the sets of policies.</summary>
internal sealed class PolicySetCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Of(wordToComplete, [new Suggestion(SimulatorPolicies.RealisticSet)]);
}

using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

using GenesysWrapup.Binding;

namespace GenesysWrapup.Commands;

/// <summary>Completes the simulator's scenarios.</summary>
internal sealed class ScenarioCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Of(wordToComplete, GenesysSimulator.Scenarios.Select(static name => new Suggestion(name)));
}

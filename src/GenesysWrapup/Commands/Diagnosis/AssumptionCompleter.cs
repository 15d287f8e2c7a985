using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Assumptions;

namespace GenesysWrapup.Commands;

/// <summary>Completes the unknowns that a test settles; the tooltip says how.</summary>
internal sealed class AssumptionCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Of(wordToComplete, AssumptionList.All.Select(static one => new Suggestion(one.Policy, Tooltip: one.Asks)));
}

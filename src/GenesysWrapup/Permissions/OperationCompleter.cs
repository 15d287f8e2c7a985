using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Permissions;

/// <summary>Completes the operations of the catalogue by name.</summary>
internal sealed class OperationCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Of(
            wordToComplete,
            Operations.All.Select(static operation => new Suggestion(operation.Name, Tooltip: $"{operation.Method} {operation.Path}")));
}

using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace GenesysWrapup.Binding;

/// <summary>Completes the methods of HTTP that the platform has.</summary>
internal sealed class MethodCompleter : IArgumentCompleter
{
    private static readonly string[] s_methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Of(wordToComplete, s_methods.Select(static method => new Suggestion(method)));
}

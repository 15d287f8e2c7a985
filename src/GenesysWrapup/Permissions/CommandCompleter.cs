using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using GenesysWrapup.Binding;

namespace GenesysWrapup.Permissions;

/// <summary>Completes the commands of this module that call the platform.</summary>
internal sealed class CommandCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Of(wordToComplete, CommandOperations.Commands.Select(name => new Suggestion(name)));
}

using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using GenesysWrapup.Core.Sessions;

namespace GenesysWrapup.Binding;

/// <summary>Offers the profiles of the vendor's CLI on this machine.</summary>
internal sealed class ProfileCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Of(
            wordToComplete, CliProfile.Names(fakeBoundParameters?["ProfilePath"] as string).Select(static name => new Suggestion(name)));
}

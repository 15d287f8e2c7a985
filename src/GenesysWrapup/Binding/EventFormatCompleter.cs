using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using GenesysWrapup.Core.Metrics;

namespace GenesysWrapup.Binding;

/// <summary>Completes the formats of events.</summary>
internal sealed class EventFormatCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Of(
            wordToComplete, EventFormats.All.Select(static format => new Suggestion(format.Name, Tooltip: format.Title)));
}

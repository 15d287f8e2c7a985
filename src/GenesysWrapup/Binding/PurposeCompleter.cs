using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace GenesysWrapup.Binding;

/// <summary>Completes the purposes that a participant can have.</summary>
internal sealed class PurposeCompleter : IArgumentCompleter
{
    // The conversation model does not enumerate purposes; this is the list of analytics.
    private static readonly string[] s_purposes =
    [
        "acd", "agent", "api", "botflow", "campaign", "customer", "dialer", "external", "fax", "group", "inbound", "ivr",
        "manual", "outbound", "station", "user", "voicemail", "voicesurveyflow", "workflow",
    ];

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Of(wordToComplete, s_purposes.Select(purpose => new Suggestion(purpose)));
}

using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Binding;

/// <summary>Completes the platform's regions, by name or by domain.</summary>
internal sealed class RegionCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        // us-west-2 and us_west_2 are the same region; whoever types hyphens gets hyphens.
        bool hyphens = wordToComplete?.IndexOf('-') >= 0;
        return Completion.Of(wordToComplete, Region.All.SelectMany(region => Suggest(region, hyphens)));
    }

    private static IEnumerable<Suggestion> Suggest(Region region, bool hyphens)
    {
        string name = hyphens ? region.Name.Replace('_', '-') : region.Name;
        return
        [
            new Suggestion(name, Tooltip: $"{region.Description}, {region.Domain}"),
            new Suggestion(region.Domain, Tooltip: $"{region.Description}, {name}"),
        ];
    }
}

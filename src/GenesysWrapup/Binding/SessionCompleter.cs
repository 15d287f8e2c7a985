using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Binding;

/// <summary>
/// Completes names that only the platform knows, by the given session or that of this runspace. Whoever presses Tab is in the middle of a
/// line: no exception, no question, no output, and two seconds at most; without an answer there is simply nothing to offer.
/// </summary>
internal abstract class SessionCompleter : IArgumentCompleter
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        // Tab must never hurt: whatever goes wrong here goes wrong again, visibly, when the line is run.
        try
        {
            return SessionOf(fakeBoundParameters) is { IsConnected: true } session
                ? Completion.Of(wordToComplete, Ask(session, fakeBoundParameters ?? new Hashtable()))
                : [];
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <summary>What could stand there. <paramref name="bound"/> holds the parameters already given on the line.</summary>
    protected abstract Task<IReadOnlyList<Suggestion>> SuggestAsync(GenesysSession session, IDictionary bound, CancellationToken stop);

    private IReadOnlyList<Suggestion> Ask(GenesysSession session, IDictionary bound)
    {
        using var patience = new CancellationTokenSource(s_patience);
        Task<IReadOnlyList<Suggestion>> asking = Task.Run(() => SuggestAsync(session, bound, patience.Token), patience.Token);

        // The second limit is for work that is slow to notice the first.
        return asking.Wait(s_patience) ? asking.Result : [];
    }

    private static GenesysSession? SessionOf(IDictionary? bound)
    {
        object? given = bound?["Session"];
        return (given is PSObject wrapped ? wrapped.BaseObject : given) as GenesysSession ?? RunspaceSession.Here.Current;
    }
}

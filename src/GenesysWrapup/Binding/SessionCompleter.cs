using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Binding;

/// <summary>
/// Completes names that only the platform knows, using the given session or that of this runspace. Whoever presses Tab is in the middle of
/// a line: no exception, no prompt, no output, and two seconds at most. Without an answer there is nothing to offer.
/// </summary>
internal abstract class SessionCompleter : IArgumentCompleter
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        // Whatever goes wrong here goes wrong again, visibly, when the line is run.
        try
        {
            return SessionOf(fakeBoundParameters) is { IsConnected: true } session
                ? Completion.Of(wordToComplete, Suggestions(List(session)))
                : [];
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <summary>What can be entered.</summary>
    protected abstract Task<IEnumerable<Listed>> ListAsync(GenesysSession session, CancellationToken stop);

    /// <summary>By name; those that share a name by their ids.</summary>
    private static IEnumerable<Suggestion> Suggestions(IEnumerable<Listed> listed) =>
        from one in listed
        group one by one.Name into named
        let isShared = named.Skip(1).Any()
        from one in named
        let division = one.Division is null ? string.Empty : $" ({one.Division})"
        select new Suggestion(isShared ? one.Id : one.Name, one.Name, $"{one.Name}{division} {one.Id}");

    private IEnumerable<Listed> List(GenesysSession session)
    {
        using var patience = new CancellationTokenSource(s_patience);
        Task<IEnumerable<Listed>> listing = Task.Run(() => ListAsync(session, patience.Token), patience.Token);

        // The second limit is for work that is slow to notice the first one.
        return listing.Wait(s_patience) ? listing.Result : [];
    }

    private static GenesysSession? SessionOf(IDictionary? bound)
    {
        object? given = bound?["Session"];
        return (given is PSObject wrapped ? wrapped.BaseObject : given) as GenesysSession ?? RunspaceSession.Here.Current;
    }

    /// <summary>Something the platform lists, with its division where it has one.</summary>
    protected sealed record Listed(string Id, string Name, string? Division = null);
}

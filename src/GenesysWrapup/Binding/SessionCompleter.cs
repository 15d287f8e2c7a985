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
            var line = new Typed(commandName, parameterName, fakeBoundParameters) { IsPiped = IsPiped(commandAst) };
            return SessionOf(fakeBoundParameters) is { IsConnected: true } session
                ? Completion.Of(wordToComplete, List(session, line))
                : [];
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <summary>What can be entered.</summary>
    protected abstract Task<IEnumerable<Suggestion>> SuggestAsync(GenesysSession session, Typed line, CancellationToken stop);

    /// <summary>By name; those that share a name by their ids.</summary>
    protected static IEnumerable<Suggestion> ByName(IEnumerable<Listed> listed) =>
        from one in listed
        group one by one.Name into named
        let isShared = named.Skip(1).Any()
        from one in named
        let division = one.Division is null ? string.Empty : $" ({one.Division})"
        select new Suggestion(isShared ? one.Id : one.Name, one.Name, $"{one.Name}{division} {one.Id}");

    private IEnumerable<Suggestion> List(GenesysSession session, Typed line)
    {
        using var patience = new CancellationTokenSource(s_patience);
        Task<IEnumerable<Suggestion>> listing = Task.Run(() => SuggestAsync(session, line, patience.Token), patience.Token);

        // The second limit is for work that is slow to notice the first one.
        return listing.Wait(s_patience) ? listing.Result : [];
    }

    private static bool IsPiped(CommandAst? command) =>
        command?.Parent is PipelineAst { PipelineElements: { Count: > 1 } all } && all[0] != command;

    private static GenesysSession? SessionOf(IDictionary? bound)
    {
        object? given = bound?["Session"];
        return (given is PSObject wrapped ? wrapped.BaseObject : given) as GenesysSession ?? RunspaceSession.Here.Current;
    }

    /// <summary>The line as far as it is typed.</summary>
    internal sealed record Typed(string Command, string Parameter, IDictionary? Bound)
    {
        /// <summary>Whether another command of the line gives its objects.</summary>
        public bool IsPiped { get; init; }

        /// <summary>What another parameter has on the line; null where it is not there, or not known before the line runs.</summary>
        public string? Value(string parameter) => PipelineValues.Given(PipelineValues.Unwrapped(Bound?[parameter]) switch
        {
            object[] { Length: > 0 } several => PipelineValues.Unwrapped(several[0])?.ToString(),
            { } value => value.ToString(),
            null => null,
        });
    }

    /// <summary>Something the platform lists, with its division where it has one.</summary>
    internal sealed record Listed(string Id, string Name, string? Division = null);
}

using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Sessions;

namespace GenesysWrapup.Commands;

/// <summary>
/// Completes the simulator's named conversations; a real platform's are too many to list. Where the pipeline gives the conversations, the
/// first argument is the code.
/// </summary>
internal sealed class NamedConversationCompleter : SessionCompleter
{
    private static readonly Lazy<HashSet<string>> s_takeCodes = new(static () => new(
        from type in typeof(ParticipantCodeCommand).Assembly.GetTypes()
        where type.IsSubclassOf(typeof(ParticipantCodeCommand)) && !type.IsAbstract
        let cmdlet = type.GetCustomAttribute<CmdletAttribute>()
        select $"{cmdlet.VerbName}-{cmdlet.NounName}",
        StringComparer.OrdinalIgnoreCase));

    protected override Task<IEnumerable<Suggestion>> SuggestAsync(GenesysSession session, Typed line, CancellationToken stop) =>
        line.IsPiped && s_takeCodes.Value.Contains(line.Command)
            ? WrapupCodeCompleter.AllAsync(session, stop)
            : Task.FromResult(
                from DictionaryEntry named in GenesysSimulator.Of(session)?.Conversations ?? new Hashtable()
                select new Suggestion((string)named.Value!, (string)named.Key, $"{named.Key} {named.Value}"));
}

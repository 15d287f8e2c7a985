using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Sessions;

namespace GenesysWrapup.Commands;

/// <summary>Completes the simulator's named conversations; a real platform's are too many to list.</summary>
internal sealed class NamedConversationCompleter : SessionCompleter
{
    protected override Task<IEnumerable<Suggestion>> SuggestAsync(GenesysSession session, Typed line, CancellationToken stop) =>
        Task.FromResult(
            from DictionaryEntry named in GenesysSimulator.Of(session)?.Conversations ?? new Hashtable()
            select new Suggestion((string)named.Value!, (string)named.Key, $"{named.Key} {named.Value}"));
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Binding;

/// <summary>Completes the codes that can be taken from the queue on the line, or those that it does not have yet.</summary>
internal sealed class QueueCodeCompleter : SessionCompleter
{
    protected override async Task<IEnumerable<Suggestion>> SuggestAsync(GenesysSession session, Typed line, CancellationToken stop)
    {
        SilentActivity silent = SilentActivity.Instance;
        bool removes = line.Command.StartsWith("Remove-", StringComparison.OrdinalIgnoreCase);
        IReadOnlyList<WrapupCode> present = [];
        if (line.Value("Queue") is { } given)
        {
            RoutingQueue queue = await QueueDirectory.Of(session).ResolveAsync(given, silent, stop).ConfigureAwait(false);
            present = await new QueueCodes(session).AllAsync(queue, silent, stop).ConfigureAwait(false);
        }

        if (removes && present.Count > 0)
        {
            return ByName(present.Select(WrapupCodeCompleter.ListedAs));
        }

        IReadOnlyList<WrapupCode> all = await CodeDirectory.Of(session).AllAsync(silent, stop).ConfigureAwait(false);
        return ByName(all.Where(code => present.All(there => there.Id != code.Id)).Select(WrapupCodeCompleter.ListedAs));
    }
}

using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Binding;

/// <summary>Completes queues. They are listed for the first Tab of a session and kept.</summary>
internal sealed class QueueCompleter : SessionCompleter
{
    protected override async Task<IEnumerable<Suggestion>> SuggestAsync(GenesysSession session, Typed line, CancellationToken stop)
    {
        IReadOnlyList<RoutingQueue> queues = await QueueDirectory.Of(session).AllAsync(SilentActivity.Instance, stop).ConfigureAwait(false);
        return ByName(queues.Select(queue => new Listed(queue.Id, queue.Name, queue.DivisionName ?? queue.DivisionId)));
    }
}

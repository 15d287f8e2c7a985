using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Binding;

/// <summary>Completes the names of queues. They are listed for the first Tab of a session and kept.</summary>
internal sealed class QueueCompleter : SessionCompleter
{
    protected override async Task<IReadOnlyList<Suggestion>> SuggestAsync(GenesysSession session, IDictionary bound, CancellationToken stop)
    {
        IReadOnlyList<RoutingQueue> queues = await QueueDirectory.Of(session).AllAsync(SilentActivity.Instance, stop).ConfigureAwait(false);
        return queues
            .Select(queue => new Suggestion(queue.Name, Tooltip: $"{queue.Name} ({queue.DivisionName ?? queue.DivisionId}) {queue.Id}"))
            .ToArray();
    }
}
